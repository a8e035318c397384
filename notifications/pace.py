"""Not too fast: one message a second to each reader, and none while Slack wants a pause."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

Clock = Callable[[], datetime]


class Call(StrEnum):
    """What Slack is asked for: each has a limit of its own."""

    READERS = "readers"
    DIRECT = "direct"
    LOOK = "look"
    POST = "post"
    UPDATE = "update"


class Pace:
    """What this process knows of Slack's limits. Nothing is lost with it: Slack says it again."""

    def __init__(self, clock: Clock, between: timedelta) -> None:
        self._clock, self._between = clock, between
        self._readers: dict[str, datetime] = {}  # when each may be told something again
        self._limited: dict[str, datetime] = {}  # until when posting to a reader was limited
        self._calls: dict[Call, datetime] = {}

    def busy(self) -> frozenset[str]:
        """Those to whom nothing can be said now."""
        now = self._clock()
        self._readers = {who: until for who, until in self._readers.items() if until > now}
        return frozenset(self._readers)

    def pause(self) -> float | None:
        """Seconds until the next of those is free; None where all are."""
        if not self.busy():
            return None
        return (min(self._readers.values()) - self._clock()).total_seconds()

    def told(self, reader: str) -> None:
        """Something was said or changed there just now."""
        self._hold(reader, self._clock() + self._between)

    def wait(self, call: Call) -> float:
        """How many seconds *call* has to wait yet."""
        until = self._calls.get(call)
        return 0.0 if until is None else max(0.0, (until - self._clock()).total_seconds())

    def limited(self, call: Call, reader: str, wait: float) -> None:
        """Slack wants a pause of *wait* seconds.

        Posting is limited by channel; where two are limited at once, it is the whole of it. Who
        reads is mostly known: it delays nobody else that we may not ask it of one.
        """
        until = self._clock() + timedelta(seconds=wait)
        self._hold(reader, until)
        if call is Call.POST and not self._others_limited(reader):
            self._limited[reader] = until
        elif call is not Call.READERS:
            self._calls[call] = until

    def _others_limited(self, reader: str) -> bool:
        now = self._clock()
        return any(who != reader and until > now for who, until in self._limited.items())

    def _hold(self, reader: str, until: datetime) -> None:
        self._readers[reader] = max(until, self._readers.get(reader, until))
