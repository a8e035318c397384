"""A notice: one message that must stand in Slack and be up to date (DESIGN 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any


class NoticeState(StrEnum):
    """What is to be done about a notice."""

    WAITING = "waiting"  # it is to be said, or what was said is to be brought up to date
    HELD = "held"  # it waits until its reader wants to read; it is in no queue before
    SAID = "said"
    MOOT = "moot"  # there was nothing to say any more when its turn came
    UNCERTAIN = "uncertain"  # perhaps it was said, and Slack does not let us look
    REFUSED = "refused"  # Slack will never take it
    DROPPED = "dropped"  # by the operator
    MOVED = "moved"  # nothing reaches whom it was for: somebody else was told


LIVE = (NoticeState.SAID, NoticeState.WAITING)
"""These stand in Slack, or will."""

TOLD_NOBODY = (NoticeState.MOOT, NoticeState.REFUSED)
"""Of these nobody has read anything, unless they were said before."""

SET_ASIDE = frozenset({NoticeState.UNCERTAIN, NoticeState.REFUSED})
"""Somebody has to look at these."""


FARTHEST = timedelta(hours=2)
"""Nothing is put off for longer: what lies farther ahead was written by a clock that was wrong."""


class Priority(IntEnum):
    """Whose turn it is where several wait; among those of one priority the oldest comes first."""

    WAITED_FOR = 0  # somebody has to decide, or hears what came of what they did
    WARNING = 1
    DIGEST = 2
    UPDATE = 3  # what was said is brought up to date


class Late(StrEnum):
    """Why something was said long after it was due, as far as anybody knows."""

    UNREACHABLE = "unreachable"  # Slack did not take it, or what was to be said there before it
    DOWN = "down"  # we were not running
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast Slack may be told things: the time from one message to the next.

    What was not used of it is good for *credit* later, all readers together.
    """

    reader: timedelta = timedelta(seconds=1)
    workspace: timedelta = timedelta(seconds=0.25)
    credit: timedelta = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Lease:
    """Who delivers, how fast, and how long a notice is theirs: whoever dies loses it then."""

    holder: str
    length: timedelta = timedelta(seconds=30)
    rate: Rate = Rate()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands in Slack, and how much of what was wanted it shows."""

    channel: str
    ts: str
    shown: int


@dataclass(frozen=True, slots=True)
class Later:
    """When to try again, and why not now.

    With *doubt* the message may have been posted: one has to look first. What is not *counted*
    is no failure: Slack was not asked, or said when to come again; until then nothing else is
    said to the same reader, or, for *everybody*, to anybody.
    """

    due_at: datetime
    reason: str
    doubt: bool
    counted: bool = True
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class NewNotice:
    """What somebody shall be told; *key* says when it would be a repetition.

    *facts* are references only: what is shown is read when it is delivered.
    """

    key: str
    kind: str
    recipient: str  # a person (U…) or a channel (C…, G…)
    subject: str  # what it is about: all notices on it are brought up to date together
    facts: Mapping[str, Any]
    priority: Priority = Priority.WARNING


@dataclass(frozen=True, slots=True)
class Dated:
    """What is to be said, and from when on its reader wants to read it; None: at once."""

    notice: NewNotice
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A row of the outbox."""

    id: int
    key: str
    kind: str
    recipient: str
    subject: str
    facts: Mapping[str, Any]
    token: str  # opaque: by it the message is found again in the channel's history
    wanted: int  # how often there was something to show
    shown: int  # how much of that the message in Slack shows
    state: NoticeState
    created_at: datetime
    due_at: datetime  # not before
    attempts: int = 0  # since it last went well
    lease: str | None = None  # whoever is delivering it
    leased_until: datetime | None = None
    begun_at: datetime | None = None  # a post was begun then, and its outcome is not known
    channel: str | None = None  # where it stands
    ts: str | None = None
    said_at: datetime | None = None
    reason: str | None = None  # why it waits or was set aside
    priority: Priority = Priority.WARNING
    late: Late | None = None  # the message says that it is late, and why
