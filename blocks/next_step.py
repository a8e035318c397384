"""What happens next to a version, and until when one can act, in words."""

from collections.abc import Callable, Mapping
from datetime import date

from blocks.standing import due, near_day, why
from contracts.days import UNKNOWN, day_before
from contracts.deadlines import DeadlineKind, earliest_exit, notice_deadline, of_dates, term_end
from contracts.i18n import _, show_day
from contracts.in_force import LONG_AGO
from contracts.receipt import awaits_receipt
from contracts.renewal import Counts, Notice, NoticeGiven, RenewalKind, Side
from contracts.version import Version
from contracts.working_days import working_day_on_or_before


def next_step(
    version: Version, today: date, holidays: str | None, replaced: date | None = None
) -> str:
    """What happens next and until when one can act: the line that people must not miss.

    *replaced* is the day on which a successor takes over.
    """
    if replaced is not None:
        return _takes_over(replaced, today)
    reason = why(version, today)
    if reason:
        return _(REASONS[version.termination is not None], reason=reason)
    if version.notice_given is not None:
        return _noticed(version, version.notice_given, today)
    if version.end is UNKNOWN:
        return _("The end is not known: no deadline can be computed")
    return NEXT_STEPS[version.renewal.kind](version, today, holidays)


def _noticed(version: Version, given: NoticeGiven, today: date) -> str:
    """“Notice sent on 14 Aug, received on 18 Aug: it ends on 31 Dec (in 137 days)”."""
    words = "Notice received on {on}: it ends on {ends}"
    if awaits_receipt(version):
        words = "Notice sent on {on}: it ends on {ends}, once the notice is received"
    elif given.how is Counts.SENT:
        arrived = given.receipt is not None
        words = SENT_AND_RECEIVED if arrived else "Notice sent on {on}: it ends on {ends}"
    received = show_day(given.receipt.on) if given.receipt else ""
    ends = due(given.ends, today)
    return _(words, on=show_day(given.on), received=received, ends=ends)


SENT_AND_RECEIVED = "Notice sent on {on}, received on {received}: it ends on {ends}"


def _takes_over(replaced: date, today: date) -> str:
    if replaced == LONG_AGO:
        return _("A later version took over; it is not known when")
    if replaced <= today:
        return _("A later version took over on {day}", day=show_day(replaced))
    return _("A new version takes over on {day}", day=due(replaced, today))


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
    ahead = {deadline.kind: deadline.day for deadline in of_dates(version, today)}
    renewal = ahead.get(DeadlineKind.RENEWAL)
    if renewal is None:
        return _last_term(version, today)
    if version.notice is None:
        return _(
            "It renews for {length} on {due}", length=_length(version), due=due(renewal, today)
        )
    until = notice_deadline(day_before(renewal), version.notice)
    if until < today:
        return too_late(version, until, renewal, today)
    return notice_by(version, version.notice, until, today, holidays)


def _length(version: Version) -> str:
    return str(version.renewal.length)


def _last_term(version: Version, today: date) -> str:
    last = term_end(version, today)
    if last is None or last < today:
        return _("It ended")
    return _("It ends on {due}: no renewal is left", due=due(last, today))


def too_late(version: Version, missed: date, renewal: date, today: date) -> str:
    """“It renews for 12 months on 1 Jan (in 9 days): the last day for notice was 30 Sep 2026”."""
    said = (
        "It renews for {length} on {due}: the last day for notice was {missed}"
        if renewal >= today
        else "It renewed for {length} on {due}: the last day for notice was {missed}"
    )
    missed_on = show_day(missed)
    return _(said, length=_length(version), due=due(renewal, today), missed=missed_on)


def notice_by(
    version: Version, notice: Notice, until: date, today: date, holidays: str | None
) -> str:
    """“Notice must arrive by 30 Sep (in 45 days), else it renews for 12 months”."""
    must = MUST[notice.by][notice.counts]
    act = working_day_on_or_before(until, holidays)
    said = _(must, due=due(until, today), length=_length(version))
    if act == until:
        return said
    return _("{said}; act by {act}, the working day before", said=said, act=near_day(act, today))


REASONS = {True: "Terminated: {reason}", False: "Suspended: {reason}"}

MUST: Mapping[Side, Mapping[Counts, str]] = {
    Side.BOTH: {
        Counts.RECEIVED: "Notice must arrive by {due}, else it renews for {length}",
        Counts.SENT: "Notice must be sent by {due}, else it renews for {length}",
    },
    Side.US: {
        Counts.RECEIVED: "Our notice must arrive by {due}, else it renews for {length}",
        Counts.SENT: "We must send notice by {due}, else it renews for {length}",
    },
    Side.THEM: {
        Counts.RECEIVED: "Only they can end it, by notice received by {due}, else {length} more",
        Counts.SENT: "Only they can end it, by notice sent by {due}, else {length} more",
    },
}

NEXT_STEPS: Mapping[RenewalKind, Callable[[Version, date, str | None], str]] = {
    RenewalKind.NONE: _ending,
    RenewalKind.AUTOMATIC: _automatic,
    RenewalKind.EVERGREEN: _evergreen,
    RenewalKind.UNKNOWN: _unclear,
}
