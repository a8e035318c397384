"""On which days a version is in force (TERMS 5, 6): computed from its dates, never stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from contracts.days import NEVER, UNKNOWN, Unknown, day_after, day_before
from contracts.deadlines import last_day
from contracts.lifecycle import ACCEPTED
from contracts.version import Suspension, Version

LONG_AGO = date.min


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from *start* to *end*, both inclusive; an end of None is open."""

    start: date | Unknown
    end: date | Unknown | None

    def may_hold(self, day: date) -> bool:
        """Whether *day* is inside, as far as is known: an unknown end of it excludes nothing."""
        begun = self.start is UNKNOWN or self.start <= day
        return begun and (self.end is None or self.end is UNKNOWN or day <= self.end)

    @property
    def certain(self) -> bool:
        """Whether both ends of it are known."""
        return UNKNOWN not in {self.start, self.end}


def interval(version: Version, successors: Iterable[Version] = ()) -> Interval | None:
    """From the first to the last day in force; None for what never was.

    *successors* are the versions of the same contract that come later. Renewals that are due count
    as made; the end is the earliest of the version's last day, the day before a successor's start
    and the day of termination. Suspended days lie inside (see ``in_force``).
    """
    if version.state not in ACCEPTED:
        return None
    ends = [*_own_ends(version), *_superseded(version, successors)]
    end = min(ends, default=last_day(version))
    if isinstance(version.start, date) and isinstance(end, date) and end < version.start:
        return None
    return Interval(version.start, end)


def _own_ends(version: Version) -> Iterator[date]:
    """The known days that end it by itself."""
    if version.termination is not None:
        yield version.termination.on
    last = last_day(version)
    if isinstance(last, date):
        yield last


def _superseded(version: Version, successors: Iterable[Version]) -> Iterator[date]:
    """The day before each accepted later version takes over."""
    for start in _takeovers(version, successors):
        yield day_before(start)


def _takeovers(version: Version, successors: Iterable[Version]) -> Iterator[date]:
    """The start of each accepted later version; LONG_AGO where it is unknown."""
    for later in successors:
        if later.order > version.order and later.state in ACCEPTED and not _never_began(later):
            yield LONG_AGO if later.start is UNKNOWN else later.start


def _never_began(version: Version) -> bool:
    """Whether it was terminated before its first day: then it takes over from nobody."""
    ended, start = version.termination, version.start
    return ended is not None and isinstance(start, date) and ended.on < start


def settled(version: Version, successors: Iterable[Version]) -> bool:
    """Whether nothing of *version* is left to decide: a later one follows it without a gap."""
    known = tuple(successors)
    span = interval(version, known)
    if span is None:
        return True
    last = span.end if isinstance(span.end, date) else NEVER
    return any(start <= day_after(last) for start in _takeovers(version, known))


def replaced_on(version: Version, successors: Iterable[Version]) -> date | None:
    """The day on which one of *successors* takes over from *version*, without a gap between.

    LONG_AGO where one has taken over and nobody knows when.
    """
    first = min(_takeovers(version, successors), default=None)
    if first is None or (version.termination is not None and version.termination.on < first):
        return None
    own = min(_own_ends(version), default=NEVER)
    return first if first <= day_after(own) else None


def suspension(version: Version, day: date) -> Suspension | None:
    """The suspension in which *day* lies."""
    for pause in version.suspensions:
        if pause.start <= day and (pause.end is None or day <= pause.end):
            return pause
    return None


_order = attrgetter("order")


def in_force(versions: Iterable[Version], day: date) -> Version | None:
    """The one version of a contract that holds on *day*, as far as is known."""
    known = tuple(versions)
    for version in sorted(known, key=_order, reverse=True):
        span = interval(version, known)
        if span is not None and span.may_hold(day):
            return None if suspension(version, day) else version
    return None
