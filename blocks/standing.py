"""Where a version stands, in words: since when, until when, and how far away a day is."""

from collections.abc import Mapping
from datetime import date

from contracts.days import UNKNOWN, Unknown, day_before
from contracts.deadlines import term_end
from contracts.i18n import _, many, show_day, show_near_day
from contracts.in_force import LONG_AGO, suspension
from contracts.lifecycle import ACCEPTED, State
from contracts.renewal import RenewalKind
from contracts.terms.wording import short
from contracts.version import Suspension, Version

REASON_ROOM = 200  # characters; all of it stands where the version is shown
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
    return _("{day} ({in_days})", day=near_day(day, today), in_days=in_days(day, today))


def near_day(day: date, today: date) -> str:
    """“30 Sep”; with the year where the day is far away."""
    near = 0 <= (day - today).days < SOON_ENOUGH
    return show_near_day(day) if near else show_day(day)


def period(version: Version) -> str:
    """“1 Jan 2026 to 31 Dec 2026”, as it was agreed."""
    if version.start is UNKNOWN and version.end is UNKNOWN:
        return _("start and end unknown")
    first = _("an unknown day") if version.start is UNKNOWN else show_day(version.start)
    if version.end is None:
        return _("from {first}, open-ended", first=first)
    last = _("an unknown day") if version.end is UNKNOWN else show_day(version.end)
    return _("{first} to {last}", first=first, last=last)


def agreed_dates(version: Version, day: date | None = None) -> str:
    """``period`` and what happens at its end, as far as anything is agreed on that.

    With a *day* also the end that counts then, where a renewal or a notice made it another.
    """
    said = [", ".join(filter(None, (period(version), _end_by(version, day) if day else "")))]
    if version.renewal.kind is not RenewalKind.NONE:
        said.append(_(RENEWS[version.renewal.kind], how=version.renewal))
    if version.notice is not None:
        said.append(_("notice: {how}", how=version.notice))
    return " · ".join(said)


def _end_by(version: Version, day: date) -> str:
    """“renewed until 30 Apr 2027”, so that the paper's dates agree with what is said of *day*."""
    last, end = term_end(version, day), version.end
    if last is None or last == end:
        return ""
    renewed = version.renewal.kind is RenewalKind.AUTOMATIC and isinstance(end, date) and end < last
    words = "renewed until {day}" if renewed else "by notice until {day}"
    return _(words, day=show_day(last))


RENEWS: Mapping[RenewalKind, str] = {
    RenewalKind.AUTOMATIC: "renewal: {how}",
    RenewalKind.EVERGREEN: "then until notice",
    RenewalKind.UNKNOWN: "renewal: {how}",
}


def standing(version: Version, today: date, replaced: date | None = None) -> str:
    """“in force until 31 Dec 2026”: how the version stands on *today*.

    *replaced* is the day on which a successor takes over.
    """
    if version.state not in ACCEPTED:
        return _(STATES[version.state])
    if replaced is not None:
        return _replaced(version, replaced, today)
    return _by_its_dates(version, today)


def _replaced(version: Version, replaced: date, today: date) -> str:
    if replaced == LONG_AGO:
        return _("superseded, on an unknown day")
    if replaced <= today:
        return _("superseded on {day}", day=show_day(replaced))
    if isinstance(version.start, date) and version.start > today:
        return _upcoming(version.start)
    pause = suspension(version, today)
    if pause is not None:
        return _suspended(pause)
    return _started(version, _until(day_before(replaced)))


def _upcoming(start: date) -> str:
    return _("upcoming, from {day}", day=show_day(start))


def _by_its_dates(version: Version, today: date) -> str:
    if isinstance(version.start, date) and version.start > today:
        return _upcoming(version.start)
    last = _last_day(version, today)
    if isinstance(last, date) and last < today:
        ended = "terminated on {day}" if version.termination else "ended on {day}"
        return _(ended, day=show_day(last))
    pause = suspension(version, today)
    if pause is not None:
        return _suspended(pause)
    return _started(version, _until(last))


def _suspended(pause: Suspension) -> str:
    since = show_day(pause.start)
    if pause.end is None:
        return _("suspended since {day}", day=since)
    return _("suspended from {day} to {last}", day=since, last=show_day(pause.end))


def why(version: Version, today: date) -> str:
    """Why it is not in force on *today* or will soon not be, as far as a line has room."""
    if version.termination is not None:
        return short(version.termination.reason, REASON_ROOM)
    pause = suspension(version, today)
    return short(pause.reason or "", REASON_ROOM) if pause is not None else ""


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
    if version.start is not UNKNOWN:
        return holds
    if version.end is UNKNOWN and version.notice_given is None:
        return _("in force, start and end not known")
    return _("{holds}, start not known", holds=holds)
