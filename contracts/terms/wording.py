"""How terms put things on one line: few names of many, the beginning of a long text."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, Protocol, TypeVar, runtime_checkable

from contracts.duration import Duration, Unit
from contracts.i18n import _, listed, many, number, show_day, signed_percent
from contracts.money import Money

NAME_ROOM = 40
LINE_ROOM = 100


def short(name: str, room: int = NAME_ROOM) -> str:
    """*name*, or its beginning and an ellipsis where it is longer than *room*."""
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"


@runtime_checkable
class Worded(Protocol):
    """Anything that can say itself on one line."""

    def words(self) -> str: ...


Item = TypeVar("Item", bound=Worded)


def _words(part: Worded) -> str:
    return part.words()


def few(
    names: Sequence[str],
    joined: Callable[[Sequence[str]], str] = listed,
    room: int = LINE_ROOM,
) -> str:
    """``Visa, Invoice and Credit line``, or as many as have *room* “and 9 more”."""
    shown = _fitting(names, room)
    return _with_rest(shown, len(names) - len(shown), joined)


def some(parts: Sequence[Item], worded: Callable[[Item], str] = _words) -> str:
    """The same for parts; of a thousand, only those that are shown are put into words."""
    first = [worded(part) for part in islice(parts, LINE_ROOM // 8)]
    shown = _fitting(first, LINE_ROOM)
    return _with_rest(shown, len(parts) - len(shown), listed)


def _with_rest(shown: list[str], rest: int, joined: Callable[[Sequence[str]], str]) -> str:
    more = [many("{count} more", "{count} more", rest)] if rest else []
    return joined([*shown, *more])


def _fitting(names: Sequence[str], room: int) -> list[str]:
    """The first of *names*, at least one and as many as fit into *room* characters."""
    shown = [short(name, room) for name in names[:1]]
    left = room - sum(map(len, shown))
    for name in names[1:]:
        left -= len(name) + 2
        if left < 0:
            break
        shown.append(name)
    return shown


def excerpt(text: str, room: int = LINE_ROOM) -> str:
    """*text* on one line; a longer one as its beginning and how much is not shown."""
    flat = " ".join(text.split())
    if len(flat) <= room:
        return flat
    start = flat[:room].rpartition(" ")[0] or flat[:room]
    left = many(
        "… {count} character more", "… {count} characters more", len(flat) - len(start.rstrip())
    )
    return f"{start.rstrip()} {left}"


def flowing(text: str) -> list[str]:
    """The lines of *text* that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def pieces(quantity: Decimal) -> str:
    """``100 pieces``, ``1 piece``, ``2.5 pieces``."""
    if quantity == 1:
        return _("1 piece")
    return _("{quantity} pieces", quantity=number(quantity))


def sentence(text: str) -> str:
    """*text* with a capital first letter, as a line begins."""
    return text[:1].upper() + text[1:]


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


def wholly(value: object) -> list[str]:
    """The same with nothing left out: one line for each item, one for each line of a text."""
    if isinstance(value, tuple) and value:
        return [line for item in value for line in wholly(item)]
    return flowing(value) if isinstance(value, str) else [plainly(value)]
