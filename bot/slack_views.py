"""Forms on somebody's screen: opened, put on top of each other, brought up to date."""

from collections.abc import Callable
from http.client import HTTPException
from typing import Protocol

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from blocks.view import View

log = structlog.get_logger(__name__)


class Forms(Protocol):
    """What can be done with the modals of a person. Each says whether Slack did it."""

    def open(self, trigger_id: str, view: View) -> bool: ...
    def push(self, trigger_id: str, view: View) -> bool: ...
    def update(self, view_id: str, view: View) -> bool: ...
    def update_named(self, view: View) -> bool: ...


class SlackForms:
    """Through the Web API, once: a trigger is good for a single use."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def open(self, trigger_id: str, view: View) -> bool:
        return _done(lambda: self._client.views_open(trigger_id=trigger_id, view=view.payload))

    def push(self, trigger_id: str, view: View) -> bool:
        return _done(lambda: self._client.views_push(trigger_id=trigger_id, view=view.payload))

    def update(self, view_id: str, view: View) -> bool:
        return _done(lambda: self._client.views_update(view_id=view_id, view=view.payload))

    def update_named(self, view: View) -> bool:
        """The one that was opened under the same name."""
        return _done(lambda: self._client.views_update(external_id=view.name, view=view.payload))


def _done(call: Callable[[], object]) -> bool:
    try:
        call()
    except SlackApiError as error:
        log.warning("a form was not shown", reason=str(error.response.get("error")))
        return False
    except (OSError, HTTPException, ValueError, SlackClientError) as error:
        log.warning("a form was not shown", error=type(error).__name__)
        return False
    return True
