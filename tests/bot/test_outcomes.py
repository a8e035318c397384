"""What each failure of a call to Slack means: wait, look first, try again, or never again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from blocks.kit import Message
from bot.clients import web_client
from bot.directory import SlackDirectory
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from notifications.postbox import InDoubt, NeverSent, NotDone, Refused, TooFast
from sandbox.cast import ANNA, TEAM
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from store import Store
from tests.bot.conftest import SALES, open_store

pytestmark = pytest.mark.words

HELLO = Message("hello")
NOW = datetime(2026, 8, 16, tzinfo=UTC)

CALLS: dict[str, Callable[[SlackPost], object]] = {
    "chat.postMessage": lambda post: post.post(SALES, HELLO, "token"),
    "chat.update": lambda post: post.update(SALES, "1790000000.000000", HELLO),
    "conversations.history": lambda post: post.look(SALES, "token", NOW),
    "conversations.open": lambda post: post.direct(ANNA.id),
    "conversations.info": lambda post: post.is_inside(SALES),
    "users.info": lambda post: post.is_inside(ANNA.id),
}
FAULTS: list[tuple[type[NotDone], str, dict[str, Any]]] = [
    (InDoubt, "RemoteDisconnected", {"kind": FaultKind.REPLY_DROPPED}),
    (InDoubt, "RemoteDisconnected", {"kind": FaultKind.CONNECTION_CLOSED}),
    (InDoubt, "HTTP 500", {"kind": FaultKind.SERVER_ERROR}),
    (InDoubt, "no answer of Slack’s", {"kind": FaultKind.HTML}),
    (InDoubt, "internal_error", {"kind": FaultKind.ERROR}),
    (InDoubt, "fatal_error", {"kind": FaultKind.ERROR, "error": "fatal_error"}),
    (TooFast, "ratelimited", {"kind": FaultKind.RATE_LIMITED, "seconds": 7}),
    (TooFast, "ratelimited", {"kind": FaultKind.ERROR, "error": "rate_limited"}),
    (TooFast, "ratelimited", {"kind": FaultKind.ERROR, "error": "ratelimited"}),
    (NeverSent, "invalid_auth", {"kind": FaultKind.ERROR, "error": "invalid_auth"}),
    (NeverSent, "account_inactive", {"kind": FaultKind.ERROR, "error": "account_inactive"}),
    (Refused, "not_in_channel", {"kind": FaultKind.ERROR, "error": "not_in_channel"}),
    (Refused, "missing_scope", {"kind": FaultKind.ERROR, "error": "missing_scope"}),
    (Refused, "made_up_in_2031", {"kind": FaultKind.ERROR, "error": "made_up_in_2031"}),
]


@pytest.fixture
def postbox(slack: Slack, database: str) -> Iterator[SlackPost]:
    with open_store(database) as store:
        yield postbox_at(slack.url, store)


def postbox_at(url: str, store: Store) -> SlackPost:
    client = web_client(url, "xoxb-sandbox-bot")
    client.timeout = 2
    people = SlackPeople(client, TEAM.id)
    return SlackPost(client, SlackDirectory(store, people, NOBODY, lambda: NOW))


NOBODY: Any = None  # nothing here is asked by somebody who waits


@pytest.mark.parametrize(("outcome", "reason", "fault"), FAULTS)
def test_a_failure_of_any_call_is_of_one_class(
    slack: Slack, database: str, outcome: type[NotDone], reason: str, fault: dict[str, Any]
) -> None:
    with open_store(database) as store:
        postbox = postbox_at(slack.url, store)
        for on, call in CALLS.items():
            slack.inject(Fault.model_validate({"on": on, **fault}))
            with pytest.raises(NotDone) as caught:
                call(postbox)
            assert (on, type(caught.value), caught.value.reason) == (on, outcome, reason)


def test_slack_says_how_long_to_wait(slack: Slack, postbox: SlackPost) -> None:
    slack.inject(Fault(kind=FaultKind.RATE_LIMITED, on="chat.postMessage", seconds=7))
    with pytest.raises(TooFast) as caught:
        postbox.post(SALES, HELLO, "token")
    assert caught.value.seconds == 7


def test_a_reply_that_does_not_come_is_in_doubt(slack: Slack, postbox: SlackPost) -> None:
    slack.inject(Fault(kind=FaultKind.REPLY_LATE, on="chat.postMessage", seconds=3))
    with pytest.raises(InDoubt, match="TimeoutError"):
        postbox.post(SALES, HELLO, "token")
    assert postbox.look(SALES, "token", datetime.now(UTC))  # noqa: TID251 - the sandbox's


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api/", "http://nowhere.invalid/api/"])
def test_where_nobody_listens_nothing_was_sent(
    database: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with open_store(database) as store:
        for call in CALLS.values():
            with pytest.raises(NeverSent):
                call(postbox_at(url, store))


BODIES = [b"[]", b"[1]", b'"ok"', b"null", b"{}", b'{"ok": false}', b'{"ok": true}', b"", b"\xff"]


@contextmanager
def answering(status: int, body: bytes, **headers: str) -> Iterator[str]:
    """The address of somebody who is not Slack and always says the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_parts: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("status", [200, 500, 503, 404])
def test_what_is_no_answer_of_slacks_is_in_doubt(database: str, status: int) -> None:
    with open_store(database) as store:
        for body in BODIES:
            with answering(status, body) as url, pytest.raises(InDoubt):
                postbox_at(url, store).post(SALES, HELLO, "token")


def test_an_answer_that_breaks_off_is_in_doubt(database: str) -> None:
    with (
        open_store(database) as store,
        answering(200, b'{"ok"', Content_Length="100") as url,
        pytest.raises(InDoubt),
    ):
        postbox_at(url, store).post(SALES, HELLO, "token")


@pytest.mark.parametrize(
    ("said", "seconds"), [("30", 30.0), ("1.5", 1.5), ("soon", 5.0), ("-3", 5.0), ("99999", 3600.0)]
)
def test_a_pause_is_read_forgivingly(database: str, said: str, seconds: float) -> None:
    with (
        open_store(database) as store,
        answering(429, b"<html>", Retry_After=said) as url,
        pytest.raises(TooFast) as caught,
    ):
        postbox_at(url, store).post(SALES, HELLO, "token")
    assert caught.value.seconds == seconds


def test_a_message_carries_an_opaque_mark_and_shows_no_previews(
    slack: Slack, postbox: SlackPost
) -> None:
    ts = postbox.post(SALES, HELLO, "3f9a")
    message = slack.world.messages.get(SALES, ts)
    assert message.metadata == {
        "event_type": "contract_bot_notice",
        "event_payload": {"key": "3f9a"},
    }
    postbox.update(SALES, ts, Message("good bye"))
    assert slack.world.messages.get(SALES, ts).text == "good bye"
    assert slack.world.messages.get(SALES, ts).metadata == message.metadata
