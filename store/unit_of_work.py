"""One transaction, from open to commit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from sqlalchemy import Connection, Engine

from contracts.events import Event
from contracts.ladder import Ladder
from contracts.pricing import Entitlements
from store.accounts import Accounts
from store.audit import Audit
from store.catalog import Catalog
from store.contracts import Contracts
from store.due import Deadlines
from store.engine import connect, writing
from store.finding import Finder
from store.journal import Journal
from store.known import Known
from store.locks import join_writers
from store.outbox import Outbox
from store.parsing import Versions
from store.past import Past
from store.patience import PATIENCE
from store.people import People
from store.requests import Editors, Requests
from store.saving import Saver
from store.search import Index, Search, index_of
from store.shelf import Kept
from store.subscriptions import Subscriptions
from store.turns import Turns
from store.warnings import Warnings

OPERATOR = "operator"
"""Who acts on the command line."""

LADDER = Ladder((90, 60, 30, 14, 7, 1))


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process keeps of what it read; rows that never change are right for ever."""

    versions: Versions = field(default_factory=Versions)
    catalog: Kept = field(default_factory=Kept)
    entitlements: Entitlements = field(default_factory=Entitlements)


class UnitOfWork:
    """What one command may touch. Nothing is saved unless the block ends well."""

    def __init__(
        self,
        connection: Connection,
        memory: Memory,
        by: str,
        at: datetime,
        ladder: Ladder = LADDER,
    ) -> None:
        self._connection, self._memory, self.by, self.at = connection, memory, by, at
        self.ladder = ladder
        self.events: list[Event] = []

    def record(self, event: Event) -> None:
        """Say what happened: whoever has to react to it does so before the commit."""
        self.events.append(event)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self._connection, self.by, self.at)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection)

    @cached_property
    def _index(self) -> Index:
        return index_of(self._connection)

    @cached_property
    def search(self) -> Search:
        return Search(self._connection, self._index)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self._connection, self.journal, self.search)

    @cached_property
    def contracts(self) -> Contracts:
        return Contracts(self._connection, self._memory.versions)

    def known_on(self, day: date, until: datetime) -> Past:
        """The contracts by what was known on *day*, which ended just before *until* (aware)."""
        return Past(self.contracts, self.journal, day, until)

    @cached_property
    def saver(self) -> Saver:
        return Saver(self._connection, self.journal, self.search, self.ladder)

    @cached_property
    def deadlines(self) -> Deadlines:
        return Deadlines(self._connection, self._memory.versions)

    @cached_property
    def finder(self) -> Finder:
        return Finder(self._connection, self._index)

    @cached_property
    def catalog(self) -> Catalog:
        return Catalog(self._connection, self.journal, self.search, self._memory.catalog, self.at)

    @property
    def entitlements(self) -> Entitlements:
        return self._memory.entitlements

    @cached_property
    def known(self) -> Known:
        return Known(self._connection)

    @cached_property
    def requests(self) -> Requests:
        return Requests(self._connection)

    @cached_property
    def editors(self) -> Editors:
        return Editors(self._connection)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        return Subscriptions(self._connection, self.journal)

    @cached_property
    def warnings(self) -> Warnings:
        return Warnings(self._connection, self.ladder)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection, self.journal)

    @cached_property
    def people(self) -> People:
        return People(self._connection, self.journal)


Reaction = Callable[[Event, UnitOfWork], None]


class Store:
    """A database and what this process keeps beside it.

    *ladder* are the days before a deadline on which it is warned about, *react* is told of every
    event before its commit, in the same transaction.
    """

    def __init__(
        self, engine: Engine, ladder: Ladder = LADDER, react: Reaction = lambda _event, _work: None
    ) -> None:
        self.engine = engine
        self._memory, self._turns = Memory(), Turns()
        self._ladder, self._react = ladder, react
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def at(
        cls, url: str, ladder: Ladder = LADDER, react: Reaction = lambda _event, _work: None
    ) -> "Store":
        return cls(connect(url), ladder, react)

    def close(self) -> None:
        self.engine.dispose()

    def when_something_is_due(self, listener: Callable[[], None]) -> None:
        """Call *listener* after each commit that left something to deliver."""
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """One consistent view of the store; what it writes is not kept."""
        with self.engine.connect() as connection:
            at = datetime.min.replace(tzinfo=UTC)
            yield UnitOfWork(connection, self._memory, "", at, self._ladder)

    @contextmanager
    def writing(self, by: str, at: datetime, *, alone: bool = False) -> Iterator[UnitOfWork]:
        """Commit when the block ends, roll back when it raises.

        SQLite has one writer at a time, and whoever waits too long is told so. On PostgreSQL any
        number of processes write: what is read in order to be changed must be locked, or changed
        on a condition, unless *alone* lets all others wait. *by* is who acts and *at* when
        (aware): both go into the journal.
        """
        with (
            self._turn() as patience,
            self.engine.connect() as connection,
            writing(connection, patience).begin(),
        ):
            join_writers(connection, alone=alone)
            work = UnitOfWork(connection, self._memory, by, at, self._ladder)
            yield work
            self._finish(work)
        if work.outbox.touched:
            for listener in self._listeners:
                listener()

    def _finish(self, work: UnitOfWork) -> None:
        """Let others react to what happened, and to what follows from it; then the journal."""
        while work.events:
            happened: Sequence[Event] = work.events
            work.events = []
            for event in happened:
                self._react(event, work)
        work.journal.write()

    def _turn(self) -> AbstractContextManager[float]:
        """On SQLite, which has one writer at a time, ours; how long to wait yet for others'."""
        if self.engine.dialect.name == "sqlite":
            return self._turns.turn(PATIENCE)
        return nullcontext(PATIENCE)
