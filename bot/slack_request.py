"""A request by HTTP, checked and read before Bolt sees it.

We read the body ourselves, for two reasons: nothing of a request that is not Slack's may be
parsed or logged, and Bolt misreads some of those that are (SLACK 4).
"""

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import WSGIEnvironment

from slack_sdk.signature import Clock, SignatureVerifier

MAX_BYTES = 1_000_000
MAX_FIELDS = 100
JSON = "application/json"


class Rejected(Exception):  # noqa: N818 - it is an answer to whoever sent it
    """Not let in, with the status to answer."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class SlackRequests:
    """Lets in what Slack signed within the last five minutes."""

    def __init__(self, signing_secret: str, clock: Clock | None = None) -> None:
        self._verifier = SignatureVerifier(signing_secret, clock or Clock())

    def read(self, environ: WSGIEnvironment) -> dict[str, Any]:
        """The body as an object. Raises Rejected: 413, 401 or 400, in this order of checks."""
        raw = _raw(environ)
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        readable = timestamp.isascii() and timestamp.isdigit() and signature.isascii()
        if not (readable and self._verifier.is_valid(raw, timestamp, signature)):
            raise Rejected(HTTPStatus.UNAUTHORIZED)
        return parse(raw, environ.get("CONTENT_TYPE", "").partition(";")[0].strip())


def parse(raw: str, content_type: str) -> dict[str, Any]:
    """JSON, a form, or JSON in the form's field ``payload``, as one object; else Rejected.

    Bolt takes any form that contains the *letters* ``payload`` for one with that field, and the
    command ``/contract find payload`` for nothing at all.
    """
    try:
        body = json.loads(raw) if content_type == JSON else _form(raw)
    except (ValueError, RecursionError):
        raise Rejected(HTTPStatus.BAD_REQUEST) from None
    if not (isinstance(body, dict) and body):
        raise Rejected(HTTPStatus.BAD_REQUEST)
    return body


def _raw(environ: WSGIEnvironment) -> str:
    length = environ.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        raise Rejected(HTTPStatus.BAD_REQUEST)
    if int(length) > MAX_BYTES:
        raise Rejected(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        return str(environ["wsgi.input"].read(int(length)), "utf-8")
    except UnicodeDecodeError:
        raise Rejected(HTTPStatus.BAD_REQUEST) from None


def _form(raw: str) -> Any:
    fields = dict(parse_qsl(raw, keep_blank_values=True, max_num_fields=MAX_FIELDS))
    return json.loads(fields["payload"]) if "payload" in fields else fields
