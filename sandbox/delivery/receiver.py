"""What takes payloads on behalf of the app, over whatever way, and how an answer may fail."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

from sandbox.state.model import Json

ACK_SECONDS: Final = 3.0
Ack = Any  # the body of an ack: JSON, plain text, or None


class PayloadKind(StrEnum):
    """Slack's names for what is in an envelope."""

    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"
    EVENT = "events_api"


@dataclass(frozen=True, slots=True)
class Retry:
    """Which repetition of an event this is, from 1, and why it is needed."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Payload:
    """One thing to tell the app."""

    kind: PayloadKind
    body: Json
    retry: Retry | None = None


class Unanswered(Exception):  # noqa: N818 - it is what happened, not whose mistake it was
    """No valid ack in time: *error* is what Slack shows, *reason* what a retry carries."""

    def __init__(self, error: str, reason: str) -> None:
        super().__init__(f"{error} ({reason})")
        self.error = error
        self.reason = reason


def timed_out() -> Unanswered:
    return Unanswered("operation_timeout", "http_timeout")


class Receiver(Protocol):
    """A way to the app."""

    def deliver(self, payload: Payload) -> Ack:
        """Hand it over and give the ack's body. Raises `Unanswered`."""
