"""One transaction, from open to commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock

from sqlalchemy import Connection, Engine

from store.accounts import Accounts
from store.audit import Audit
from store.catalog import Catalog
from store.contracts import Contracts
from store.due import Deadlines
from store.engine import WRITES, connect
from store.finding import Finder
from store.journal import Journal
from store.known import Known
from store.parsing import Versions
from store.people import People
from store.saving import Saver
from store.search import Search

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
    def search(self) -> Search:
        return Search(self._connection)

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
        return Finder(self._connection)

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
    def writing(self, by: str, at: datetime) -> Iterator[UnitOfWork]:
        """Commit when the block ends, roll back when it raises; one writer at a time.

        *by* is who acts and *at* when (aware): both go into the journal.
        """
        with self._writing, self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield UnitOfWork(connection, self._versions, by, at)
