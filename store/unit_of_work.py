"""One transaction, from open to commit."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock

from sqlalchemy import Connection, Engine

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
from store.parsing import Versions
from store.people import People
from store.saving import Saver
from store.search import Index, Search, index_of

OPERATOR = "operator"
"""Who acts on the command line."""


class UnitOfWork:
    """What one command may touch. Nothing is saved unless the block ends well."""

    def __init__(self, connection: Connection, versions: Versions, by: str, at: datetime) -> None:
        self._connection, self._versions, self._by, self._at = connection, versions, by, at

    @cached_property
    def journal(self) -> Journal:
        return Journal(self._connection, self._by, self._at)

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
        return Contracts(self._connection, self._versions)

    @cached_property
    def saver(self) -> Saver:
        return Saver(self._connection, self.journal, self.search)

    @cached_property
    def deadlines(self) -> Deadlines:
        return Deadlines(self._connection, self._versions)

    @cached_property
    def finder(self) -> Finder:
        return Finder(self._connection, self._index)

    @cached_property
    def catalog(self) -> Catalog:
        return Catalog(self._connection, self.journal)

    @cached_property
    def known(self) -> Known:
        return Known(self._connection)

    @cached_property
    def people(self) -> People:
        return People(self._connection, self.journal)


class Store:
    """A database and what this process keeps beside it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._versions, self._writing = Versions(), Lock()

    @classmethod
    def at(cls, url: str) -> "Store":
        return cls(connect(url))

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """One consistent view of the store; what it writes is not kept."""
        with self.engine.connect() as connection:
            yield UnitOfWork(connection, self._versions, "", datetime.min.replace(tzinfo=UTC))

    @contextmanager
    def writing(self, by: str, at: datetime, *, alone: bool = False) -> Iterator[UnitOfWork]:
        """Commit when the block ends, roll back when it raises.

        SQLite has one writer at a time. On PostgreSQL any number of processes write: what is read
        in order to be changed must be locked, or changed on a condition, unless *alone* lets all
        others wait. *by* is who acts and *at* when (aware): both go into the journal.
        """
        with self._turn(), self.engine.connect() as connection, writing(connection).begin():
            join_writers(connection, alone=alone)
            work = UnitOfWork(connection, self._versions, by, at)
            yield work
            work.journal.write()

    def _turn(self) -> AbstractContextManager[object]:
        """On SQLite, which has one writer at a time, a fair place in the queue of this process."""
        return self._writing if self.engine.dialect.name == "sqlite" else nullcontext()
