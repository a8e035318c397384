"""Payloads as HTTP requests, signed as Slack signs them (v0)."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from sandbox.delivery.receiver import Payload, PayloadKind

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """What arrives at the app's request URL."""

    body: str
    headers: Mapping[str, str]


def encoded(payload: Payload) -> tuple[str, str]:
    """The body and its content type."""
    if payload.kind is PayloadKind.COMMAND:
        return urlencode(payload.body), FORM
    as_json = json.dumps(payload.body)
    if payload.kind is PayloadKind.INTERACTIVE:
        return urlencode({"payload": as_json}), FORM
    return as_json, "application/json"


def signature(secret: str, timestamp: int, body: str) -> str:
    """Slack's `x-slack-signature` for a body at a time (seconds)."""
    base = f"v0:{timestamp}:{body}".encode()
    return f"v0={hmac.new(secret.encode(), base, sha256).hexdigest()}"


def signed(payload: Payload, secret: str, now: float) -> SignedRequest:
    body, content_type = encoded(payload)
    headers = {
        "content-type": content_type,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": str(int(now)),
        "x-slack-signature": signature(secret, int(now), body),
    }
    if payload.retry:
        headers["x-slack-retry-num"] = str(payload.retry.number)
        headers["x-slack-retry-reason"] = payload.retry.reason
    return SignedRequest(body, headers)


def ack_of(content: str) -> Any:
    """The body of an answer: JSON where it is JSON, else text, None where there is nothing."""
    if not content.strip():
        return None
    try:
        return json.loads(content)
    except ValueError:
        return content
