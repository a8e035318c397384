"""What changes when for a customer: versions, terms with dates of their own, what we sell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.contract import Contract
from contracts.days import day_after
from contracts.deadlines import DeadlineKind, deadlines
from contracts.i18n import _, show_day
from contracts.in_force import interval
from contracts.lifecycle import ACCEPTED
from contracts.terms import CustomPrices
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that is another from *day* on, and where that stands: ``ACME-1/3``."""

    day: date
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at, both inclusive."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


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
    day = window.first
    while day <= window.last:
        ahead = deadlines(version, day)
        for deadline in ahead:
            if deadline.kind in DEADLINES and deadline.day <= window.last:
                yield Turn(deadline.day, _(DEADLINES[deadline.kind]), ref)
        after = max((deadline.day for deadline in ahead), default=date.max)
        day = day_after(max(after, day)) if after < date.max else date.max
        if day == date.max:
            return


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
