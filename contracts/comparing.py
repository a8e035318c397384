"""What a customer gains and loses between two versions or days: in terms, and in prices."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import cast

from contracts.difference import TermChange, term_changes
from contracts.outlook import Outlook
from contracts.pricing import Offer, best_of
from contracts.terms import CustomPrices, Term

NAMED = 200  # products that written prices name and that are looked at


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A product whose price is another; None: it has none."""

    sku: str
    old: Offer | None
    new: Offer | None

    @property
    def apart(self) -> Fraction:
        """By which part the new price is above the old one; one of them missing is the most."""
        if self.old is None or self.new is None:
            return Fraction(10**9)
        return (self.new.unit - self.old.unit) / self.old.unit if self.old.unit else Fraction(1)

    @property
    def dearer(self) -> bool:
        """Whether the customer pays more, or may no longer buy it."""
        return self.new is None or (self.old is not None and self.new.unit > self.old.unit)


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that differs, and how many products were looked at to know."""

    terms: Sequence[TermChange]
    prices: Sequence[PriceChange]
    looked_at: int

    @property
    def dearer(self) -> Sequence[PriceChange]:
        return [change for change in self.prices if change.dearer]

    @property
    def cheaper(self) -> Sequence[PriceChange]:
        return [change for change in self.prices if not change.dearer]

    @property
    def empty(self) -> bool:
        return not (self.terms or self.prices)


@dataclass(frozen=True, slots=True)
class Having:
    """What a customer has by some contracts at once: the best price over them counts."""

    outlooks: Sequence[Outlook]

    def terms(self) -> list[Term]:
        """The terms that count, each once, whatever levels they stand on."""
        lines = (line for one in self.outlooks for line in one.effective.lines)
        return list(dict.fromkeys(cast(Term, line.whole) for line in lines))

    def named(self) -> Iterator[str]:
        """The products that written prices name, the first of each list."""
        holding = (line.whole for one in self.outlooks for line in one.effective.holding)
        lists = (term.items for term in holding if isinstance(term, CustomPrices))
        skus = dict.fromkeys(item.sku for items in lists for item in items[:NAMED])
        return islice(skus, NAMED)

    def expect(self, skus: Sequence[str]) -> None:
        """Read these products together."""
        for outlook in self.outlooks:
            outlook.shop.expect(skus)

    def best(self, sku: str) -> Offer | None:
        """The price of one piece; None where there is none."""
        found = best_of(one.priced(sku) for one in self.outlooks)
        return found.best if found else None


def effect(before: Having, after: Having, sample: Iterable[str]) -> Effect:
    """What changes from *before* to *after*.

    Prices are compared of every product that a written price names, up to NAMED of them, and of
    the *sample*: those that differ most come first.
    """
    skus = list(dict.fromkeys([*before.named(), *after.named(), *sample]))
    for side in (before, after):
        side.expect(skus)
    terms = list(term_changes(before.terms(), after.terms()))
    prices = sorted(_prices(before, after, skus), key=lambda one: (-abs(one.apart), one.sku))
    return Effect(terms, prices, len(skus))


def _prices(before: Having, after: Having, skus: Iterable[str]) -> Iterator[PriceChange]:
    for sku in skus:
        old, new = before.best(sku), after.best(sku)
        if (old.unit if old else None) != (new.unit if new else None):
            yield PriceChange(sku, old, new)
