"""Rate limits: a bucket per method, and one per channel for posting."""

import math
from collections import defaultdict
from dataclasses import dataclass
from threading import Lock

from sandbox.api.method import Method, Tier
from sandbox.clock import Clock

MINUTE = 60.0
BURST_IN_CHANNEL = 5


@dataclass(slots=True)
class Bucket:
    """Holds up to *size* drops and gains *rate* of them a second."""

    size: float
    rate: float
    level: float
    seen_at: float

    def take(self, now: float) -> float:
        """Take one drop; else the seconds until there is one."""
        self.level = min(self.size, self.level + (now - self.seen_at) * self.rate)
        self.seen_at = now
        if self.level < 1:
            return (1 - self.level) / self.rate
        self.level -= 1
        return 0.0


class Pace:
    """Slack's limits; *enforced* switches them."""

    def __init__(self, clock: Clock, *, enforced: bool) -> None:
        self.enforced = enforced
        self._clock = clock
        self._lock = Lock()
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self.refused: defaultdict[str, int] = defaultdict(int)

    def wait(self, method: Method, channel: str) -> int:
        """Whole seconds to wait before calling *method* again; 0 when the call may go on."""
        if not self.enforced:
            return 0
        with self._lock:
            posting = method.tier is Tier.POSTING
            key = (method.name, channel if posting else "")
            now = self._clock.now()
            size = BURST_IN_CHANNEL if posting else max(int(method.tier), BURST_IN_CHANNEL)
            fresh = Bucket(size, method.tier / MINUTE, size, now)
            seconds = math.ceil(self._buckets.setdefault(key, fresh).take(now))
            self.refused[method.name] += bool(seconds)
            return seconds
