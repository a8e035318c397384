"""Which products belong to a set: by category, by number, by the pattern of the number.

In a pattern ``*`` stands for any signs, also none, and ``?`` for exactly one; everything else is
itself, in capitals or not. Neither is ever taken literally: a number that has one of them is
listed as a number.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import translate

NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Membership:
    """The rule of a set made ready to be asked often, however many numbers it lists."""

    skus: frozenset[str]
    patterns: re.Pattern[str]
    categories: frozenset[str]
    excluded: frozenset[str]

    def has(self, sku: str, category: str | None) -> bool:
        """Whether the product *sku*, which stands in *category*, is a member."""
        if sku in self.excluded:
            return False
        return (
            sku in self.skus
            or self.patterns.match(sku) is not None
            or any(is_below(category, one) for one in self.categories)
        )


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for all *patterns*; it never goes back, so a long pattern costs no more."""
    # To translate a bracket opens a class of signs, unless it is alone in one.
    parts = [translate(pattern.replace("[", "[[]")) for pattern in patterns]
    return re.compile("|".join(parts)) if parts else NOTHING


def is_below(category: str | None, other: str) -> bool:
    """Whether *category* is *other* or lies in it: Fasteners/Bolts in Fasteners."""
    return category is not None and (category == other or category.startswith(f"{other}/"))
