"""What a delivery asks of Slack, and what can come of it instead of an answer (SLACK 5)."""

from datetime import datetime
from typing import Protocol

from blocks.kit import Message


class NotDone(Exception):  # noqa: N818 - what became of a call, not a fault of ours
    """Slack did not do what it was asked for; *reason* is its word for it, or ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NeverSent(NotDone):
    """Slack did not get the call, or did not let us in: it can be made again."""


class InDoubt(NotDone):
    """Slack may have done it."""


class TooFast(NotDone):
    """Slack did nothing, and wants to be left alone for so many *seconds*; or we do."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.everybody = False  # nobody is to be told anything until then


class Refused(NotDone):
    """Slack will never do it."""


class Postbox(Protocol):
    """The ways to somebody's eyes. Everything raises NotDone where Slack does not do it."""

    def is_inside(self, recipient: str) -> bool:
        """Whether a person may look up contracts, or only colleagues read a channel."""

    def direct(self, user_id: str) -> str:
        """The id of the conversation with one person."""

    def post(self, channel: str, message: Message, token: str) -> str:
        """Say *message*, marked with *token*; its ts."""

    def update(self, channel: str, ts: str, message: Message) -> None:
        """Let the message at *ts* show *message* from now on."""

    def withdraw(self, channel: str, ts: str) -> None:
        """Take the message at *ts* back."""

    def look(self, channel: str, token: str, since: datetime) -> str | None:
        """The ts of the message with *token*, if one was posted since about *since*."""
