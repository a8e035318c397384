"""All that is ahead of a version on a day, and over a span of days."""

from collections.abc import Iterator
from datetime import date

from contracts.days import day_after, day_before
from contracts.deadlines.ends import RUNNING
from contracts.deadlines.kinds import STILL_DUE, Deadline, DeadlineKind
from contracts.deadlines.of_dates import of_dates
from contracts.deadlines.of_terms import of_terms
from contracts.lifecycle import ACCEPTED, State
from contracts.version import Version


def deadlines(version: Version, today: date) -> tuple[Deadline, ...]:
    """What is still ahead on *today*, earliest first: the next of each kind and term."""
    if version.state not in RUNNING:
        return ()
    return _in_order({*of_dates(version, today), *of_terms(version, today)})


def _in_order(found: set[Deadline]) -> tuple[Deadline, ...]:
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.place)))


def occurrences(version: Version, first: date, last: date) -> Iterator[Deadline]:
    """All that falls on a day from *first* to *last*, also what comes again, earliest first."""
    day = first
    while day <= last:
        # On the day of a renewal the next term runs already: it is ahead on the day before.
        ahead = {*deadlines(version, day_before(day)), *deadlines(version, day)}
        soon = _in_order({one for one in ahead if day <= one.day <= last})
        if not soon:
            return
        yield from (one for one in soon if one.day == soon[0].day)
        if soon[0].day == last:
            return
        day = day_after(soon[0].day)


def holds(version: Version, deadline: Deadline) -> bool:
    """Whether *deadline* is, or was, one of the version's.

    What is owed is owed, too, where the version is terminated or followed by another.
    """
    if deadline.kind in STILL_DUE and version.state in ACCEPTED:
        version = version.model_copy(update={"state": State.ACTIVE})
    renewal = deadline.kind is DeadlineKind.RENEWAL  # on its day the next term runs already
    return deadline in deadlines(version, day_before(deadline.day) if renewal else deadline.day)
