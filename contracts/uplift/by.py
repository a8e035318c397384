"""By what a price moves, and what becomes of one amount: exact, and rounded once at the end."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from contracts.digits import nearest
from contracts.errors import Refusal
from contracts.i18n import _, signed_percent
from contracts.money import Money, minor_digits

WRITTEN, SHOWN = 9, 2  # decimals of a percentage: as people write it, and of one that was computed


class OtherCurrency(Refusal):
    """An amount is added to prices of its own currency only."""

    def __init__(self, what: str, price: Money, amount: Money) -> None:
        words = "{what} is priced in {currency}: {amount} cannot be added to that."
        super().__init__(
            _(words, what=what, currency=price.currency, amount=amount),
            hint=_("Move the prices by --percent, or name the amount in {currency}.",
                   currency=price.currency),
        )  # fmt: skip


class BelowZero(Refusal):
    """No price falls below zero."""

    def __init__(self, what: str, price: Money) -> None:
        super().__init__(
            _("{what} costs {price}: it would fall below zero.", what=what, price=price),
            hint=_("Take less off, or edit that price by hand."),
        )


@dataclass(frozen=True, slots=True)
class ByFactor:
    """Every price times *factor*, which is exact: by a percentage, or as an index moved."""

    factor: Fraction

    @property
    def percent(self) -> Decimal:
        """How far that is, as people read it; what is computed with is exact."""
        exact = (self.factor - 1) * 100
        written = nearest(exact, WRITTEN)
        return written if Fraction(written) == exact else nearest(exact, SHOWN)

    @property
    def words(self) -> str:
        """“+3.2 %”."""
        return signed_percent(self.percent)

    def on(self, price: Money, _what: str) -> Money:
        """*price* moved: rounded half up to the decimals that it was written with.

        To those of the currency's minor unit at least: of 90 EUR and 3.2 % come 92.88 EUR.
        """
        exact = Fraction(price.amount) * self.factor
        amount = nearest(exact, decimals(price))
        return price if amount == price.amount else Money(amount, price.currency)


@dataclass(frozen=True, slots=True)
class ByAmount:
    """The same *amount* on every price as it stands in the contract, whatever it is ``per``."""

    amount: Money

    @property
    def words(self) -> str:
        """“+1.50 EUR”."""
        return f"+{self.amount}" if self.amount.amount > 0 else str(self.amount)

    def on(self, price: Money, what: str) -> Money:
        """*price* and the amount. Raises OtherCurrency, or BelowZero; *what* has that price."""
        if price.currency != self.amount.currency:
            raise OtherCurrency(what, price, self.amount)
        moved = price + self.amount
        if moved.amount < 0:
            raise BelowZero(what, price)
        return price if moved.amount == price.amount else moved


Uplift = ByFactor | ByAmount


def decimals(price: Money) -> int:
    """The decimals that a written price keeps (TERMS 2): those it has, or its currency's."""
    exponent = price.amount.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) else 0
    return max(written, minor_digits(price.currency))


def by_percent(percent: Decimal) -> ByFactor:
    """A signed percentage; −100 takes everything off."""
    return ByFactor(1 + Fraction(percent) / 100)
