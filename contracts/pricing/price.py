"""The price of a product under a contract, and over all contracts of a customer (TERMS 4)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from contracts.effective import Layer, Line
from contracts.pricing.book import Book, LevelBook, Written
from contracts.pricing.offers import Offer, percentage_offer, written_offer
from contracts.pricing.ware import Asked
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.percentage import Percentage, PercentageTerm, percentage

Strategy = Literal["specific", "best"]


class NoPrice(StrEnum):
    """Why there is no price: never zero instead (TERMS 4)."""

    EXCLUDED = "excluded"  # a term takes the product out
    BELOW_MINIMUM = "below_minimum"  # its written prices begin at a greater quantity
    ABOVE_MAXIMUM = "above_maximum"  # its written prices end at a smaller one
    OTHER_CURRENCY = "other_currency"  # there are prices, but none in the one asked for
    NOT_COVERED = "not_covered"  # the contract's prices are for other products
    NOT_UNDER_CONTRACT = "not_under_contract"  # no term prices it
    UNKNOWN = "unknown"  # nobody knows the product


@dataclass(frozen=True, slots=True)
class Refused:
    """That there is no price, and the term that is the reason, if one is."""

    why: NoPrice
    line: Line | None = None
    quantity: Decimal | None = None  # the least, or the most, that has a price
    currencies: Sequence[str] = ()  # in which there would be one


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


def priced(main: Layer, book: Book, asked: Asked, rules: Rules) -> Priced:
    """The price of what is *asked* under the contract whose terms are in *book*."""
    excluding = next(filter(None, (level.excluding(asked) for level in book.levels)), None)
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
        return Priced(main, (), refused=_why_not(book, asked, rules))
    return Priced(main, _ranked(offers), _ranked(aside))


def best_of(found: Iterable[Priced]) -> Priced | None:
    """The one with the best price for the customer; None where none has any."""
    ranked = {(one.best.rank, one.main.contract.ref): one for one in found if one.best}
    return ranked[min(ranked)] if ranked else None


def _ranked(offers: Iterable[Offer]) -> list[Offer]:
    return sorted(offers, key=lambda offer: offer.rank)


def _at_level(
    level: LevelBook, asked: Asked, promotions: Sequence[Line], rules: Rules
) -> tuple[list[Offer], list[Offer]]:
    """The offers of one level: those that count, and percentages that a written price replaces."""
    if level.narrowing(asked) is not None:
        return [], []
    fitting = (one for one in level.written.get(asked.sku, ()) if _fits(one, asked, rules.day))
    written = [written_offer(line, item, promotions, rules.decimals) for line, item in fitting]
    others = [
        percentage_offer(line, found, promotions, rules.decimals)
        for line, found in _percentages(level, asked)
    ]
    if written and rules.strategy == "specific":
        return written, others
    return [*written, *others], []


def _percentages(level: LevelBook, asked: Asked) -> Iterator[tuple[Line, Percentage]]:
    """Those of the filter, which sets the others of its contract aside; else all."""
    for book in level.filters:
        node = book.node_of(asked)
        percent = node.percent if node and node.percent is not None else Decimal(0)
        found = percentage(asked.at_catalog(), percent)
        if found is not None:
            yield book.line, found
    for line in () if level.filters else level.percentages:
        found = line.whole.on(asked) if isinstance(line.whole, PercentageTerm) else None
        if found is not None:
            yield line, found


def _fits(written: Written, asked: Asked, day: date) -> bool:
    item = written[1]
    return (
        item.price.currency == asked.currency
        and _holds(item, day)
        and (item.min_quantity is None or item.min_quantity <= asked.quantity)
        and (item.max_quantity is None or asked.quantity <= item.max_quantity)
    )


def _holds(item: CustomPrice, day: date) -> bool:
    return (item.valid_from or date.min) <= day <= (item.valid_to or date.max)


def _why_not(book: Book, asked: Asked, rules: Rules) -> Refused:
    """The reason that helps most: another quantity, another currency, another contract."""
    open_levels = [level for level in book.levels if level.narrowing(asked) is None]
    written = [
        one
        for level in open_levels
        for one in level.written.get(asked.sku, ())
        if _holds(one[1], rules.day)
    ]
    return (
        _quantity(written, asked)
        or _currency(written, open_levels, asked)
        or _narrowed(book, asked)
        or Refused(NoPrice.UNKNOWN if asked.product is None else NoPrice.NOT_UNDER_CONTRACT)
    )


def _quantity(written: Sequence[Written], asked: Asked) -> Refused | None:
    here = [one for one in written if one[1].price.currency == asked.currency]
    least = [(i.min_quantity, n) for n, (_line, i) in enumerate(here) if i.min_quantity is not None]
    above = [(q, n) for q, n in least if q > asked.quantity]
    if above:
        quantity, place = min(above)
        return Refused(NoPrice.BELOW_MINIMUM, here[place][0], quantity)
    most = [(i.max_quantity, n) for n, (_line, i) in enumerate(here) if i.max_quantity is not None]
    if most:
        quantity, place = max(most)
        return Refused(NoPrice.ABOVE_MAXIMUM, here[place][0], quantity)
    return None


def _currency(
    written: Sequence[Written], levels: Sequence[LevelBook], asked: Asked
) -> Refused | None:
    """Only where a term would price it: a catalog price alone is nobody's."""
    found = {item.price.currency for _line, item in written} - {asked.currency}
    if any(level.percentages or level.filters for level in levels) and asked.product:
        found |= {price.currency for price in asked.product.prices} - {asked.currency}
    return Refused(NoPrice.OTHER_CURRENCY, currencies=sorted(found)) if found else None


def _narrowed(book: Book, asked: Asked) -> Refused | None:
    line = next(filter(None, (level.narrowing(asked) for level in book.levels)), None)
    return Refused(NoPrice.NOT_COVERED, line) if line else None
