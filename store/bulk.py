"""Many rows at once, on every database alike."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

T = TypeVar("T")
CHUNK = 500  # below the number of parameters that every database takes
INSERTS: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def in_chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """*values* in lists of at most *size*."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def table(rows: type[SQLModel]) -> Table:
    """The table behind *rows*, for statements over plain columns."""
    found: Table = inspect(rows).local_table
    return found


def upsert(
    connection: Connection, rows: type[SQLModel], key: Sequence[str], changed: Iterable[str]
) -> Any:
    """An insert into the table of *rows* that updates *changed* where the unique *key* exists."""
    statement = INSERTS[connection.dialect.name](rows)
    return statement.on_conflict_do_update(
        index_elements=key, set_={name: statement.excluded[name] for name in changed}
    )
