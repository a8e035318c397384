"""What changes when for a customer: versions, terms with dates of their own, what we sell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.contract import Contract
from contracts.days import day_after
from contracts.deadlines import DeadlineKind, occurrences
from contracts.i18n import _, show_day
from contracts.in_force import interval
from contracts.lifecycle import ACCEPTED, State
from contracts.terms import CustomPrices
from contracts.version import Version
from contracts.window import Window


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that is another from *day* on, and where that stands: ``ACME-1/3``."""

    day: date
    words: str
    source: str


def turns(contracts: Sequence[Contract], window: Window) -> list[Turn]:
    """What changes by *contracts* within *window*, by day."""
    found = [turn for contract in contracts for turn in _of_contract(contract, window)]
    return sorted((turn for turn in found if turn.day in window), key=lambda turn: turn.day)


def _of_contract(contract: Contract, window: Window) -> Iterator[Turn]:
    for version in contract.versions:
        span = interval(version, contract.versions)
        if span is None:
            continue
        ref = f"{contract.ref}/{version.number}"
        last = span.end if isinstance(span.end, date) else date.max
        first = span.start if isinstance(span.start, date) else date.min
        yield from (Turn(day, words, ref) for day, words in _version(version, contract, last))
        yield from _renewals(version, ref, Window(max(first, window.first), min(last, window.last)))
        own = Window(first, last)
        yield from (Turn(day, words, ref) for day, words in _terms(version) if day in own)


Said = Iterator[tuple[date, str]]


def _version(version: Version, contract: Contract, last: date) -> Said:
    """Its first day, the day after its last, and when it is suspended."""
    if isinstance(version.start, date):
        yield version.start, _("it begins")
    follows = (one.start == day_after(last) for one in contract.versions if one.state in ACCEPTED)
    if last < date.max and not any(follows):
        words = "it has ended: {day} was its last day"
        yield day_after(last), _(words, day=show_day(last))
    for pause in version.suspensions:
        yield pause.start, _("it is suspended")
        if pause.end is not None:
            yield day_after(pause.end), _("it holds again")


def _renewals(version: Version, ref: str, window: Window) -> Iterator[Turn]:
    """Each renewal in *window*, and each last day to prevent one; none once another took over."""
    ran, given = _as_it_ran(version), version.notice_given
    last = {DeadlineKind.NOTICE: given.on} if given else {}
    for deadline in occurrences(ran, window.first, window.last):
        if deadline.kind in DEADLINES and deadline.day <= last.get(deadline.kind, date.max):
            yield Turn(deadline.day, _(DEADLINES[deadline.kind]), ref)


def _as_it_ran(version: Version) -> Version:
    """*version* as it was while it ran: what became of it changes no past day (TERMS 5)."""
    return version.model_copy(update={"state": State.ACTIVE, "notice_given": None})


DEADLINES = {
    DeadlineKind.NOTICE: "last day for notice, else it renews",
    DeadlineKind.RENEWAL: "it renews, unless notice was given",
}


def _terms(version: Version) -> Said:
    """Terms and written prices that begin or end on days of their own."""
    for term in version.terms:
        yield from _dated(term.valid_from, term.valid_to, term.words())
        if isinstance(term, CustomPrices):
            for item in term.items:
                if item.valid_from or item.valid_to:
                    yield from _dated(item.valid_from, item.valid_to, item.tagged())


def _dated(first: date | None, last: date | None, words: str) -> Said:
    if first is not None:
        yield first, _("begins: {words}", words=words)
    if last is not None:
        yield day_after(last), _("no longer: {words}", words=words)
