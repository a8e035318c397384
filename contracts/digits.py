"""Room for every digit: a decimal of its own keeps 28 of a product of amounts and percentages.

An amount has at most 18 digits before and 9 after the point, and so has a percentage (TERMS 2): a
price with a promotion on top, times a quantity, needs a hundred.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

EXACT = Context(prec=150, rounding=ROUND_HALF_UP)
HUNDRED = Decimal(100)


def changed_by(amount: Decimal, percent: Decimal) -> Decimal:
    """*amount* with the signed *percent* on top, exactly."""
    return EXACT.divide(EXACT.multiply(amount, EXACT.add(HUNDRED, percent)), HUNDRED)


def rounded(amount: Decimal, decimals: int) -> Decimal:
    """*amount* rounded half up (TERMS 2)."""
    return EXACT.quantize(amount, Decimal(1).scaleb(-decimals))


def nearest(exact: Fraction, decimals: int) -> Decimal:
    """*exact* rounded half up."""
    return rounded(EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator)), decimals)
