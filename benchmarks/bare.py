"""The floor under an answer: its own statements, read and decoded by sqlite3 alone."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

Statement = tuple[str, Sequence[Any]]
JSON_BEGINS = ("{", "[")


@contextmanager
def overheard() -> Iterator[list[Statement]]:
    """The statements with their values that any engine runs within the block."""
    heard: list[Statement] = []

    def hear(_c: object, _cursor: object, sql: str, values: Any, *_rest: object) -> None:
        heard.append((sql, values))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


@contextmanager
def reader(path: Path, statements: Sequence[Statement]) -> Iterator[Callable[[], int]]:
    """A function that runs *statements* and decodes what they give; it tells how many rows."""
    selects = [(sql, values) for sql, values in statements if sql.startswith(("SELECT", "WITH"))]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield lambda: sum(_read(connection, *one) for one in selects)


def _read(connection: sqlite3.Connection, sql: str, values: Sequence[Any]) -> int:
    rows = connection.execute(sql, values).fetchall()
    for row in rows:
        for value in row:
            if isinstance(value, str) and value.startswith(JSON_BEGINS):
                json.loads(value)
    return len(rows)
