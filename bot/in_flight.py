"""Counting what was taken in and not yet answered, so that nobody leaves before it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class InFlight:
    """A counter that can be waited for."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = Condition()

    def begin(self) -> None:
        with self._changed:
            self._count += 1

    def end(self) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    @contextmanager
    def one(self) -> Iterator[None]:
        self.begin()
        try:
            yield
        finally:
            self.end()

    def wait(self, seconds: float) -> bool:
        """Until nothing is in flight, for *seconds* at most; whether it came to that."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, seconds)
