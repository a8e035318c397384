"""The database and its transactions: to read, to write, and what is told before a commit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime

from sqlalchemy import Engine

from contracts.events import Event
from contracts.ladder import Ladder
from store.engine import connect, writing
from store.locks import join_writers
from store.patience import PATIENCE
from store.people import Access
from store.turns import Turns
from store.unit_of_work import LADDER, NOBODY, Chosen, Memory, UnitOfWork

Reaction = Callable[[Event, UnitOfWork], None]


class Store:
    """A database and what this process keeps beside it.

    *ladder* are the days before a deadline on which it is warned about, *react* is told of every
    event before its commit, in the same transaction, *access* is what the settings say of roles,
    *alert_channel* where a warning goes that has no better place.
    """

    def __init__(
        self,
        engine: Engine,
        ladder: Ladder = LADDER,
        react: Reaction = lambda _event, _work: None,
        access: Access = NOBODY,
        alert_channel: str = "",
    ) -> None:
        self.engine = engine
        self._memory, self._turns = Memory(), Turns()
        self._chosen, self._react = Chosen(ladder, access, alert_channel), react
        self._listeners: list[Callable[[], None]] = []
        self._workers: list[Callable[[], None]] = []

    @classmethod
    def at(
        cls,
        url: str,
        ladder: Ladder = LADDER,
        react: Reaction = lambda _event, _work: None,
        access: Access = NOBODY,
        alert_channel: str = "",
    ) -> "Store":
        return cls(connect(url), ladder, react, access, alert_channel)

    def close(self) -> None:
        self.engine.dispose()

    def when_something_is_due(self, listener: Callable[[], None]) -> None:
        """Call *listener* after each commit that left something to deliver."""
        self._listeners.append(listener)

    def when_there_is_work(self, worker: Callable[[], None]) -> None:
        """Call *worker* after each commit that left something to do that takes long."""
        self._workers.append(worker)

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """One consistent view of the store; what it writes is not kept."""
        with self.engine.connect() as connection:
            at = datetime.min.replace(tzinfo=UTC)
            yield UnitOfWork(connection, self._memory, "", at, self._chosen)

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
            work = UnitOfWork(connection, self._memory, by, at, self._chosen)
            yield work
            self._finish(work)
        if work.outbox.touched:
            for listener in self._listeners:
                listener()
        if work.jobs.touched:
            for worker in self._workers:
                worker()

    def _finish(self, work: UnitOfWork) -> None:
        """Let others react to what happened, and to what follows from it; then the journal.

        Whom that tells something comes last: these rows are locked for a moment only.
        """
        while work.events:
            happened: Sequence[Event] = work.events
            work.events = []
            for event in happened:
                self._react(event, work)
        work.journal.write()
        work.outbox.finish()

    def _turn(self) -> AbstractContextManager[float]:
        """On SQLite, which has one writer at a time, ours; how long to wait yet for others'."""
        if self.engine.dialect.name == "sqlite":
            return self._turns.turn(PATIENCE)
        return nullcontext(PATIENCE)
