"""What counts under a contract on a day: computed once for all who ask the same."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

from cachetools import LRUCache

from contracts.effective import Effective, Layer, Stack, effective
from contracts.policies import Policies
from contracts.pricing.book import Book, book_of
from contracts.terms import ByPolicy

MOST_LINES = 20_000  # of terms, over all that is kept

Named = Callable[[Collection[str]], Policies]
"""From the names of policies to their bodies on the day that is asked about."""

Key = tuple[object, ...]


class Entitled:
    """The effective terms of a stack on a day, and its prices arranged to be looked up."""

    def __init__(self, stack: Stack, day: date, policies: Policies) -> None:
        self.stack, self.policies = stack, policies
        self.effective: Effective = effective(stack, day, policies)

    @cached_property
    def book(self) -> Book:
        return book_of(self.effective.holding)

    @property
    def size(self) -> int:
        return 1 + len(self.effective.holding) + len(self.effective.lost)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was computed, with the names of the policies by which it was."""

    entitled: Entitled
    named: Collection[str]


class Entitlements:
    """What was computed last, by the versions of a stack, which never change, and the day."""

    def __init__(self, most: int = MOST_LINES) -> None:
        self._kept: LRUCache[Key, _Found] = LRUCache(most, getsizeof=lambda one: one.entitled.size)
        self._lock = Lock()

    def of(self, stack: Stack, day: date, named: Named) -> Entitled:
        """The terms of *stack* that count on *day*; *named* gives the policies that they name."""
        key = (day, *(_key(layer) for layer in (*stack.layers, *stack.aside)))
        with self._lock:
            found = self._kept.get(key)
        if found and named(found.named) == found.entitled.policies:
            return found.entitled
        names = _policies_of(stack)
        new = _Found(Entitled(stack, day, named(names)), names)
        with self._lock:
            self._keep(key, new)
        return new.entitled

    def _keep(self, key: Key, new: _Found) -> None:
        if new.entitled.size <= self._kept.maxsize:
            self._kept[key] = new


def _key(layer: Layer) -> Key:
    """A version as it is read once for all; what is kept holds it, so that its id is its own."""
    family = layer.contract
    scope = tuple((family.scope or {}).items())
    return id(layer.version), family.ref, family.kind, family.contract, family.title, scope


def _policies_of(stack: Stack) -> Collection[str]:
    terms = (term for layer in stack.layers for term in layer.version.terms)
    return {term.policy for term in terms if isinstance(term, ByPolicy)}
