"""How far prices move by an index: the month that is read over the base month, within its limits.

New price = old price × value(month of the renewal − lag) / value(base month). A value that nobody
imported is a refusal: nothing is guessed, and no other month is taken for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from contracts.errors import Refusal
from contracts.i18n import _, number, quoted
from contracts.months import month_of, months_before, show_written_month
from contracts.uplift.by import ByFactor

ONE = Fraction(1)


class NoIndexValue(Refusal):
    """An index has no value for a month."""

    def __init__(self, series: str, month: str) -> None:
        words = "The index {series} has no value for {month}: nothing is guessed."
        super().__init__(
            _(words, series=quoted(series), month=show_written_month(month)),
            hint=_(
                "Whoever runs the bot imports it: `contract-bot index import FILE --name NAME`."
            ),
        )


class NoSeries(Refusal):
    """There is no index of that name."""

    def __init__(self, series: str) -> None:
        super().__init__(
            _("There is no index called {series}.", series=quoted(series)),
            hint=_(
                "Whoever runs the bot imports it: `contract-bot index import FILE --name NAME`."
            ),
        )


class NoBaseMonth(Refusal):
    """Nobody said at which month of the index the prices stand."""

    hint = "Name it with --base 2025-10, or write it into the term on price reviews."


@dataclass(frozen=True, slots=True)
class IndexRule:
    """What was agreed: the index, the month at which prices stand, and how it is read.

    *lag* are the months before the renewal's own; *cap* and *floor* limit one change, in percent.
    """

    series: str
    base: str | None
    lag: int = 0
    cap: Decimal | None = None
    floor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the index said: both months and values, and what its limits made of that."""

    rule: IndexRule
    base: tuple[str, Decimal]
    read: tuple[str, Decimal]
    uplift: ByFactor

    @property
    def limited(self) -> bool:
        """Whether the cap or the floor made it another."""
        return self.uplift.factor != Fraction(self.read[1]) / Fraction(self.base[1])

    @property
    def words(self) -> str:
        """“CPI Netherlands: 127.3 in Oct 2026 over 123.4 in Oct 2025”."""
        words = "{series}: {read} in {then} over {base} in {before}"
        said = _(
            words,
            series=self.rule.series,
            read=number(self.read[1]),
            then=show_written_month(self.read[0]),
            base=number(self.base[1]),
            before=show_written_month(self.base[0]),
        )
        return _("{said}, held by its limits", said=said) if self.limited else said


Value = Callable[[str, str], Decimal | None]
"""From the name of a series and a month to its value; None where there is none."""


def by_index(rule: IndexRule, start: date, value: Value) -> Reading:
    """How far prices move that change on *start*. NoBaseMonth, or NoIndexValue for what is missing.

    The change is limited by cap and floor; nothing of it is rounded.
    """
    if rule.base is None:
        raise NoBaseMonth
    read = months_before(month_of(start), rule.lag)
    found = [(month, value(rule.series, month)) for month in (rule.base, read)]
    (base, before), (_month, now) = found
    if before is None or now is None:
        raise NoIndexValue(rule.series, base if before is None else read)
    factor = _limited(Fraction(now) / Fraction(before), rule)
    return Reading(rule, (base, before), (read, now), ByFactor(factor))


def _limited(factor: Fraction, rule: IndexRule) -> Fraction:
    if rule.cap is not None:
        factor = min(factor, ONE + Fraction(rule.cap) / 100)
    if rule.floor is not None:
        factor = max(factor, ONE + Fraction(rule.floor) / 100)
    return factor
