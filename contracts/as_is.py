"""A renewal without a form: the same agreement a term later, its own dates moved or left out.

The rule, term by term and written price by written price:

- without dates of its own it stays, and so does what reaches into the new term; a first day that
  has passed by then is left out, as it holds from the beginning;
- what had a first and a last day and is over comes again: both days move by the length of the term,
  as often as it takes to reach the new one. But a promotion does not: it was for that time only;
- what had only a last day and is over is left out;
- an obligation that recurs is due next on its first turn in the new term; one that was due once,
  before that, is done and left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contracts.contract import Contract
from contracts.days import NEVER
from contracts.drafting import next_length, renewal
from contracts.duration import Duration
from contracts.terms import CustomPrices, Obligation, Promotion, Term
from contracts.terms.custom_prices import CustomPrice
from contracts.version import Version

Dates = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """A term, or a written price, with other days than before; *new* is None: it is left out."""

    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class AsIs:
    """The draft of the next term, and what of it has other days."""

    version: Version
    moved: tuple[Moved, ...]


def renewed_as_is(contract: Contract, running: Version, today: date) -> AsIs:
    """The draft for the term after the one that runs *today*: AlreadyOpen or NoTermToRenew else."""
    version = renewal(contract, running, today)
    start, end = version.start, version.end
    first = start if isinstance(start, date) else today
    last = end if isinstance(end, date) else NEVER
    moving = _Moving(first, last, next_length(contract, running, today))
    terms = tuple(moving.terms(running.terms))
    return AsIs(version.model_copy(update={"terms": terms}), tuple(moving.moved))


class _Moving:
    """One version on its way into the term from *start* to *end*."""

    def __init__(self, start: date, end: date, length: Duration) -> None:
        self._start, self._end, self._length = start, end, length
        self.moved: list[Moved] = []

    def terms(self, terms: tuple[Term, ...]) -> Iterator[Term]:
        for term in terms:
            after = self._term(term)
            if isinstance(after, CustomPrices):
                after = self._prices(after)
            elif after != term:
                self.moved.append(Moved(term.line(), after.line() if after else None))
            if after is not None:
                yield after

    def _term(self, term: Term) -> Term | None:
        if isinstance(term, Obligation):
            return self._obligation(term)
        if isinstance(term, Promotion) and self._is_over(term.valid_to):
            return None
        dates = self._dates((term.valid_from, term.valid_to))
        return None if dates is None else _dated(term, dates)

    def _obligation(self, term: Obligation) -> Term | None:
        """Also one with days of its own, which count as any other's."""
        dates = self._dates((term.valid_from, term.valid_to))
        due = self._due(term)
        if dates is None or due is None:
            return None
        return _dated(term.model_copy(update={"due": due}), dates)

    def _due(self, term: Obligation) -> date | None:
        if term.due >= self._start:
            return term.due
        if term.every is None:
            return None
        times = max(1, (self._start - term.due).days // term.every.longest_days)
        while term.every.after(term.due, times) < self._start:
            times += 1
        return term.every.after(term.due, times)

    def _prices(self, term: CustomPrices) -> CustomPrices | None:
        """With those of its prices that hold in the new term."""
        found = [(item, self._dates((item.valid_from, item.valid_to))) for item in term.items]
        kept = [_dated_price(item, dates) for item, dates in found if dates is not None]
        for item, dates in found:
            after = _dated_price(item, dates) if dates is not None else None
            if after != item:
                self.moved.append(Moved(item.words(), after.words() if after else None))
        return term.only(kept) if kept else None

    def _dates(self, dates: Dates) -> Dates | None:
        """The days in the new term; None where it is over and does not come again."""
        first, last = dates
        if last is None or not self._is_over(last):
            return (None if first is not None and first <= self._start else first), last
        if first is None:
            return None
        times = 1
        while self._length.after(last, times) < self._start:
            times += 1
        begins = max(self._length.after(first, times), self._start)
        return (begins, self._length.after(last, times)) if begins <= self._end else None

    def _is_over(self, last: date | None) -> bool:
        return last is not None and last < self._start


def _dated(term: Term, dates: Dates) -> Term:
    first, last = dates
    if (first, last) == (term.valid_from, term.valid_to):
        return term
    return term.model_copy(update={"valid_from": first, "valid_to": last})


def _dated_price(item: CustomPrice, dates: Dates) -> CustomPrice:
    first, last = dates
    if (first, last) == (item.valid_from, item.valid_to):
        return item
    return item.model_copy(update={"valid_from": first, "valid_to": last})
