"""What somebody else may do to the database meanwhile."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.clock import now
from contracts.people import Role
from sandbox.cast import BEN
from store import OPERATOR, Store


@contextmanager
def locked(database: str) -> Iterator[None]:
    """Somebody else writes in the journal, and does not end before the block."""
    with closing(Store.at(database)) as other, other.writing(OPERATOR, now()) as work:
        work.people.grant(BEN.id, Role.VIEWER)
        work.journal.write()
        yield


@contextmanager
def gone(database: str, table: str) -> Iterator[None]:
    """Without one of its tables, until the block ends."""
    away = f"{table}_away"
    with closing(Store.at(database)) as other:
        for old, new in ((table, away), (away, table)):
            with other.engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")
            if new == away:
                yield


@contextmanager
def not_migrated(database: str) -> Iterator[None]:
    """As if it had the tables of no version, until the block ends."""
    with closing(Store.at(database)) as other:
        with other.engine.begin() as connection:
            [row] = connection.exec_driver_sql("DELETE FROM alembic_version RETURNING *").all()
        yield
        with other.engine.begin() as connection:
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{row[0]}')")  # noqa: S608 - our own
