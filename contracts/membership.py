"""Which products belong to a set: by category, by number, by the pattern of the number.

In a pattern ``*`` stands for any signs, also none, and ``?`` for exactly one; everything else is
itself, in capitals or not. Neither is ever taken literally: a number that has one of them is
listed as a number.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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


class Memberships:
    """The rules of many sets turned round: of which of them a product is a member."""

    def __init__(self, rules: Mapping[str, Membership]) -> None:
        self._by_sku: dict[str, list[str]] = {}
        self._by_category: dict[str, list[str]] = {}
        self._by_pattern = {n: r.patterns for n, r in rules.items() if r.patterns is not NOTHING}
        self._excluded = {name: rule.excluded for name, rule in rules.items() if rule.excluded}
        for name, rule in rules.items():
            for sku in rule.skus:
                self._by_sku.setdefault(sku, []).append(name)
            for category in rule.categories:
                self._by_category.setdefault(category, []).append(name)

    def of(self, sku: str, category: str | None) -> set[str]:
        """The names of the sets that have the product *sku*, which stands in *category*."""
        found = set(self._by_sku.get(sku, ()))
        for above in upwards(category):
            found.update(self._by_category.get(above, ()))
        found.update(name for name, rule in self._by_pattern.items() if rule.match(sku))
        return {name for name in found if sku not in self._excluded.get(name, ())}


def upwards(category: str | None) -> Iterator[str]:
    """Fasteners/Bolts, Fasteners."""
    while category:
        yield category
        category = category.rpartition("/")[0]


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for all *patterns*; it never goes back, so a long pattern costs no more."""
    # To translate a bracket opens a class of signs, unless it is alone in one.
    parts = [translate(pattern.replace("[", "[[]")) for pattern in patterns]
    return re.compile("|".join(parts)) if parts else NOTHING


def is_below(category: str | None, other: str) -> bool:
    """Whether *category* is *other* or lies in it: Fasteners/Bolts in Fasteners."""
    return category is not None and (category == other or category.startswith(f"{other}/"))
