"""Time as an argument: the real clock for people, one that is turned by hand for tests."""

import time
from collections.abc import Callable
from threading import Condition, Lock
from typing import Protocol

from typing_extensions import override


class Clock(Protocol):
    """What the sandbox asks of time. Seconds since 1970, and waiting that follows this clock."""

    def now(self) -> float:
        """Seconds since 1970, UTC."""

    def wait(self, changed: Condition, until: Callable[[], bool], seconds: float) -> bool:
        """Wait, holding *changed*, until *until* holds; False when *seconds* went by first."""


class RealClock(Clock):
    """The machine's clock."""

    @override
    def now(self) -> float:
        return time.time()

    @override
    def wait(self, changed: Condition, until: Callable[[], bool], seconds: float) -> bool:
        return changed.wait_for(until, max(seconds, 0))


class ManualClock(Clock):
    """Stands still until it is turned, so that thirty minutes pass in no time.

    Whoever waits gives up when the clock has been turned far enough, or after *patience* real
    seconds: a test of a bot that never answers ends.
    """

    def __init__(self, start: float = 1_790_000_000.0, *, patience: float = 10.0) -> None:
        self._now = start
        self._patience = patience
        self._lock = Lock()
        self._waiting: list[Condition] = []

    @override
    def now(self) -> float:
        with self._lock:
            return self._now

    def advance(self, seconds: float) -> None:
        """Turn the clock by *seconds* and wake everybody who waits by it."""
        with self._lock:
            self._now += seconds
            waiting = list(self._waiting)
        for condition in waiting:
            with condition:
                condition.notify_all()

    @override
    def wait(self, changed: Condition, until: Callable[[], bool], seconds: float) -> bool:
        deadline = self.now() + seconds
        with self._lock:
            self._waiting.append(changed)
        try:
            changed.wait_for(lambda: until() or self.now() >= deadline, self._patience)
        finally:
            with self._lock:
                self._waiting.remove(changed)
        return until()
