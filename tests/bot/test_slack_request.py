"""What comes in by HTTP: signed, small and readable, or not at all."""

import hashlib
import hmac
import io
import json
import logging
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack_request import MAX_BYTES, Rejected, SlackRequests, parse

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOW = 1_790_000_000
FORM = "application/x-www-form-urlencoded"


class Clock:
    def now(self) -> float:
        return NOW


REQUESTS = SlackRequests(SECRET, Clock())


def environ(body: bytes, at: str = str(NOW), secret: str = SECRET, **more: str) -> dict[str, Any]:
    digest = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    return {
        "wsgi.input": io.BytesIO(body),
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": FORM,
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": at,
        "HTTP_X_SLACK_SIGNATURE": f"v0={digest}",
    } | more


def status(asked: dict[str, Any]) -> HTTPStatus:
    with pytest.raises(Rejected) as caught:
        REQUESTS.read(asked)
    return caught.value.status


def test_a_signed_command_is_read() -> None:
    fields = {"command": "/contract", "text": "terms O’Neil & Söhne 5 %", "user_id": "U1"}
    assert REQUESTS.read(environ(urlencode(fields).encode())) == fields


@pytest.mark.parametrize("text", ["find payload", "payload", "find payload=1&x=2", "payload={}"])
def test_the_word_payload_is_a_word(text: str) -> None:
    fields = {"command": "/contract", "text": text}
    assert REQUESTS.read(environ(urlencode(fields).encode())) == fields


def test_a_press_is_json_in_a_form() -> None:
    press = {"type": "block_actions", "actions": [{"value": "terms ACME"}]}
    body = urlencode({"payload": json.dumps(press)}).encode()
    assert REQUESTS.read(environ(body)) == press


def test_an_event_is_json() -> None:
    body = b'{"type": "event_callback"}'
    event = environ(body, CONTENT_TYPE="application/json; charset=utf-8")
    assert REQUESTS.read(event) == {"type": "event_callback"}


@pytest.mark.parametrize(
    "forged",
    [
        environ(b"text=secret", secret="guessed"),
        environ(b"text=secret", at=str(NOW - 301)),
        environ(b"text=secret", at=str(NOW + 301)),
        environ(b"text=secret", at="yesterday"),
        environ(b"text=secret", at="²"),
        environ(b"text=secret", HTTP_X_SLACK_SIGNATURE="v0=é"),
        environ(b"text=secret", HTTP_X_SLACK_SIGNATURE=""),
        {"wsgi.input": io.BytesIO(b""), "CONTENT_LENGTH": ""},
        environ(b"text=secret") | {"wsgi.input": io.BytesIO(b"text=secreT")},
        environ(b"{not json", secret="guessed", CONTENT_TYPE="application/json"),
    ],
)
def test_what_slack_did_not_sign_is_not_let_in(
    forged: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert status(forged) is HTTPStatus.UNAUTHORIZED
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{not json", "application/json"),
        (b"[1, 2]", "application/json"),
        (b"null", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"payload={not+json", FORM),
        (b"payload=%5B1%5D", FORM),
        (b"payload=", FORM),
        (b"", FORM),
        (b"&".join([b"a=1"] * 200), FORM),
        (b"\xff\xfe\x00", FORM),
    ],
)
def test_what_cannot_be_read_is_a_bad_request(body: bytes, kind: str) -> None:
    assert status(environ(body, CONTENT_TYPE=kind)) is HTTPStatus.BAD_REQUEST


def test_a_body_too_large_is_not_even_read() -> None:
    large = environ(b"x=1", CONTENT_LENGTH=str(MAX_BYTES + 1))
    assert status(large) is HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert large["wsgi.input"].tell() == 0


@pytest.mark.parametrize("length", ["-1", "many", "1e3", "٣"])
def test_a_length_that_is_none_is_a_bad_request(length: str) -> None:
    assert status(environ(b"x=1", CONTENT_LENGTH=length)) is HTTPStatus.BAD_REQUEST


@given(st.text(), st.sampled_from(["application/json", FORM, ""]))
def test_any_text_is_read_or_rejected(raw: str, kind: str) -> None:
    with suppress(Rejected):
        assert isinstance(parse(raw, kind), dict)
