"""What a warning says: what happens on which day if nothing is done, and until when one can act."""

from datetime import date

from blocks.beside_words import let_go
from blocks.deadline_words import BRIEF
from blocks.mrkdwn import Mrkdwn, phrase, user
from blocks.next_step import NEXT_STEPS, next_step, notice_by, too_late
from blocks.owed_words import HAPPENS as OWED
from blocks.standing import REASON_ROOM, due, near_day, standing, why
from blocks.urgency import urgency
from blocks.warning_view import WarningView
from contracts.days import UNKNOWN
from contracts.deadlines import GOING_ON, STILL_DUE, DeadlineKind, exit_if_given, holds, term_end
from contracts.i18n import _, many, show_day
from contracts.in_force import settled
from contracts.lifecycle import STANDS, State
from contracts.matter import Matter
from contracts.open_deadlines import is_open
from contracts.terms.wording import sentence, short, without_stop
from contracts.working_days import working_day_on_or_before
from contracts.worth import next_term_worth

NAME_ROOM = 80
RENEWING = frozenset({DeadlineKind.NOTICE, DeadlineKind.RENEWAL})


def outcome(view: WarningView) -> str:
    """Why there is nothing to warn about any more; empty: there is."""
    version = view.version
    if view.matter is not None and view.matter.done:
        return _done(view.matter)
    if not is_open(view.deadline, version, view.contract.versions):
        return _settled(view)
    return "" if holds(version, view.deadline) else _moved(view)


def _moved(view: WarningView) -> str:
    """“30 Sep 2026 does not count any more. Notice must arrive by 30 Nov, else it renews”."""
    if view.deadline.kind not in GOING_ON:
        return _stands(view)
    then = next_step(view.version, view.today, view.holidays)
    return _("{day} does not count any more. {then}", day=show_day(view.day), then=then)


def _stands(view: WarningView) -> str:
    """“In force until 31 Dec 2028”: where it is due no more, and nothing else says why."""
    return sentence(standing(view.version, view.today))


def _done(matter: Matter) -> Mrkdwn:
    who, day = user(matter.done_by or ""), show_day(matter.done_on) if matter.done_on else ""
    done = phrase("{who} dealt with it on {day}", who=who, day=day)
    if not matter.note:
        return done
    return phrase("{done}: {note}", done=done, note=without_stop(short(matter.note, REASON_ROOM)))


def _settled(view: WarningView) -> str:
    version = view.version
    if version.termination is not None:
        return without_stop(next_step(version, view.today, view.holidays))
    if settled(version, view.contract.versions) or version.state is State.SUPERSEDED:
        return _followed(view)
    if version.notice_given is not None:
        return next_step(version, view.today, view.holidays)
    if view.lapse is not None:
        return let_go(view.lapse)
    return _stands(view)


def _followed(view: WarningView) -> str:
    """“ACME-1/4 was accepted, in force from 1 Jan 2027”."""
    later = view.successor
    if later is None:
        return _stands(view)
    ref = f"{view.contract.ref}/{later.number}"
    if later.start is UNKNOWN:
        return _("{ref} was accepted", ref=ref)
    if later.renews is not None:
        return _("It renewed by itself: {ref}, from {day} on", ref=ref, day=show_day(later.start))
    return _("{ref} was accepted, in force from {day}", ref=ref, day=show_day(later.start))


def mark(view: WarningView) -> Mrkdwn:
    """How urgent it is; nothing where it is settled, or where a red mark says more below.

    Nor where the next term has begun: it cannot be prevented any more.
    """
    over = view.deadline.kind in RENEWING and view.next_term < view.today
    if over or view.lapse is not None or outcome(view):
        return Mrkdwn("")
    return urgency(view.deadline, view.today, view.holidays)


def happens(view: WarningView) -> str:
    """What happens on which day if nothing is done: the line that people must not miss."""
    version, last = view.version, view.last_notice
    if view.deadline.kind in OWED:
        return OWED[view.deadline.kind][0](view)
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
    if view.deadline.kind in OWED:
        return OWED[view.deadline.kind][1](view)
    if view.deadline.kind is DeadlineKind.END:
        return _nothing_follows(view)
    notice = view.version.notice
    if view.notice_counts:
        return _next_term(view, "Without notice the next term runs {span}")
    began = view.next_term < view.today
    term = _next_term(view, "The new term runs {span}" if began else "The next term runs {span}")
    if notice is None:
        only = _("No notice is agreed: only an agreement with the customer changes that.")
        return f"{term} {only}"
    last = term_end(view.version, exit_if_given(view.today, notice))
    leaves = _("Notice given today would end it on {day}.", day=show_day(last)) if last else ""
    return " ".join(filter(None, (term, leaves)))


def _next_term(view: WarningView, words: str) -> str:
    """“Without notice the next term runs from 1 Jan to 31 Dec 2027, about 240,000 EUR”."""
    said, worth = _(words, span=_next_span(view)), next_term_worth(view.version)
    if worth is None:
        return _("{said}.", said=said)
    return _("{said}, about {worth}.", said=said, worth=worth.short)


def _next_span(view: WarningView) -> str:
    first = view.next_term
    last = term_end(view.version, first) or first
    return _("from {first} to {last}", first=show_day(first), last=show_day(last))


def _nothing_follows(view: WarningView) -> str:
    """An end is no surprise where the next version is accepted in time."""
    later = view.successor
    if later is not None and isinstance(later.start, date):
        ref = f"{view.contract.ref}/{later.number}"
        return _("{ref} follows, but only on {day}.", ref=ref, day=show_day(later.start))
    nothing = _("Nothing follows it yet.")
    if view.passed:
        return nothing
    if view.under:
        return many(*UNDER, view.under)
    act = working_day_on_or_before(view.day, view.holidays)
    by = near_day(act, view.today)
    return _("{nothing} To go on without a gap, a next version must be accepted by {day}.",
             nothing=nothing, day=by)  # fmt: skip


UNDER = (
    "{count} customer buys under it: without a next version its terms end for them, too.",
    "{count} customers buy under it: without a next version its terms end for them, too.",
)


def meanwhile(view: WarningView) -> str:
    """A version that is on its way silences nothing, but whoever reads the warning knows of it.

    What is owed until then is the same with it and without it.
    """
    coming = view.open_version
    if coming is None or view.deadline.kind in STILL_DUE:
        return ""
    stands = _(STANDS[coming.state], ref=f"{view.contract.ref}/{coming.number}")
    return _("{stands}: that alone changes nothing.", stands=stands)


def suspended(view: WarningView) -> str:
    reason = why(view.version, view.today)
    return _("Suspended: {reason}", reason=reason) if reason else ""


def in_brief(view: WarningView) -> str:
    """What the notification says: whose contract it is and which day, and no amounts."""
    if outcome(view):
        return _("{who}: settled", who=short(view.customer, NAME_ROOM))
    said = BRIEF[view.deadline.kind, view.passed]
    return _(said, who=short(view.customer, NAME_ROOM), day=show_day(view.day))
