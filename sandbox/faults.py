"""What can go wrong with a Slack, on purpose: by method, by the how-manieth call, by chance."""

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


class Faults:
    """The faults that wait for their call."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._lock = Lock()
        self._waiting: list[tuple[Fault, int]] = []  # with the calls seen so far

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._waiting.append((fault, 0))

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def waiting(self) -> list[Fault]:
        """Those that have not done all their harm yet."""
        with self._lock:
            return [fault for fault, _ in self._waiting]

    def strike(self, name: str, kinds: frozenset[FaultKind]) -> Fault | None:
        """The fault that hits this call of *name*, if one does."""
        with self._lock:
            struck = None
            for place, (fault, seen) in enumerate(self._waiting):
                if fault.kind not in kinds or not fnmatchcase(name, fault.on):
                    continue
                if self._random.random() > fault.probability:
                    continue
                self._waiting[place] = (fault, seen + 1)
                if struck is None and seen >= fault.skip:
                    struck = fault
            self._waiting = [(f, n) for f, n in self._waiting if n < f.skip + f.times]
            return struck
