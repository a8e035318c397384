"""Everything that can be made to go wrong does, once, and then it is well again."""

import json
from http.client import RemoteDisconnected
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.clock import ManualClock, RealClock
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from tests.sandbox.calls import error_of
from tests.sandbox.echo import create_app, in_process, over_socket

SALES = "C0SAL0001"
CUT = (ConnectionResetError, RemoteDisconnected, URLError)


def said(slack: Slack) -> list[str]:
    return [message.text for message in slack.person("anna").sees("#sales")]


def test_a_dropped_reply_comes_after_the_message_was_stored(
    slack: Slack, client: WebClient
) -> None:
    slack.inject(Fault(kind=FaultKind.REPLY_DROPPED, on="chat.*"))
    with pytest.raises(CUT):
        client.chat_postMessage(channel=SALES, text="one")
    assert said(slack) == ["one"]
    client.chat_postMessage(channel=SALES, text="two")
    assert said(slack) == ["one", "two"]


@pytest.mark.parametrize("stored", [False, True])
def test_a_closed_connection_leaves_open_what_happened(
    slack: Slack, client: WebClient, stored: bool
) -> None:
    slack.inject(Fault(kind=FaultKind.CONNECTION_CLOSED, stored=stored))
    with pytest.raises(CUT):
        client.chat_postMessage(channel=SALES, text="one")
    assert said(slack) == ["one"] * stored


def test_a_late_reply_comes_when_nobody_waits_any_more() -> None:
    with Slack.running(clock=RealClock()) as slack:
        client = WebClient(slack.bot_token, base_url=slack.url, retry_handlers=[], timeout=1)
        slack.inject(Fault(kind=FaultKind.REPLY_LATE, seconds=60))
        with pytest.raises(TimeoutError):
            client.chat_postMessage(channel=SALES, text="one")
        assert said(slack) == ["one"]


def test_a_call_can_take_effect_when_its_caller_has_given_up(
    slack: Slack, clock: ManualClock
) -> None:
    client = WebClient(slack.bot_token, base_url=slack.url, retry_handlers=[], timeout=1)
    slack.inject(Fault(kind=FaultKind.REPLY_LATE, seconds=5, stored_late=True))
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel=SALES, text="one")
    assert said(slack) == []
    clock.advance(5)
    assert slack.person("anna").reads("one", in_="#sales")


@pytest.mark.parametrize(
    "kind", [FaultKind.CONNECTION_CLOSED, FaultKind.REPLY_DROPPED, FaultKind.SERVER_ERROR]
)
def test_a_call_that_failed_can_take_effect_later(
    slack: Slack, client: WebClient, clock: ManualClock, kind: FaultKind
) -> None:
    slack.inject(Fault(kind=kind, seconds=5, stored_late=True))
    with pytest.raises((*CUT, SlackApiError)):
        client.chat_postMessage(channel=SALES, text="one")
    client.chat_postMessage(channel=SALES, text="two")
    assert said(slack) == ["two"]
    clock.advance(5)
    assert slack.person("anna").reads("one", in_="#sales")
    assert said(slack) == ["two", "one"]


def test_what_is_late_does_not_keep_the_server_from_ending(clock: ManualClock) -> None:
    with Slack.running(clock=clock) as slack:
        client = WebClient(slack.bot_token, base_url=slack.url, retry_handlers=[])
        slack.inject(Fault(kind=FaultKind.CONNECTION_CLOSED, seconds=60, stored_late=True))
        with pytest.raises(CUT):
            client.chat_postMessage(channel=SALES, text="one")
    assert said(slack) == []


@pytest.mark.parametrize("stored", [False, True])
def test_a_server_error_leaves_open_what_happened(
    slack: Slack, client: WebClient, stored: bool
) -> None:
    slack.inject(Fault(kind=FaultKind.SERVER_ERROR, stored=stored))
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=SALES, text="one")
    assert refused.value.response.status_code == 500
    assert said(slack) == ["one"] * stored


def test_html_instead_of_json(slack: Slack, client: WebClient) -> None:
    slack.inject(Fault(kind=FaultKind.HTML))
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=SALES, text="one")


def test_the_second_and_third_call_are_told_to_wait(slack: Slack, client: WebClient) -> None:
    slack.inject(
        Fault(kind=FaultKind.RATE_LIMITED, on="chat.postMessage", skip=1, times=2, seconds=7)
    )
    outcomes = []
    for number in range(4):
        try:
            client.chat_postMessage(channel=SALES, text=f"{number}")
        except SlackApiError as refused:
            outcomes.append(refused.response.headers["Retry-After"])
        else:
            outcomes.append("sent")
    assert outcomes == ["sent", "7", "7", "sent"]
    assert slack.faults.waiting() == []


def test_chance_hits_the_same_calls_with_the_same_seed(slack: Slack, client: WebClient) -> None:
    runs = []
    for seed in (7, 7, 8):
        slack.faults.seed(seed)
        slack.inject(Fault(kind=FaultKind.ERROR, on="auth.*", times=1000, probability=0.5))
        runs.append([_is_well(client) for _ in range(20)])
        slack.faults.clear()
    assert runs[0] == runs[1] != runs[2]
    assert set(runs[0]) == {True, False}


