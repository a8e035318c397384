"""What a product costs by one term: a written price, or a percentage with a promotion on top."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from contracts.digits import EXACT, changed_by, rounded
from contracts.effective import Line
from contracts.money import Money
from contracts.terms import Promotion
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.percentage import Listed, Percentage

DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """A price by one term: *price* for *per* pieces, without tax."""

    line: Line
    price: Money
    per: int = 1
    written: CustomPrice | None = None
    percentage: Percentage | None = None
    promotion: Line | None = None

    @property
    def unit(self) -> Fraction:
        """What one piece costs, exactly: by this offers of another ``per`` are compared."""
        amount = Fraction(self.price.amount)
        return amount if self.per == 1 else amount / self.per

    @property
    def exact(self) -> int:
        """The price in billionths: no amount has more than nine decimals (TERMS 2)."""
        return int(self.price.amount.scaleb(DECIMALS, EXACT))

    @property
    def rank(self) -> tuple[Fraction, int, str, int]:
        """The lowest is the customer’s: cheapest, then nearest, then by reference (TERMS 4)."""
        return self.unit, *self.rank_of_equals

    @property
    def rank_of_equals(self) -> tuple[int, str, int]:
        """Among equally cheap ones."""
        line = self.line
        return line.distance, line.layer.contract.ref, line.place

    def total(self, quantity: Decimal) -> Money:
        """For *quantity* pieces, rounded half up to the currency’s minor unit (TERMS 2)."""
        return Money.nearest(self.unit * Fraction(quantity), self.price.currency)


def written_offer(
    line: Line, item: CustomPrice, promotions: Iterable[Line], decimals: int
) -> Offer:
    """A written price; a promotion comes on top only where it says so (``on_net``)."""
    on_net = (one for one in promotions if _promotion(one).on_net)
    listed = Listed(item.price, item.per)
    amount, promotion = _best(item.price.amount, listed, on_net)
    if promotion is None:
        return Offer(line, item.price, item.per, written=item)
    price = computed(amount, item.price.currency, decimals)
    return Offer(line, price, item.per, written=item, promotion=promotion)


def percentage_offer(
    line: Line, found: Percentage, promotions: Iterable[Line], decimals: int
) -> Offer:
    """A percentage on a listed price, with the best promotion on top."""
    listed = found.listed
    amount = changed_by(listed.price.amount, found.percent)
    amount, promotion = _best(amount, listed, promotions)
    price = computed(amount, listed.price.currency, decimals)
    return Offer(line, price, listed.per, percentage=found, promotion=promotion)


def _best(
    amount: Decimal, listed: Listed, promotions: Iterable[Line]
) -> tuple[Decimal, Line | None]:
    """The lowest that one of *promotions* makes of *amount*, and which: the nearest of equals."""
    best, by = amount, None
    for line in promotions:
        reduced = _reduced(amount, listed, _promotion(line))
        if reduced < best:
            best, by = reduced, line
    return best, by


def _reduced(amount: Decimal, listed: Listed, promotion: Promotion) -> Decimal:
    """Never below zero: nobody is paid for buying."""
    if promotion.percent is not None:
        return changed_by(amount, promotion.percent)
    off = promotion.amount
    if off is None or off.currency != listed.price.currency:
        return amount
    return max(Decimal(0), EXACT.add(amount, off.amount))


def _promotion(line: Line) -> Promotion:
    if not isinstance(line.whole, Promotion):
        raise TypeError(f"{line.whole.kind} is no promotion")
    return line.whole


def computed(amount: Decimal, currency: str, decimals: int) -> Money:
    """A computed price is rounded half up (TERMS 2); zeros that nobody wrote are left out."""
    return Money(rounded(amount, decimals), currency)
