"""What a warning says: what happens on which day if nothing is done, and until when one can act."""

from collections.abc import Mapping
from datetime import date

from blocks.next_step import NEXT_STEPS, next_step, notice_by, too_late
from blocks.standing import due, near_day, standing, why
from blocks.warning_view import WarningView
from contracts.days import UNKNOWN
from contracts.deadlines import DeadlineKind, exit_if_given, holds, term_end
from contracts.i18n import _, show_day
from contracts.in_force import settled
from contracts.lifecycle import STANDS, State
from contracts.working_days import working_day_on_or_before


def outcome(view: WarningView) -> str:
    """Why there is nothing to warn about any more; empty: there is."""
    version = view.version
    if version.termination is not None:
        return next_step(version, view.today, view.holidays)
    if settled(version, view.contract.versions) or version.state is State.SUPERSEDED:
        return _followed(view)
    if version.notice_given is not None:
        return next_step(version, view.today, view.holidays)
    return "" if holds(version, view.deadline) else standing(version, view.today)


def _followed(view: WarningView) -> str:
    """“ACME-1/4 was accepted, in force from 1 Jan 2027”."""
    later = view.successor
    if later is None:
        return standing(view.version, view.today)
    ref = f"{view.contract.ref}/{later.number}"
    if later.start is UNKNOWN:
        return _("{ref} was accepted", ref=ref)
    return _("{ref} was accepted, in force from {day}", ref=ref, day=show_day(later.start))


def happens(view: WarningView) -> str:
    """What happens on which day if nothing is done: the line that people must not miss."""
    version, last = view.version, view.last_notice
    if view.deadline.kind is DeadlineKind.END:
        return NEXT_STEPS[version.renewal.kind](version, view.today, view.holidays)
    if version.notice is None or last is None:
        return _renews(view)
    if view.notice_counts:
        return notice_by(version, version.notice, last, view.today, view.holidays)
    return too_late(version, last, view.next_term, view.today)


def _renews(view: WarningView) -> str:
    said = "It renewed for {length} on {due}" if view.passed else "It renews for {length} on {due}"
    return _(said, length=view.version.renewal.length, due=due(view.day, view.today))


def then(view: WarningView) -> str:
    """What that means, and what can still be done."""
    if view.deadline.kind is DeadlineKind.END:
        return _nothing_follows(view)
    notice = view.version.notice
    if notice is None:
        return _("No notice is agreed: only an agreement with the customer changes that.")
    if view.notice_counts:
        return _("Without notice the next term runs {span}.", span=_next_span(view))
    last = term_end(view.version, exit_if_given(view.today, notice))
    return _("Notice given today would end it on {day}.", day=show_day(last)) if last else ""


def _next_span(view: WarningView) -> str:
    first = view.next_term
    last = term_end(view.version, first) or first
    return _("from {first} to {last}", first=show_day(first), last=show_day(last))


def _nothing_follows(view: WarningView) -> str:
    """An end is no surprise where the next version is accepted in time."""
    later = view.successor
    if later is not None and isinstance(later.start, date):
        ref = f"{view.contract.ref}/{later.number}"
        return _("{ref} follows on {day} only.", ref=ref, day=show_day(later.start))
    if view.passed:
        return _("Nothing follows it yet.")
    act = working_day_on_or_before(view.day, view.holidays)
    by = near_day(act, view.today)
    return _("Nothing follows it yet: the next version has to be accepted by {day}.", day=by)


def meanwhile(view: WarningView) -> str:
    """A version that is on its way silences nothing, but whoever reads the warning knows of it."""
    coming = view.open_version
    if coming is None:
        return ""
    stands = _(STANDS[coming.state], ref=f"{view.contract.ref}/{coming.number}")
    return _("{stands}: that alone changes nothing.", stands=stands)


def suspended(view: WarningView) -> str:
    reason = why(view.version, view.today)
    return _("Suspended: {reason}", reason=reason) if reason else ""


def in_brief(view: WarningView) -> str:
    """What the notification says: whose contract it is and which day, and no amounts."""
    if outcome(view):
        return _("{who}: settled", who=view.customer)
    said = BRIEF[view.deadline.kind, view.passed]
    return _(said, who=view.customer, day=show_day(view.day))


BRIEF: Mapping[tuple[DeadlineKind, bool], str] = {
    (DeadlineKind.NOTICE, False): "{who}: notice is possible until {day}",
    (DeadlineKind.NOTICE, True): "{who}: the last day for notice was {day}",
    (DeadlineKind.RENEWAL, False): "{who}: renews on {day}",
    (DeadlineKind.RENEWAL, True): "{who}: renewed on {day}",
    (DeadlineKind.END, False): "{who}: ends on {day}",
    (DeadlineKind.END, True): "{who}: ended on {day}",
}
