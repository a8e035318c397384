"""Answers after the ack, through the ``response_url`` that came with a press."""

from collections.abc import Callable
from http.client import HTTPException

import structlog
from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.clients import past_proxies
from bot.payloads import Payload

log = structlog.get_logger(__name__)

Respond = Callable[[str, Payload], bool]

SECONDS = 5
OK = 200


def respond(url: str, payload: Payload) -> bool:
    """Post *payload* once; whether Slack took it.

    Never again: after an ambiguous failure a second copy could appear (SLACK 5). The log says
    what kind of failure it was, without the address, by which anybody could answer.
    """
    client = past_proxies(WebhookClient(url, timeout=SECONDS, retry_handlers=[]), url)
    try:
        status = client.send_dict(payload).status_code
    except (OSError, HTTPException, ValueError, SlackClientError) as error:
        log.warning("an answer was not sent", error=type(error).__name__)
        return False
    if status != OK:
        log.warning("an answer was not taken", status=status)
    return status == OK
