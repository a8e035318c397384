"""Names that are never given twice: message timestamps and ids."""

from itertools import count
from threading import Lock

from sandbox.clock import Clock

MICROSECONDS = 1_000_000


class Stamps:
    """Timestamps that only grow, even when the clock stands still, and numbered ids."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._last = 0
        self._numbers = count(1)

    def ts(self) -> str:
        """A message's ts: seconds, a point, six digits; unique in the workspace and monotone."""
        with self._lock:
            self._last = max(int(self._clock.now() * MICROSECONDS), self._last + 1)
            seconds, micros = divmod(self._last, MICROSECONDS)
        return f"{seconds}.{micros:06d}"

    def id(self, prefix: str) -> str:
        """An id as Slack shapes them: a letter or two and capitals."""
        return f"{prefix}0SBX{next(self._numbers):06d}"
