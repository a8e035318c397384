"""What a contract adds to the prices of an order: surcharges, handling, a small order (TERMS 3)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from contracts.effective import Effective, Line
from contracts.money import Money
from contracts.pricing import Asked, Offer
from contracts.terms import HandlingCharge, MinimumOrder, Surcharge

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Share:
    """What of an order is bought under one contract: each product with its offer, and the sum."""

    bought: Sequence[tuple[Asked, Offer]]
    goods: Money

    @property
    def currency(self) -> str:
        return self.goods.currency


@dataclass(frozen=True, slots=True)
class Charge:
    """What a term adds to the order; None where the contract does not tell the amount."""

    line: Line
    amount: Money | None


def charges(terms: Effective, share: Share) -> Iterator[Charge]:
    """What *terms* add to *share*, in one release, before tax and shipping."""
    for line in terms.lines:
        count = CHARGES.get(type(line.whole))
        if count is not None:
            yield from (Charge(line, amount) for amount in count(line.whole, share))


def _surcharge(term: Surcharge, share: Share) -> Iterator[Money | None]:
    """On each product of its set; nothing where the order has none."""
    bought = [(a, o) for a, o in share.bought if not term.product_set or a.is_in(term.product_set)]
    if not bought:
        return
    if term.percent is not None:
        part = Fraction(term.percent) / HUNDRED
        totals = (Fraction(o.total(a.quantity).amount) for a, o in bought)
        yield Money.nearest(sum(totals, Fraction(0)) * part, share.currency)
    elif term.amount is not None and term.amount.currency == share.currency:
        each = Fraction(term.amount.amount)
        sums = (each * Fraction(a.quantity) / o.per for a, o in bought)
        yield Money.nearest(sum(sums, Fraction(0)), share.currency)
    else:
        yield None


def _small_order(term: MinimumOrder, share: Share) -> Iterator[Money | None]:
    least, more = term.amount, term.surcharge
    if more is not None and least.currency == share.currency and share.goods < least:
        yield more


def _handling(term: HandlingCharge, share: Share) -> Iterator[Money | None]:
    """For one release: nothing where the first is free, else the amount up to its caps."""
    if term.first_free:
        return
    if term.amount.currency != share.currency:
        yield None
        return
    part = Fraction(term.cap_percent or 0) / HUNDRED * Fraction(share.goods.amount)
    caps = [Money.nearest(part, share.currency)] if term.cap_percent is not None else []
    yield min([term.amount, *caps, *([term.cap_amount] if term.cap_amount else [])])


Counting = Callable[[Any, Share], Iterator[Money | None]]
CHARGES: Mapping[type, Counting] = {
    Surcharge: _surcharge,
    MinimumOrder: _small_order,
    HandlingCharge: _handling,
}
