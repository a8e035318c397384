"""Many rows at once, on every database alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import JSON, Connection, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine
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


def write_many(connection: Connection, statement: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Execute *statement* once for each of *rows*, which all have the same keys.

    On SQLite by the driver's own executemany, which takes a third of the time: the values are
    converted here, column by column, as the types of the columns say.
    """
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(statement, rows)
        return
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(rows[0]))
    columns = [
        _column([row[name] for row in rows], _converter(compiled.binds[name].type, connection))
        for name in compiled.positiontup
    ]
    connection.exec_driver_sql(compiled.string, list(zip(*columns, strict=True)))


def _column(values: list[Any], convert: Callable[[Any], Any] | None) -> list[Any]:
    return values if convert is None else [convert(value) for value in values]


def _converter(kind: TypeEngine[Any], connection: Connection) -> Callable[[Any], Any] | None:
    """What turns a value of *kind* into one of the driver, where it is not one already.

    Remembers its answers: a thousand rows have few days, states and instants between them.
    """
    convert = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return convert if convert is None or isinstance(kind, JSON) else cache(convert)


def upsert(
    connection: Connection, rows: type[SQLModel], key: Sequence[str], changed: Iterable[str]
) -> Any:
    """An insert into the table of *rows* that updates *changed* where the unique *key* exists."""
    statement = INSERTS[connection.dialect.name](rows)
    return statement.on_conflict_do_update(
        index_elements=key, set_={name: statement.excluded[name] for name in changed}
    )


def unless_there(connection: Connection, rows: type[SQLModel]) -> Any:
    """An insert into the table of *rows* that leaves alone what is there under any unique key."""
    return INSERTS[connection.dialect.name](rows).on_conflict_do_nothing()
