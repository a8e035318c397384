"""What a term of a contract is worth, from the value that was agreed for its first one."""

from datetime import date
from fractions import Fraction

from contracts.deadlines import renewed
from contracts.digits import nearest
from contracts.money import Money
from contracts.version import Version

LEAP = 3  # days by which months and years of one name differ


def next_term_worth(version: Version) -> Money | None:
    """About what one renewal is worth: the agreed value, in proportion to the days of the term.

    Rounded half up to whole units of the currency. None where no value was agreed, or nobody knows
    how long the first term is.
    """
    value, length = version.value, version.renewal.length
    first, last = version.start, version.end
    if value is None or length is None or not (isinstance(first, date) and isinstance(last, date)):
        return None
    days = (last - first).days + 1
    more = (renewed(last, length, 1) - last).days
    if days < 1:
        return None
    if abs(more - days) <= LEAP:
        return value
    return Money(nearest(Fraction(value.amount) * more / days, 0), value.currency)
