"""The floor under an import: the rows that it wrote, written again by bare ``executemany``."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.bare import connected
from benchmarks.portfolio.building import url_of
from benchmarks.timing import Timing
from store import Store
from store.migrate import upgrade

CHUNK = 10_000
TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
    " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search\\__%' ESCAPE '\\' ORDER BY rowid"
)
"""Every table that we made, those of the search as one each, whatever refers to it after it."""


def seconds_to_copy(source: Path, target: Path) -> float:
    """How long it takes to write all rows of *source* into a new *target*, in one transaction.

    Reading them is not counted.
    """
    _make(target)
    timing = Timing()
    with closing(sqlite3.connect(source)) as read, closing(connected(target)) as write:
        write.execute("DELETE FROM mark")  # what a new store knows of itself is copied, too
        timing.take(partial(write.execute, "BEGIN IMMEDIATE"))
        for (table,) in read.execute(TABLES).fetchall():
            for insert, rows in _inserts(read, table):
                timing.take(partial(write.executemany, insert, rows))
        timing.take(partial(write.execute, "COMMIT"))
    return sum(timing.seconds)


def _make(path: Path) -> None:
    with closing(Store.at(url_of(path))) as store:
        upgrade(store.engine)


def _inserts(read: sqlite3.Connection, table: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """The statement for *table*, and its rows chunk by chunk, their numbers included."""
    known = {row[1]: row[2] for row in read.execute(f"PRAGMA table_info({table})")}
    named = [*known] if any(known.values()) else ["rowid", *known]  # a search has no types
    columns = [f'"{name}"' for name in named]
    rows = read.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 - our own names
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names
    while chunk := rows.fetchmany(CHUNK):
        yield insert, chunk
