"""What the dates of a version, its renewal and its notice make due (TERMS 5)."""

from collections.abc import Iterator
from datetime import date

from contracts.days import day_after, day_before
from contracts.deadlines.ends import (
    earliest_exit,
    exit_if_given,
    notice_deadline,
    renews,
    term_end,
)
from contracts.deadlines.kinds import Deadline, DeadlineKind
from contracts.deadlines.series import first_on_or_after
from contracts.duration import Duration, Unit
from contracts.renewal import RenewalKind
from contracts.version import Version

YEAR = Duration(1, Unit.YEAR)


def of_dates(version: Version, today: date) -> Iterator[Deadline]:
    """What is still ahead on *today*, of each kind the next; in no order."""
    last, runs_on = term_end(version, today), renews(version, today)
    found = (
        _end(version, last, renewed=runs_on),
        _notice(version, today) if runs_on else None,
        _anniversary(version, today),
    )
    yield from (one for one in found if one is not None and one.day >= today)


def _end(version: Version, last: date | None, *, renewed: bool) -> Deadline | None:
    """What happens after *last*, the end of the running term: an end, or the next term."""
    if last is None or (
        version.renewal.kind is RenewalKind.EVERGREEN and version.notice_given is None
    ):
        return None
    if renewed:
        return Deadline(DeadlineKind.RENEWAL, day_after(last))
    return Deadline(DeadlineKind.END, last)


def _notice(version: Version, today: date) -> Deadline | None:
    """The next day for notice: of the first term that a notice given today can still end."""
    if version.notice is None or not renews(version, today):
        return None
    leaves = exit_if_given(today, version.notice)
    last = term_end(version, leaves)
    if last is None or not renews(version, leaves):
        return None
    return Deadline(DeadlineKind.NOTICE, notice_deadline(last, version.notice))


def _anniversary(version: Version, today: date) -> Deadline | None:
    """Of what runs until notice: once a year somebody asks whether it should go on."""
    if version.notice_given is not None or earliest_exit(version, today) is None:
        return None
    if not isinstance(version.start, date):
        return None
    day = first_on_or_after(max(today, day_after(version.start)), version.start, YEAR)
    return Deadline(DeadlineKind.ANNIVERSARY, day)


def last_notice(version: Version, deadline: Deadline) -> date | None:
    """The last day on which notice prevents what comes with *deadline*; None: none does."""
    if deadline.kind is DeadlineKind.NOTICE:
        return deadline.day
    if deadline.kind is not DeadlineKind.RENEWAL or version.notice is None:
        return None
    return notice_deadline(day_before(deadline.day), version.notice)
