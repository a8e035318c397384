"""The phrases that several kinds of terms share: quantities, changes of a price, dates."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from contracts.duration import Duration, Unit
from contracts.i18n import _, number, show_day, signed_percent
from contracts.money import Money
from contracts.terms.wording import NAME_ROOM, Worded, excerpt, few, short


def pieces(quantity: Decimal) -> str:
    """``100 pieces``, ``1 piece``, ``2.5 pieces``."""
    if quantity == 1:
        return _("1 piece")
    return _("{quantity} pieces", quantity=number(quantity))


def measured(quantity: Decimal, unit: str | None) -> str:
    """``500 boxes``, or pieces where no unit is named."""
    if unit is None:
        return pieces(quantity)
    return _("{quantity} {unit}", quantity=number(quantity), unit=short(unit))


def change(percent: Decimal | None, amount: Money | None) -> str:
    """``−5 %`` or ``+2.00 EUR``: of a term that gives one of the two."""
    if amount is None:
        return signed_percent(percent or Decimal(0))
    return f"+{amount}" if amount.amount > 0 else str(amount)


def span(first: date | None, last: date | None) -> str:
    """“until 31 Dec 2026”, or nothing without dates."""
    if first and last:
        return _("{first} to {last}", first=show_day(first), last=show_day(last))
    if first:
        return _("from {day}", day=show_day(first))
    return _("until {day}", day=show_day(last)) if last else ""


EACH_ONE = {
    Unit.DAY: "every day",
    Unit.WEEK: "every week",
    Unit.MONTH: "every month",
    Unit.YEAR: "every year",
}


def every(duration: Duration) -> str:
    """``every 3 months``, ``every year``."""
    if duration.count == 1:
        return _(EACH_ONE[duration.unit])
    return _("every {duration}", duration=duration)


def covers(product_set: str | None) -> str:
    """`` on Fasteners``, or nothing where a term holds for everything."""
    return _(" on {products}", products=short(product_set)) if product_set else ""


def plainly(value: object) -> str:
    """Any value of a field, where no kind of term says it in words of its own."""
    return next(worded(value) for type_, worded in PLAINLY if isinstance(value, type_))


PLAINLY: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), lambda _none: _("none")),
    (bool, lambda flag: _("yes") if flag else _("no")),
    (int, number),
    (Decimal, number),
    (Money, lambda money: money.short),
    (date, show_day),
    (tuple, lambda items: few([plainly(item) for item in items]) or _("none")),
    (Worded, lambda part: part.words()),
    (object, lambda value: excerpt(str(value), NAME_ROOM)),
)
