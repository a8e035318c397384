"""Writers of one process on SQLite: one at a time, as they came, and none waits too long."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic

from sqlalchemy.exc import TimeoutError as TooLong


class Turns:
    """A queue whose first has its turn."""

    def __init__(self) -> None:
        self._lock, self._queue = Lock(), deque[Event]()

    @contextmanager
    def turn(self, patience: float) -> Iterator[float]:
        """Have one; gives how many of the seconds of *patience* are left. Raises TooLong."""
        came, mine = monotonic(), Event()
        self._change(lambda: self._queue.append(mine))
        try:
            if not mine.wait(patience):
                raise TooLong("other writers of this process take too long")
            yield max(0.0, patience - (monotonic() - came))
        finally:
            self._change(lambda: self._queue.remove(mine))

    def _change(self, change: Callable[[], None]) -> None:
        with self._lock:
            change()
            if self._queue:
                self._queue[0].set()
