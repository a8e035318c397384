"""Somebody puts files into a form; the app fetches them as it would from Slack."""

from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.faults import Fault, FaultKind
from sandbox.people.uploads import MOST_BYTES, NotTaken, Upload
from sandbox.slack import Slack
from tests.sandbox.calls import ANNA, error_of
from tests.sandbox.echo import field, plain
from tests.sandbox.listening import Listening, listening

PRICES = Upload("Preise März.csv", b"a;b\n1;2\n")


def asked(slack: Slack, **element: Any) -> None:
    """A form with one field for files is open before Anna."""
    block = field("CSV file", "file", {"type": "file_input", **element}, optional=True)
    view = {"type": "modal", "title": plain("Import"), "submit": plain("Go"), "blocks": [block]}
    slack.world.views.open(ANNA, view)


def submitted(app: Listening) -> list[dict[str, Any]]:
    state = app.last["view"]["state"]["values"]["file"]["file-value"]
    assert state["type"] == "file_input"
    return list(state["files"])


def fetched(address: str, token: str = "") -> tuple[str, bytes]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urlopen(Request(address, headers=headers)) as answer:  # noqa: S310 - loopback
        return answer.headers.get_content_type(), answer.read()


def test_a_file_is_chosen_submitted_and_fetched(slack: Slack, client: WebClient) -> None:
    asked(slack, filetypes=["csv", ".txt"], max_files=1)
    with listening(slack) as app:
        slack.person("anna").submits(values={"CSV file": PRICES})
    [file] = submitted(app)
    assert (file["name"], file["title"], file["filetype"]) == (PRICES.name, PRICES.name, "csv")
    assert (file["mimetype"], file["size"], file["user"]) == ("text/csv", 8, ANNA)
    for name in ("url_private", "url_private_download"):
        assert fetched(file[name], slack.bot_token) == ("text/csv", PRICES.content)
    assert client.files_info(file=file["id"])["file"] == file


def test_several_files_are_several(slack: Slack) -> None:
    asked(slack)
    with listening(slack) as app:
        several = [PRICES, Upload("b.pdf", b"%PDF"), Upload("noname", b"?")]
        slack.person("anna").submits(values={"CSV file": several})
    assert [file["filetype"] for file in submitted(app)] == ["csv", "pdf", "binary"]


def test_a_file_can_be_taken_back(slack: Slack) -> None:
    asked(slack)
    anna = slack.person("anna")
    anna.fills(None, {"CSV file": PRICES})
    with listening(slack) as app:
        anna.submits(values={"CSV file": None})
    assert submitted(app) == []


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (Upload("prices.xlsx", b"PK"), "prices.xlsx is not supported: choose a file of type csv"),
        (Upload("prices", b"a"), "not supported"),
        (Upload("prices.csv", b""), "is empty"),
        (Upload("prices.csv", b"x" * (MOST_BYTES + 1)), "larger than 10 MB"),
        ([PRICES, PRICES, PRICES], "no more than 2 files"),
    ],
)
def test_slacks_client_does_not_take_what_the_app_does_not_ask_for(
    slack: Slack, chosen: Any, why: str
) -> None:
    asked(slack, filetypes=["csv"], max_files=2)
    with pytest.raises(NotTaken, match=why), listening(slack) as app:
        slack.person("anna").submits(values={"CSV file": chosen})
    assert app.got == []


def _address(slack: Slack) -> str:
    file = slack.world.files.add("prices.csv", b"a;b", ANNA)
    return f"{slack.world.address}files-pri/T0SANDBOX-{file.id}/download/prices.csv"


@pytest.mark.parametrize("token", ["", "xoxb-other", "xapp-1-sandbox-app"])
def test_without_the_token_there_is_a_page_to_sign_in(slack: Slack, token: str) -> None:
    kind, content = fetched(_address(slack), token)
    assert kind == "text/html"
    assert b"Sign in" in content


def test_without_the_scope_too(slack: Slack, client: WebClient) -> None:
    slack.office.allow("chat:write")
    assert fetched(_address(slack), slack.bot_token)[0] == "text/html"
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.files_info(file="F1")


def test_asking_for_files_needs_the_scope(slack: Slack, client: WebClient) -> None:
    block = field("CSV file", "file", {"type": "file_input"})
    view = {"type": "modal", "title": plain("Import"), "submit": plain("Go"), "blocks": [block]}
    slack.office.allow("commands")
    refused = {"trigger_id": slack.world.tickets.trigger(ANNA), "view": view}
    assert error_of(client, "views.open", **refused) == "missing_scope"
    slack.office.allow("files:read")
    client.views_open(trigger_id=slack.world.tickets.trigger(ANNA), view=view)


def test_a_file_that_is_not_there_is_not_found(slack: Slack, client: WebClient) -> None:
    address = f"{slack.world.address}files-pri/T0SANDBOX-F1/x"
    with pytest.raises(HTTPError, match="404"):
        fetched(address, slack.bot_token)
    unfinished = client.files_getUploadURLExternal(filename="x", length=3)["file_id"]
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_info(file=unfinished)


def test_a_download_can_go_wrong(slack: Slack) -> None:
    slack.inject(Fault(kind=FaultKind.SERVER_ERROR, on="file_download"))
    with pytest.raises(HTTPError, match="500"):
        fetched(_address(slack), slack.bot_token)
    assert fetched(_address(slack), slack.bot_token)[1] == b"a;b"
