"""How a kind of notification declares itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import ModuleType
from typing import Any, Generic, TypeVar

from blocks.kit import Message
from blocks.notes import noted
from contracts.declared import declared
from contracts.i18n import living_in
from contracts.zones import day_in
from store import Notice, UnitOfWork

F = TypeVar("F")

CLOCK = "clock"
"""Who acts where time does."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where something is said: what is shown is today's state."""

    now: datetime  # aware
    zone: str  # the seller's time zone

    def today(self, zone: str | None = None) -> date:
        """The calendar day in *zone*, or where the seller is."""
        return day_in(zone or self.zone, self.now)


@dataclass(frozen=True, slots=True)
class Kind(Generic[F]):
    """One kind of notification: from a row of the outbox to facts, and from facts to a message.

    *facts* reads what is so now; None: there is nothing to say any more. What was said already
    is brought up to date with what *render* makes of them then.
    """

    name: str
    facts: Callable[[Notice, UnitOfWork, Moment], F | None]
    render: Callable[[F], Message]
    example: F

    def message(self, notice: Notice, work: UnitOfWork, moment: Moment) -> Message | None:
        """What *notice* says now, below the notes of why its reader gets it."""
        found = self.facts(notice, work, moment)
        if found is None:
            return None
        with living_in(moment.zone):
            return noted(self.render(found), notice.facts.get("notes", ()))


class Kinds:
    """The kinds of notification, by name."""

    def __init__(self, kinds: Iterable[Kind[Any]]) -> None:
        self._by_name: Mapping[str, Kind[Any]] = {kind.name: kind for kind in kinds}

    def __iter__(self) -> Iterator[Kind[Any]]:
        return iter(self._by_name.values())

    def of(self, notice: Notice) -> Kind[Any]:
        return self._by_name[notice.kind]


def discover(package: ModuleType) -> Kinds:
    """Collect the one Kind of every module in *package*."""
    return Kinds(declared(package, Kind))
