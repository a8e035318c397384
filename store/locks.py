"""Locks that processes hold against each other on PostgreSQL, where SQLite's file is enough."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

OURS = 0x636F6E74  # "cont": the first half of each lock's name
WRITERS, MIGRATION, GROUNDS = 1, 2, 3  # the second
WRITE_TOGETHER = text(f"SELECT pg_advisory_xact_lock_shared({OURS}, {WRITERS})")
WRITE_ALONE = text(f"SELECT pg_advisory_xact_lock({OURS}, {WRITERS})")
DECIDE_TOGETHER = text(f"SELECT pg_advisory_xact_lock_shared({OURS}, {GROUNDS})")
CHANGE_GROUNDS = text(f"SELECT pg_advisory_xact_lock({OURS}, {GROUNDS})")
UNTIL_MIGRATED = (
    text("SET lock_timeout = 0"),
    text("SET statement_timeout = 0"),
    text(f"SELECT pg_advisory_lock({OURS}, {MIGRATION})"),
)


def join_writers(connection: Connection, *, alone: bool) -> None:
    """Write beside others until the transaction ends; or *alone*, as many rows must agree."""
    if _on_server(connection):
        connection.execute(WRITE_ALONE if alone else WRITE_TOGETHER)


def hold_grounds(connection: Connection, *, to_change: bool) -> None:
    """Decide beside others until the transaction ends; or, *to_change* what they rest on, alone.

    What is read from then on is what the last change left, and no change comes before our commit.
    """
    if _on_server(connection):
        connection.execute(CHANGE_GROUNDS if to_change else DECIDE_TOGETHER)


@contextmanager
def migrating(connection: Connection) -> Iterator[None]:
    """Let others who migrate wait, however long it takes; the connection is not used again."""
    if not _on_server(connection):
        yield
        return
    try:
        for statement in UNTIL_MIGRATED:
            connection.execute(statement)
        connection.commit()
        yield
    finally:
        connection.invalidate()  # which also gives the lock back


def _on_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
