"""What an item takes of the values that its rows have: the most frequent name, the median price.

The values are counted, not kept: what is held grows with how many different ones there are. Amounts
are compared currency by currency, exactly, and nothing is computed from them: a price that is taken
is one that stands in a row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import Any

from pydantic_core import PydanticCustomError

from contracts.files.parsers import Unclear
from contracts.i18n import _, quoted
from contracts.money import Money
from contracts.percent import exact

Tally = Mapping[Any, int]
"""How often each value was met, in the order in which they were first met."""
Take = Callable[[Tally], list[Any]]

EACH = "each"


def _first(tally: Tally) -> list[Any]:
    return list(tally)[:1]


def _most_frequent(tally: Tally) -> list[Any]:
    """Of several that are met equally often, the one that was met first."""
    return [max(tally, key=tally.__getitem__)] if tally else []


def _median(tally: Tally) -> list[Any]:
    """The one in the middle, of an even number the lower of the two, for each currency."""
    return [_middle(values, tally) for values in _ranked(tally)]


def _middle(values: Sequence[Any], tally: Tally) -> Any:
    half = (sum(tally[value] for value in values) + 1) // 2
    so_far = accumulate(tally[value] for value in values)
    return next(value for value, count in zip(values, so_far, strict=True) if count >= half)


def _lowest(tally: Tally) -> list[Any]:
    return [values[0] for values in _ranked(tally)]


def _highest(tally: Tally) -> list[Any]:
    return [values[-1] for values in _ranked(tally)]


def _ranked(tally: Tally) -> Iterator[list[Any]]:
    """The values of each currency, in the order of their amounts."""
    by_unit: dict[str, list[Any]] = {}
    for value in tally:
        by_unit.setdefault(measured(value)[0], []).append(value)
    for values in by_unit.values():
        yield sorted(values, key=lambda value: (measured(value)[1], value))


@lru_cache(maxsize=4096)
def measured(value: str) -> tuple[str, Decimal]:
    """*value* as a currency, or none, and how many of it; Unclear where it is no such thing."""
    try:
        money = Money.read(value)
    except PydanticCustomError:
        return "", _number(value)
    return money.currency, money.amount


def _number(value: str) -> Decimal:
    try:
        return exact(value)
    except PydanticCustomError as wrong:
        raise Unclear(
            _("{text} is neither an amount such as 87.50 EUR nor a number.", text=quoted(value))
        ) from wrong


TAKES: Mapping[str, Take] = {
    EACH: list,
    "first": _first,
    "most_frequent": _most_frequent,
    "median": _median,
    "lowest": _lowest,
    "highest": _highest,
}
MEASURING = frozenset({"median", "lowest", "highest"})
"""Those that can do nothing with a value that is not measured."""
