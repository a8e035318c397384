"""Where everything of the catalog stands but the products: its rows, without their bodies.

Rows are only ever added, so that what was read of one is right for ever. Of the rows of one name
and first day the one that was recorded last counts; a question about what was known on a day
leaves out what was recorded later.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any, Protocol, TypeVar

from cachetools import LRUCache

from contracts.files.items import ItemKind

MOST_ENTRIES, MOST_PRODUCTS = 500, 1_000
MOST_DAYS = 16  # that are asked about, of each of which what was found is kept
INSTANT = timedelta(microseconds=1)


class Recorded(Protocol):
    """A row: from which day on it counts, and since when it is known."""

    @property
    def since(self) -> date: ...
    @property
    def recorded_at(self) -> datetime: ...


R = TypeVar("R", bound=Recorded)


def counting(rows: Iterable[R], day: date, until: datetime | None = None) -> R | None:
    """Of the *rows* of one name, the first recorded first, the one that counts on *day*.

    Only what was recorded before *until* counts; the first known row also covers earlier days
    (TERMS 5).
    """
    known = {row.since: row for row in rows if until is None or row.recorded_at < until}
    begun = [since for since in known if since <= day]
    return known[max(begun) if begun else min(known)] if known else None


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the catalog, without its body."""

    id: int
    kind: ItemKind
    name: str
    since: date
    recorded_at: datetime


class Shelf:
    """Every place there is, by what stands there."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places: dict[tuple[ItemKind, str], list[Place]] = {}
        self._on: LRUCache[tuple[date, datetime | None], dict[object, Any]]
        self._on = LRUCache(MOST_DAYS)
        self.begun: datetime | None = None  # when the first of them was recorded
        for place in places:
            self._places.setdefault((place.kind, place.name), []).append(place)
            self.begun = self.begun or place.recorded_at

    def names(self, kind: ItemKind) -> Collection[str]:
        """What the entries of a kind are called."""
        return [name for of, name in self._places if of is kind]

    def days(self, kind: ItemKind, name: str) -> list[date]:
        """The days on which what is called so becomes another; the first row changes nothing."""
        return sorted({place.since for place in self._places.get((kind, name), ())})[1:]

    def entries_on(self, day: date, until: datetime | None) -> dict[object, Any]:
        """What was found to count on *day*, for whoever asks next: it never changes."""
        return self._on.setdefault((day, until), {})

    def place(self, kind: ItemKind, name: str, day: date, until: datetime | None) -> Place | None:
        """The place of that name that counts on *day* by what was known before *until*."""
        places: Sequence[Place] = self._places.get((kind, name), ())
        return counting(places, day, until)


def in_the_beginning(until: datetime | None, begun: datetime | None) -> datetime | None:
    """*until*, but what was recorded first of all counts as known always.

    Before the catalog was kept here nobody could ask; what it says of those days is what it said
    when it began.
    """
    if until is None or begun is None or begun < until:
        return until
    return begun + INSTANT


@dataclass(slots=True)
class Kept:
    """What one process keeps of the catalog: the shelf of the last revision, entries by row."""

    revision: int = -1
    shelf: Shelf = field(default_factory=Shelf)
    entries: LRUCache[int, Any] = field(default_factory=lambda: LRUCache(MOST_ENTRIES))
    products: LRUCache[int, Any] = field(default_factory=lambda: LRUCache(MOST_PRODUCTS))
    lock: Lock = field(default_factory=Lock)
