"""The facts as the documentation explains them: written by the declarations themselves."""

from collections.abc import Iterable, Mapping
from typing import Final

from contracts.approval.facts import DECLARED

LINE: Final[Mapping[str, str]] = {
    "sku": "of a written price, the product",
    "product_set": "of a percentage, the product set or category; empty: the whole catalog",
    "kind": "the kind of the term",
    "discount": "in percent below the list price; negative: above it",
    "margin": "what is left of the price above the cost, in percent, where margin_known",
    "margin_known": "whether the cost of the product is known",
    "listed": "whether there is a list price to compare it with",
}
"""What of one line a condition may name, and what that is."""


def facts_table() -> str:
    """A Markdown table with a row for each fact."""
    rows = ((fact.name, fact.type.value, fact.meaning) for fact in DECLARED)
    return _table(("fact", "type", "meaning"), rows)


def line_table() -> str:
    """A Markdown table with a row for each field of a line."""
    return _table(("of a line", "meaning"), LINE.items())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *((f"`{name}`", *rest) for name, *rest in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
