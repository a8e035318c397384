"""What is wrong with one row of a price list or product set, before it goes into the list."""

from collections.abc import Iterator
from typing import Any

from contracts.files.gathered import Gathered
from contracts.files.items import Problem
from contracts.files.validation import checked
from contracts.i18n import _


class Lists:
    """Knows the prices of all lists so far; a row must by itself make a sound list."""

    def __init__(self) -> None:
        self._prices: dict[tuple[Any, ...], tuple[int, Any]] = {}

    def wrong(self, one: Gathered) -> Iterator[Problem]:
        """The problems of a row by itself, or of its price beside that of another row."""
        item = one.item()
        if not any(value for value in item.data.values() if isinstance(value, list)):
            yield Problem(one.line, "", _("This row has nothing that would stand in the list."))
        problems = checked(item).problems
        yield from problems or self._contradictions(one, item.data.get("prices", ()))

    def _contradictions(self, one: Gathered, prices: Any) -> Iterator[Problem]:
        """Another price for the same product in the same currency."""
        for price in prices:
            *_amount, currency = price["price"].split()
            about = (one.key, price["sku"], currency)
            line, known = self._prices.setdefault(about, (one.line, price))
            if known != price:
                sentence = _("{sku} has another price in line {line}.", sku=price["sku"], line=line)
                yield Problem(one.line, "prices", sentence)
