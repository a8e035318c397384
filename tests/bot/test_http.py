"""HTTP mode as the world meets it: Slack's requests, other people's, and the operator's."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

import pytest

from bot.clock import now
from bot.http_server import CannotListen, HttpServer
from sandbox.delivery.signing import signature
from sandbox.slack import Slack
from tests.bot.conftest import Serve
from tests.bot.hindrances import not_migrated

pytestmark = pytest.mark.words

COMMAND = {
    "command": "/contract",
    "text": "find acme hush-hush",
    "user_id": "U0REP0001",
    "team_id": "T0SANDBOX",
    "channel_id": "C0SAL0001",
}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def http(slack: Slack, serve: Serve) -> Iterator["Http"]:
    with serve(SLACK_MODE="http", LOG_LEVEL="DEBUG") as transport:
        assert isinstance(transport, HttpServer)
        yield Http(transport.port, slack.signing_secret)


class Http:
    """Whoever reaches the bot's port."""

    def __init__(self, port: int, secret: str) -> None:
        self.port, self._secret = port, secret

    def gets(self, path: str) -> tuple[int, str]:
        return self.sends("GET", path)

    def signs(self, body: str, kind: str = FORM, age: int = 0, **headers: str) -> tuple[int, str]:
        at = int(now().timestamp()) - age
        signed = {
            "content-type": kind,
            "x-slack-request-timestamp": str(at),
            "x-slack-signature": signature(self._secret, at, body),
        }
        return self.sends("POST", "/slack/events", body, signed | headers)

    def sends(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body.encode(), headers or {})
            said: HTTPResponse = connection.getresponse()
            return said.status, said.read().decode()
        finally:
            connection.close()


def test_a_signed_command_is_answered_in_the_ack(http: Http) -> None:
    status, body = http.signs(urlencode(COMMAND | {"text": "find acme"}))
    assert status == 200
    answer = json.loads(body)
    assert answer["response_type"] == "ephemeral"
    assert "ACME Industries" in str(answer["blocks"])


@pytest.mark.parametrize(
    "forged",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-signature": ""},
        {"x-slack-request-timestamp": "1790000000"},
        {"x-slack-request-timestamp": "soon"},
    ],
)
def test_a_forged_request_is_not_let_in(
    http: Http, capfd: pytest.CaptureFixture[str], forged: dict[str, str]
) -> None:
    assert http.signs(urlencode(COMMAND), **forged) == (401, "")
    assert "hush" not in "".join(capfd.readouterr())


def test_an_old_request_is_not_let_in(http: Http) -> None:
    assert http.signs(urlencode(COMMAND), age=301) == (401, "")
    assert http.signs(urlencode(COMMAND), age=290)[0] == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{", "application/json"),
        ("[]", "application/json"),
        ("payload=x", FORM),
        ("", FORM),
    ],
)
def test_a_malformed_body_is_a_bad_request(http: Http, body: str, kind: str) -> None:
    assert http.signs(body, kind) == (400, "")


@pytest.mark.parametrize(
    "body",
    [
        {"type": "block_actions", "actions": "none", "user": 7, "team": []},
        {"type": "block_actions", "actions": [{"action_id": "run:x"}], "user": [], "team": None},
        {"type": "unheard_of"},
        {"actions": [[]]},
        {"command": {"deep": 1}},
    ],
)
def test_a_signed_body_of_another_shape_breaks_nothing(http: Http, body: object) -> None:
    assert http.signs(urlencode({"payload": json.dumps(body)}))[0] < 500
    assert http.signs(urlencode(COMMAND))[0] == 200


def test_a_body_over_a_megabyte_is_too_large(http: Http) -> None:
    announced = {"content-length": "1000001"}  # refused before the rest is sent
    assert http.sends("POST", "/slack/events", "text=", announced)[0] == 413
    assert http.gets("/healthz") == (200, "ok\n")


def test_another_workspace_learns_nothing(http: Http) -> None:
    status, body = http.signs(urlencode(COMMAND | {"team_id": "T0OTHER01"}))
    assert status == 200
    assert "only in our own workspace" in body
    assert "ACME" not in body


def test_slacks_own_headers_do_not_steer_bolt(http: Http) -> None:
    lazy = {"x-slack-bolt-lazy-only": "1", "x-slack-bolt-lazy-function-name": "typed"}
    assert "ACME" in http.signs(urlencode(COMMAND | {"text": "find acme"}), **lazy)[1]


def test_an_unsigned_ssl_check_is_not_answered(http: Http) -> None:
    assert http.sends("POST", "/slack/events", "ssl_check=1", {"content-type": FORM})[0] == 401


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/slack/events"), ("GET", "/"), ("PUT", "/x")]
)
def test_nothing_else_is_served(http: Http, method: str, path: str) -> None:
    assert http.sends(method, path) == (404, "")


def test_the_operator_sees_that_it_lives_and_counts(http: Http) -> None:
    http.signs(urlencode(COMMAND | {"text": "find acme"}))
    http.signs(urlencode(COMMAND | {"text": "ACME secret words"}))
    http.signs(urlencode(COMMAND), **{"x-slack-signature": "v0=0"})
    assert http.gets("/readyz") == (200, "ready\n")
    status, page = http.gets("/metrics")
    assert status == 200
    assert 'contract_bot_requests_total{command="find",outcome="answered"} 1.0' in page
    assert 'contract_bot_requests_total{command="other",outcome="refused"} 1.0' in page
    assert 'contract_bot_rejected_requests_total{status="401"} 1.0' in page
    assert 'contract_bot_request_seconds_count{command="find"} 1.0' in page
    assert "contract_bot_up 1.0" in page
    assert "ACME" not in page


def test_without_its_database_it_is_not_ready(http: Http, database: str) -> None:
    with not_migrated(database):
        assert http.gets("/readyz") == (503, "the database is not migrated\n")
        assert http.gets("/healthz") == (200, "ok\n")


def test_a_port_in_use_is_told_in_a_sentence(serve: Serve, http: Http) -> None:
    with (
        pytest.raises(CannotListen, match=r"Cannot listen on 127\.0\.0\.1"),
        serve(SLACK_MODE="http", PORT=str(http.port)),
    ):
        pytest.fail("two servers listen on one port")
