"""The floor under an answer: its own statements, run and decoded by sqlite3 alone."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, event

from store.engine import PRAGMAS

JSON_BEGINS = ("{", "[")
AROUND = ("BEGIN", "COMMIT", "ROLLBACK")


class Statement(NamedTuple):
    """One statement as the driver got it, for *many* rows at once or for one."""

    sql: str
    values: Any = ()
    many: bool = False

    def run(self, connection: sqlite3.Connection) -> int:
        """Run it and decode what it gives; how many rows that is."""
        if self.many:
            return connection.executemany(self.sql, self.values).rowcount
        rows = connection.execute(self.sql, self.values).fetchall()
        for row in rows:
            for value in row:
                if isinstance(value, str) and value.startswith(JSON_BEGINS):
                    json.loads(value)
        return len(rows)


@contextmanager
def overheard() -> Iterator[list[Statement]]:
    """The statements that any engine runs within the block, and how its transactions end."""
    heard: list[Statement] = []

    def hear(_c: object, _cursor: object, sql: str, values: Any, *rest: Any) -> None:
        _context, many = rest
        heard.append(Statement(sql, values, many))

    hearing: Mapping[str, Callable[..., object]] = {
        "before_cursor_execute": hear,
        "commit": lambda _c: heard.append(Statement("COMMIT")),
        "rollback": lambda _c: heard.append(Statement("ROLLBACK")),
    }
    for name, listener in hearing.items():
        event.listen(Engine, name, listener)
    try:
        yield heard
    finally:
        for name, listener in hearing.items():
            event.remove(Engine, name, listener)


def in_one(statements: Sequence[Statement]) -> list[Statement]:
    """*statements* in one transaction, whatever transactions they were in."""
    inside = [one for one in statements if not one.sql.startswith(AROUND)]
    return [Statement("BEGIN IMMEDIATE"), *inside, Statement("COMMIT")]


@contextmanager
def reader(path: Path, statements: Sequence[Statement]) -> Iterator[Callable[[], int]]:
    """A function that runs *statements* and decodes what they give; it tells how many rows."""
    selects = [one for one in statements if one.sql.startswith(("SELECT", "WITH"))]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield lambda: sum(one.run(connection) for one in selects)


def connected(path: Path) -> sqlite3.Connection:
    """A connection to *path* as the store has it, without anything around it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection
