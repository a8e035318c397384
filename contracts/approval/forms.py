"""Facts as JSON and back: exact, and as short as lines by the thousand ask for."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from contracts.approval.facts import FACTS, Line, Type, Value


def written(facts: Mapping[str, Value]) -> str:
    """*facts* as JSON: numbers as text, a line as the list of its fields."""
    return json.dumps({name: _plain(value) for name, value in facts.items()}, ensure_ascii=False)


def read(text: str) -> dict[str, Value]:
    """What *text* says, but for facts that there are no more."""
    said = json.loads(text)
    return {name: READ[FACTS[name].type](value) for name, value in said.items() if name in FACTS}


def _plain(value: Value | Line) -> Any:
    match value:
        case Decimal():
            return str(value)
        case tuple():
            return [_plain(one) for one in value]
        case Line():
            margin = None if value.margin is None else str(value.margin)
            said = (value.sku, value.product_set, value.kind, str(value.discount), margin)
            return [*said, value.listed]
        case _:
            return value


def _line(said: list[Any]) -> Line:
    sku, product_set, kind, discount, margin, listed = said
    known = None if margin is None else Decimal(margin)
    return Line(sku, product_set, kind, Decimal(discount), known, listed)


READ: Mapping[Type, Callable[[Any], Value]] = {
    Type.NUMBER: Decimal,
    Type.COUNT: int,
    Type.TEXT: str,
    Type.FLAG: bool,
    Type.TEXTS: tuple,
    Type.LINES: lambda lines: tuple(map(_line, lines)),
}
