"""Not too fast: no call while Slack wants a pause.

The pace of messages, to each reader and to all of them, is kept in the store by all processes.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock

Clock = Callable[[], datetime]


class Call(StrEnum):
    """What Slack is asked for: each has a limit of its own."""

    READERS = "readers"
    DIRECT = "direct"
    LOOK = "look"
    POST = "post"
    UPDATE = "update"
    WITHDRAW = "withdraw"


class Pace:
    """What this process knows of Slack's limits. Nothing is lost with it: Slack says it again."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._lock = clock, Lock()
        self._limited: dict[str, datetime] = {}  # until when posting to a reader was limited
        self._calls: dict[Call, datetime] = {}

    def wait(self, call: Call) -> float:
        """How many seconds *call* has to wait yet."""
        until = self._calls.get(call)
        return 0.0 if until is None else max(0.0, (until - self._clock()).total_seconds())

    def limited(self, call: Call, reader: str, wait: float) -> bool:
        """Slack wants a pause of *wait* seconds; whether nobody can be told anything until then.

        Posting is limited by channel; where two are limited at once, it is the whole of it. Who
        reads is mostly known: it delays nobody else that we may not ask it of one.
        """
        until = self._clock() + timedelta(seconds=wait)
        with self._lock:
            everybody = call is Call.POST and self._others_limited(reader)
            if call is Call.POST and not everybody:
                self._limited[reader] = until
            elif call is not Call.READERS:
                self._calls[call] = until
        return everybody

    def _others_limited(self, reader: str) -> bool:
        now = self._clock()
        self._limited = {who: until for who, until in self._limited.items() if until > now}
        return any(who != reader for who in self._limited)
