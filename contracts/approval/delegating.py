"""Whether two delegations would say who decides in the same place at the same time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol, TypeVar


class Delegation(Protocol):
    """Who decides in whose place, from an instant until before another, of one rule or of all."""

    @property
    def of(self) -> str: ...
    @property
    def rule(self) -> str | None: ...
    @property
    def since(self) -> datetime: ...
    @property
    def until(self) -> datetime: ...


D = TypeVar("D", bound=Delegation)


def overlapping(new: Delegation, others: Iterable[D]) -> Iterator[D]:
    """Those of *others* that decide in the same place as *new* during some of its time.

    One for a single rule stands beside one for another rule, and beside none for all.
    """
    for other in others:
        same = new.of == other.of and (new.rule == other.rule or None in {new.rule, other.rule})
        if same and new.since < other.until and other.since < new.until:
            yield other