def _is_well(client: WebClient) -> bool:
    try:
        return bool(client.api_call("auth.test")["ok"])
    except SlackApiError as refused:
        return bool(refused.response["ok"])


def test_faults_wait_in_line(slack: Slack, client: WebClient) -> None:
    """Two of one kind, then one of another: each hits as often as it says."""
    for error, times in (("fatal_error", 2), ("is_archived", 1)):
        slack.inject(Fault(kind=FaultKind.ERROR, on="auth.test", times=times, error=error))
    errors = [error_of(client, "auth.test") for _ in range(3)]
    assert errors == ["fatal_error", "fatal_error", "is_archived"]
    assert client.auth_test()["ok"]


def test_some_calls_go_well_before_chance_begins(slack: Slack, client: WebClient) -> None:
    slack.inject(Fault(kind=FaultKind.ERROR, on="auth.test", skip=3, times=1000, probability=0.9))
    assert [_is_well(client) for _ in range(3)] == [True] * 3
    assert not all(_is_well(client) for _ in range(20))


def test_a_fault_can_hit_response_urls(echo: Slack) -> None:
    anna = echo.person("anna")
    anna.types("/contract card", in_="#sales")
    echo.inject(Fault(kind=FaultKind.SERVER_ERROR, on="response_url"))
    anna.presses("Again", patience=0)
    assert "A card" in said(echo)
    assert "again ACME-1" in anna.presses("Again")


def test_an_event_comes_twice_with_one_id(echo: Slack) -> None:
    echo.inject(Fault(kind=FaultKind.EVENT_REPEATED, on="message"))
    anna = echo.person("anna")
    anna.types("hello")
    assert [message.text for message in anna.sees()].count("you said hello") == 2
    told = [change.detail["event_id"] for change in echo.world.journal.since(0) if change.detail]
    assert len(told) == 2
    assert len(set(told)) == 1


def test_faults_can_be_set_from_another_process(slack: Slack, client: WebClient) -> None:
    address = f"{slack.world.address}sandbox/faults"
    fault = json.dumps({"kind": "error", "on": "auth.*", "error": "fatal_error"}).encode()
    with urlopen(Request(address, fault)) as answer:  # noqa: S310 - loopback
        assert json.load(answer)["waiting"][0]["error"] == "fatal_error"
    with pytest.raises(SlackApiError, match="fatal_error"):
        client.auth_test()
    with pytest.raises(HTTPError, match="422"), urlopen(Request(address, b'{"kind": "rain"}')):  # noqa: S310
        pass
    slack.inject(Fault(kind=FaultKind.HTML))
    with urlopen(Request(address, method="DELETE")) as answer:  # noqa: S310 - loopback
        assert json.load(answer)["waiting"] == []


@pytest.mark.parametrize("kind", [FaultKind.SOCKET_DROPPED, FaultKind.SOCKET_DISCONNECT])
def test_an_app_comes_back_after_its_socket_went(kind: FaultKind) -> None:
    with Slack.running() as slack, over_socket(slack, create_app(slack)):
        slack.inject(Fault(kind=kind))
        assert slack.hub.wait_for(1, seconds=20)
        assert "you typed hello" in slack.person("anna").types("/contract hello")


def test_a_silent_socket_takes_payloads_and_gives_nothing() -> None:
    clock = ManualClock(patience=0.5)
    with Slack.running(clock=clock) as slack, over_socket(slack, create_app(slack)):
        slack.inject(Fault(kind=FaultKind.SOCKET_SILENT))
        seen = slack.person("anna").types("/contract hello", patience=0)
        assert seen.error == "operation_timeout"


def test_response_urls_end_after_five_uses_and_half_an_hour(
    echo: Slack, clock: ManualClock
) -> None:
    def respond(path: str) -> int:
        body = json.dumps({"text": "x"}).encode()
        try:
            with urlopen(Request(f"{echo.world.address}{path}", body)) as answer:  # noqa: S310
                return int(answer.status)
        except HTTPError as refused:
            with refused:
                return refused.code

    path = echo.world.tickets.response("U0REP0001", SALES)
    assert [respond(path) for _ in range(6)] == [200] * 5 + [404]
    late = echo.world.tickets.response("U0REP0001", SALES)
    clock.advance(30 * 60 + 1)
    assert respond(late) == 404
    assert respond("response/R1") == 404


def test_events_are_retried_at_once_after_a_minute_and_after_five(
    slack: Slack, clock: ManualClock
) -> None:
    heard: list[tuple[str | None, str | None]] = []

    def send(request: object) -> tuple[int, str]:
        headers = request.headers  # type: ignore[attr-defined] # a SignedRequest
        heard.append((headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")))
        return 500, ""

    slack.send_by(send)
    slack.office.change_user("U0REP0001", tz="Asia/Tokyo")
    counts = []
    for seconds in (0, 59, 1, 299, 1, 10_000):
        clock.advance(seconds)
        assert slack.postman.settle()
        counts.append(len(heard))
    assert counts == [2, 2, 3, 3, 4, 4]
    assert heard == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]


def test_changes_in_the_workspace_are_events(slack: Slack) -> None:
    slack.office.allow(*slack.world.app.scopes)
    with in_process(slack, create_app(slack)):
        slack.office.change_user("U0REP0002", is_restricted=True)
        assert slack.person("anna").reads("changed U0REP0002", in_="#sales")
