"""The price of a product under a contract, and over all contracts of a customer (TERMS 4)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from contracts.catalog import Seller
from contracts.effective import Layer, Line
from contracts.pricing.book import Book, LevelBook, Written
from contracts.pricing.offers import Offer, percentage_offer, written_offer
from contracts.pricing.refusal import NoPrice, Refused, holds, why_not
from contracts.pricing.ware import Asked
from contracts.terms.percentage import Listed, Percentage, percentage

Strategy = Literal["specific", "best"]


@dataclass(frozen=True, slots=True)
class Priced:
    """What a product costs under one contract: the offers, the customer's first."""

    main: Layer
    offers: Sequence[Offer]
    set_aside: Sequence[Offer] = ()  # percentages beside a written price, which counts
    refused: Refused | None = None

    @property
    def best(self) -> Offer | None:
        return self.offers[0] if self.offers else None


@dataclass(frozen=True, slots=True)
class Rules:
    """The seller's rules of pricing, and the day that is asked about."""

    day: date
    strategy: Strategy = "specific"
    decimals: int = 4
    brief: bool = False  # of the percentages of a level on one price only the best: for many prices

    @classmethod
    def of(cls, seller: Seller | None, day: date, *, brief: bool = False) -> "Rules":
        """Those of *seller* on *day*; of one who said nothing the usual ones."""
        if seller is None:
            return cls(day, brief=brief)
        return cls(day, seller.price_strategy, seller.unit_price_decimals, brief)


def priced(main: Layer, book: Book, asked: Asked, rules: Rules) -> Priced:
    """The price of what is *asked* under the contract whose terms are in *book*."""
    asked.look_into(book.sets)
    excluding = book.excluding(asked)
    if excluding is not None:
        return Priced(main, (), refused=Refused(NoPrice.EXCLUDED, excluding))
    promotions = book.promoting(asked)
    offers: list[Offer] = []
    aside: list[Offer] = []
    for level in book.levels:
        counting, beside = _at_level(level, asked, promotions, rules)
        offers += counting
        aside += beside
    if not offers:
        return Priced(main, (), refused=why_not(book, asked, rules.day))
    return Priced(main, _ranked(offers), _ranked(aside))


def best_of(found: Iterable[Priced]) -> Priced | None:
    """The one with the best price for the customer; None where none has any."""
    ranked = {(one.best.rank, one.main.contract.ref): one for one in found if one.best}
    return ranked[min(ranked)] if ranked else None


def _ranked(offers: Sequence[Offer]) -> list[Offer]:
    """The customer's first; those for equally many pieces need no fraction to be compared."""
    if len({offer.per for offer in offers}) > 1:
        return sorted(offers, key=lambda offer: offer.rank)
    return sorted(offers, key=lambda offer: (offer.exact, *offer.rank_of_equals))


def _at_level(
    level: LevelBook, asked: Asked, promotions: Sequence[Line], rules: Rules
) -> tuple[list[Offer], list[Offer]]:
    """The offers of one level: those that count, and percentages that a written price replaces."""
    if level.narrowing(asked) is not None:
        return [], []
    fitting = (one for one in level.written_for(asked.sku) if _fits(one, asked, rules.day))
    written = [written_offer(line, item, promotions, rules.decimals) for line, item in fitting]
    percentages = _percentages(level, asked)
    others = [
        percentage_offer(line, found, promotions, rules.decimals)
        for line, found in (_best_ones(percentages) if rules.brief else percentages)
    ]
    if written and rules.strategy == "specific":
        return written, others
    return [*written, *others], []


def _best_ones(found: Iterable[tuple[Line, Percentage]]) -> Iterable[tuple[Line, Percentage]]:
    """Of those on one listed price the lowest, of equals the first: promotions keep that order."""
    best: dict[Listed, tuple[Line, Percentage]] = {}
    for line, one in found:
        before = best.get(one.listed)
        if before is None or one.percent < before[1].percent:
            best[one.listed] = line, one
    return best.values()


def _percentages(level: LevelBook, asked: Asked) -> Iterator[tuple[Line, Percentage]]:
    """Those of the filter, which sets the others of its contract aside; else all."""
    for book in level.filters:
        node = book.node_of(asked)
        percent = node.percent if node and node.percent is not None else Decimal(0)
        found = percentage(asked.at_catalog(), percent)
        if found is not None:
            yield book.line, found
    for line, term in () if level.filters else level.percentages(asked):
        found = term.on(asked)
        if found is not None:
            yield line, found


def _fits(written: Written, asked: Asked, day: date) -> bool:
    item = written[1]
    return (
        item.price.currency == asked.currency
        and holds(item, day)
        and (item.min_quantity is None or item.min_quantity <= asked.quantity)
        and (item.max_quantity is None or asked.quantity <= item.max_quantity)
    )
