"""What a contract asks of an order as a whole: its least, its most, the customer's approval."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from contracts.effective import Effective, Line
from contracts.money import Money
from contracts.terms import FreightFree, MinimumOrder, OrderApproval, PurchaseLimit


class Meets(StrEnum):
    """How an order stands to what a term asks of it."""

    YES = "yes"
    NO = "no"
    NOT_BY_ITSELF = "not_by_itself"  # what else counts, such as tax and shipping, is not known
    OTHER_CURRENCY = "other_currency"  # never compared


@dataclass(frozen=True, slots=True)
class Demand:
    """A term that asks something of the order, and how the order stands to it."""

    line: Line
    meets: Meets


def demands(terms: Effective, goods: Money, total: Money) -> Iterator[Demand]:
    """What *terms* ask of an order of *goods*, which with what is added come to *total*.

    Both are without tax and shipping. Only the goods reach a minimum: what the contract adds, such
    as the surcharge for a small order, lifts no order above it.
    """
    for line in terms.lines:
        judge = DEMANDS.get(type(line.whole))
        if judge is not None:
            counts = goods if isinstance(line.whole, MinimumOrder) else total
            yield Demand(line, judge(line.whole, counts))


def _comparing(name: str, judge: Callable[[Money, Money], Meets]) -> Callable[[Any, Money], Meets]:
    """*judge* of the total and the amount that a term has under *name*, in the same currency."""

    def compared(term: Any, total: Money) -> Meets:
        amount: Money = getattr(term, name)
        if amount.currency != total.currency:
            return Meets.OTHER_CURRENCY
        return judge(total, amount)

    return compared


def _least(total: Money, amount: Money) -> Meets:
    return Meets.NO if total < amount else Meets.YES


def _most(total: Money, amount: Money) -> Meets:
    """Of all orders with tax and shipping: at the limit is fine, above is not (TERMS 3)."""
    return Meets.NO if total > amount else Meets.NOT_BY_ITSELF


def _above(total: Money, amount: Money) -> Meets:
    return Meets.YES if total > amount else Meets.NO


def _approval(term: OrderApproval, total: Money) -> Meets:
    """Whether it needs the customer's approval: above the amount, equal does not."""
    if term.above is None:
        return Meets.YES
    found = _comparing("above", _above)(term, total)
    return Meets.NOT_BY_ITSELF if found is Meets.NO else found


DEMANDS: Mapping[type, Callable[[Any, Money], Meets]] = {
    MinimumOrder: _comparing("amount", _least),
    PurchaseLimit: _comparing("amount", _most),
    OrderApproval: _approval,
    FreightFree: _comparing("above", _above),
}
