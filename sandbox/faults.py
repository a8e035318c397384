"""What can go wrong with a Slack, on purpose: by method, by the how-manieth call, by chance."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from random import Random
from threading import Lock

from pydantic import BaseModel, ConfigDict, Field


class FaultKind(StrEnum):
    """The ways to fail."""

    REPLY_DROPPED = "reply_dropped"
    REPLY_LATE = "reply_late"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    HTML = "html"
    ERROR = "error"
    CONNECTION_CLOSED = "connection_closed"
    EVENT_REPEATED = "event_repeated"
    SOCKET_SILENT = "socket_silent"
    SOCKET_DROPPED = "socket_dropped"
    SOCKET_DISCONNECT = "socket_disconnect"


ON_EVENTS = frozenset({FaultKind.EVENT_REPEATED})
ON_SOCKETS = frozenset(
    {FaultKind.SOCKET_SILENT, FaultKind.SOCKET_DROPPED, FaultKind.SOCKET_DISCONNECT}
)
ON_CALLS = frozenset(FaultKind) - ON_EVENTS - ON_SOCKETS


class Fault(BaseModel):
    """One fault: what, where (a pattern of method or event names), when, how often.

    *stored* says whether a call that fails has taken effect all the same; a dropped or late reply
    always has. *seconds* is the delay of a late reply and the Retry-After of `rate_limited`.
    With *stored_late* a call takes effect only after *seconds*: together with a late reply, or
    when its caller has long been told of the failure.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: FaultKind
    on: str = "*"
    skip: int = Field(default=0, ge=0, description="calls that go well first")
    times: int = Field(default=1, ge=1, description="calls that fail then")
    probability: float = Field(default=1.0, gt=0, le=1)
    seconds: float = Field(default=1.0, ge=0)
    error: str = "internal_error"
    stored: bool = False
    stored_late: bool = False


@dataclass(slots=True)
class Waiting:
    """A fault with the calls that it has seen and those that it has hit."""

    fault: Fault
    seen: int = 0
    hits: int = 0

    @property
    def done(self) -> bool:
        return self.hits >= self.fault.times


class Faults:
    """The faults that wait for their call; one hits at a time, the oldest first."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._lock = Lock()
        self._waiting: list[Waiting] = []
        self.struck: Counter[FaultKind] = Counter()

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._waiting.append(Waiting(fault))

    def seed(self, seed: int) -> None:
        """Begin the chances anew, so that the same calls fail in the next run too."""
        with self._lock:
            self._random.seed(seed)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def waiting(self) -> list[Fault]:
        """Those that have not done all their harm yet."""
        with self._lock:
            return [waiting.fault for waiting in self._waiting]

    def strike(self, name: str, kinds: frozenset[FaultKind]) -> Fault | None:
        """The fault that hits this call of *name*, if one does."""
        with self._lock:
            struck = next((one for one in self._fitting(name, kinds) if self._hits(one)), None)
            self._waiting = [waiting for waiting in self._waiting if not waiting.done]
            if struck is None:
                return None
            self.struck[struck.fault.kind] += 1
            return struck.fault

    def _fitting(self, name: str, kinds: frozenset[FaultKind]) -> list[Waiting]:
        """The faults for this call; each has seen one call more now."""
        fitting = [
            waiting
            for waiting in self._waiting
            if waiting.fault.kind in kinds and fnmatchcase(name, waiting.fault.on)
        ]
        for waiting in fitting:
            waiting.seen += 1
        return fitting

    def _hits(self, waiting: Waiting) -> bool:
        fault = waiting.fault
        hit = waiting.seen > fault.skip and self._random.random() <= fault.probability
        waiting.hits += hit
        return hit
