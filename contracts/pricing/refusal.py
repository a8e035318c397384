"""Why a product has no price: never zero instead (TERMS 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from contracts.effective import Line
from contracts.pricing.book import Book, LevelBook, Written
from contracts.pricing.ware import Asked
from contracts.terms.custom_prices import CustomPrice


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


def why_not(book: Book, asked: Asked, day: date) -> Refused:
    """The reason that helps most: another quantity, another currency, another contract."""
    open_levels = [level for level in book.levels if level.narrowing(asked) is None]
    written = [
        one for level in open_levels for one in level.written_for(asked.sku) if holds(one[1], day)
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
    if any(level.has_percentages or level.filters for level in levels) and asked.product:
        found |= {price.currency for price in asked.product.prices} - {asked.currency}
    return Refused(NoPrice.OTHER_CURRENCY, currencies=sorted(found)) if found else None


def _narrowed(book: Book, asked: Asked) -> Refused | None:
    line = next(filter(None, (level.narrowing(asked) for level in book.levels)), None)
    return Refused(NoPrice.NOT_COVERED, line) if line else None


def holds(item: CustomPrice, day: date) -> bool:
    """Whether *day* lies in the dates of a written price."""
    return (item.valid_from or date.min) <= day <= (item.valid_to or date.max)
