"""Where a version stands, in words: until when it holds, and what happens if nothing is done."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from contracts.days import UNKNOWN, Unknown
from contracts.deadlines import DeadlineKind, deadlines, earliest_exit, notice_deadline, term_end
from contracts.i18n import _, many, show_day, show_near_day
from contracts.in_force import replaced_on
from contracts.lifecycle import ACCEPTED, State
from contracts.renewal import Counts, Notice, RenewalKind
from contracts.version import Version
from contracts.working_days import working_day_on_or_before

SOON_ENOUGH = 300  # days within which a day needs no year


def in_days(day: date, today: date) -> str:
    """“today”, “tomorrow”, “in 45 days”, “12 days ago”."""
    days = (day - today).days
    if days in NEAR:
        return _(NEAR[days])
    if days < 0:
        return many("{count} day ago", "{count} days ago", -days)
    return many("in {count} day", "in {count} days", days)


NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def due(day: date, today: date) -> str:
    """“30 Sep (in 45 days)”; with the year where the day is far away."""
    near = 0 <= (day - today).days < SOON_ENOUGH
    shown = show_near_day(day) if near else show_day(day)
    return _("{day} ({in_days})", day=shown, in_days=in_days(day, today))


def period(version: Version) -> str:
    """“1 Jan 2026 to 31 Dec 2026”, as it was agreed."""
    first = _("an unknown day") if version.start is UNKNOWN else show_day(version.start)
    if version.end is None:
        return _("from {first}, open-ended", first=first)
    last = _("an unknown day") if version.end is UNKNOWN else show_day(version.end)
    return _("{first} to {last}", first=first, last=last)


def standing(version: Version, today: date, until: date | None = None) -> str:
    """“in force until 31 Dec 2026”: how the version stands on *today*.

    *until* is its last day in force, where a successor may set it.
    """
    if version.state not in ACCEPTED:
        return _(STATES[version.state])
    replaced = replaced_on(version, until)
    if replaced is not None:
        return _replaced(version, replaced, today)
    return _by_its_dates(version, today)


def _replaced(version: Version, replaced: date, today: date) -> str:
    if replaced <= today:
        return _("superseded on {day}", day=show_day(replaced))
    if isinstance(version.start, date) and version.start > today:
        return _upcoming(version.start)
    return _started(version, _until(replaced - timedelta(days=1)))


def _upcoming(start: date) -> str:
    return _("upcoming, from {day}", day=show_day(start))


def _by_its_dates(version: Version, today: date) -> str:
    if isinstance(version.start, date) and version.start > today:
        return _upcoming(version.start)
    if version.state is State.SUSPENDED:
        return _("suspended")
    last = _last_day(version, today)
    if isinstance(last, date) and last < today:
        return _("ended on {day}", day=show_day(last))
    return _started(version, _until(last))


STATES: Mapping[State, str] = {
    State.DRAFT: "draft",
    State.PENDING: "waiting for approval",
    State.APPROVED: "approved, not yet accepted by the customer",
    State.REJECTED: "rejected",
    State.CANCELED: "canceled",
    State.ACTIVE: "active",
    State.SUPERSEDED: "superseded",
    State.SUSPENDED: "suspended",
    State.TERMINATED: "terminated",
}


def _last_day(version: Version, today: date) -> date | Unknown | None:
    """The end of the running term, a termination before it."""
    if version.termination is not None:
        return version.termination.on
    if version.end is UNKNOWN and version.notice_given is None:
        return UNKNOWN
    if version.notice_given is not None:
        return term_end(version, today)
    if version.renewal.kind is RenewalKind.EVERGREEN:
        return None
    last = term_end(version, today)
    renewed = version.renewal.kind is RenewalKind.UNKNOWN and last is not None and last < today
    return UNKNOWN if renewed else last


def _until(last: date | Unknown | None) -> str:
    if last is None:
        return _("in force, open-ended")
    if last is UNKNOWN:
        return _("in force, its end is not known")
    return _("in force until {day}", day=show_day(last))


def _started(version: Version, holds: str) -> str:
    """Says so where nobody knows since when: nothing is guessed."""
    return holds if version.start is not UNKNOWN else _("{holds}, start unknown", holds=holds)


def next_step(
    version: Version, today: date, holidays: str | None, until: date | None = None
) -> str:
    """What happens next and until when one can act: the line that people must not miss.

    *until* is its last day in force, where a successor may set it.
    """
    replaced = replaced_on(version, until)
    if replaced is not None:
        return _("A new version takes over on {day}", day=due(replaced, today))
    if version.state is State.TERMINATED and version.termination is not None:
        return _("Terminated: {reason}", reason=version.termination.reason)
    given = version.notice_given
    if given is not None:
        how = _("Notice received") if given.how is Counts.RECEIVED else _("Notice sent")
        ends = due(given.ends, today)
        return _("{how} on {on}: it ends on {ends}", how=how, on=show_day(given.on), ends=ends)
    if version.end is UNKNOWN:
        return _("The end is not known: no deadline can be computed")
    return NEXT_STEPS[version.renewal.kind](version, today, holidays)


def _ending(version: Version, today: date, _holidays: str | None) -> str:
    if not isinstance(version.end, date):
        return _without_end(version, today)
    if version.end < today:
        return _("It ended on {day}", day=show_day(version.end))
    return _("It ends on {due} and does not renew", due=due(version.end, today))


def _without_end(version: Version, today: date) -> str:
    if version.notice is None:
        return _("It has no end, and no notice is agreed")
    return _given_today(version, version.notice, today)


def _evergreen(version: Version, today: date, _holidays: str | None) -> str:
    if version.notice is None:
        return _("It runs until notice; no notice period is agreed")
    return _given_today(version, version.notice, today)


def _unclear(version: Version, today: date, _holidays: str | None) -> str:
    if not isinstance(version.end, date):
        return _without_end(version, today)
    if version.end < today:
        ended = show_day(version.end)
        return _("Its term ended on {day}; whether it was renewed is not known", day=ended)
    return _("Its term ends on {due}; whether it renews is not known", due=due(version.end, today))


def _given_today(version: Version, notice: Notice, today: date) -> str:
    leaves = earliest_exit(version, today)
    return _(
        "It runs until notice ({period}): given today, it ends on {day}",
        period=notice.period,
        day=show_day(leaves) if leaves else "–",
    )


def _automatic(version: Version, today: date, holidays: str | None) -> str:
    ahead = {deadline.kind: deadline.day for deadline in deadlines(version, today)}
    renewal = ahead.get(DeadlineKind.RENEWAL)
    if renewal is None:
        return _last_term(version, today)
    if version.notice is None:
        return _(
            "It renews for {length} on {due}", length=_length(version), due=due(renewal, today)
        )
    until = ahead.get(DeadlineKind.NOTICE)
    if until is None or until >= renewal:
        return _too_late(version, version.notice, renewal, today)
    return _notice_by(version, version.notice, until, today, holidays)


def _length(version: Version) -> str:
    return str(version.renewal.length)


def _last_term(version: Version, today: date) -> str:
    last = term_end(version, today)
    if last is None or last < today:
        return _("It ended")
    return _("It ends on {due}: no renewal is left", due=due(last, today))


def _too_late(version: Version, notice: Notice, renewal: date, today: date) -> str:
    missed = notice_deadline(renewal - timedelta(days=1), notice)
    return _(
        "It renews for {length} on {due}: the last day for notice was {missed}",
        length=_length(version),
        due=due(renewal, today),
        missed=show_day(missed),
    )


def _notice_by(
    version: Version, notice: Notice, until: date, today: date, holidays: str | None
) -> str:
    must = MUST[notice.counts]
    act = working_day_on_or_before(until, holidays)
    said = _(must, due=due(until, today), length=_length(version))
    if act == until:
        return said
    return _("{said}; the working day before is {act}", said=said, act=show_near_day(act))


MUST = {
    Counts.RECEIVED: "Notice must arrive by {due}, else it renews for {length}",
    Counts.SENT: "Notice must be sent by {due}, else it renews for {length}",
}

NEXT_STEPS: Mapping[RenewalKind, Callable[[Version, date, str | None], str]] = {
    RenewalKind.NONE: _ending,
    RenewalKind.AUTOMATIC: _automatic,
    RenewalKind.EVERGREEN: _evergreen,
    RenewalKind.UNKNOWN: _unclear,
}
