"""Many rows at once, on every database alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import JSON, Column, Connection, Dialect, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

T = TypeVar("T")
CHUNK = 500  # below the number of parameters that every database takes
Converter = Callable[[list[Any]], list[Any]]
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
    sql, places = _compiled(statement, connection.dialect, tuple(rows[0]))
    columns = [convert([row[name] for row in rows]) for name, convert in places]
    connection.exec_driver_sql(sql, list(zip(*columns, strict=True)))


@lru_cache(maxsize=100)
def _compiled(
    statement: Any, dialect: Dialect, names: tuple[str, ...]
) -> tuple[str, list[tuple[str, Converter]]]:
    """*statement* as the driver takes it: its text, and in their order the names of its values."""
    compiled = statement.compile(dialect=dialect, column_keys=names)
    binds, order = compiled.binds, compiled.positiontup
    return compiled.string, [(name, _converter(binds[name].type, dialect)) for name in order]


def _converter(kind: TypeEngine[Any], dialect: Dialect) -> Converter:
    """What turns a column of *kind* into values of the driver, where they are not that already.

    Remembers answers: a thousand rows have few days, states and instants between them.
    """
    convert = kind.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return lambda values: values
    if isinstance(kind, JSON):
        return lambda values: [convert(value) for value in values]
    return lambda values: [*map(cache(convert), values)]


def upsert(
    connection: Connection, rows: type[SQLModel], key: Sequence[str], changed: Iterable[str]
) -> Any:
    """An insert into the table of *rows* that updates *changed* where the unique *key* exists."""
    return _upsert(connection.dialect.name, rows, tuple(key), tuple(changed))


@cache
def _upsert(
    database: str, rows: type[SQLModel], key: tuple[str, ...], changed: tuple[str, ...]
) -> Any:
    statement = INSERTS[database](table(rows))
    return statement.on_conflict_do_update(
        index_elements=key, set_={name: statement.excluded[name] for name in changed}
    )


def unless_there(
    connection: Connection, rows: type[SQLModel], returning: Column[Any] | None = None
) -> Any:
    """An insert into the table of *rows* that leaves alone what is there under any unique key.

    It gives the column *returning* of what it added.
    """
    return _unless_there(connection.dialect.name, rows, returning)


@cache
def _unless_there(database: str, rows: type[SQLModel], returning: Column[Any] | None) -> Any:
    statement = INSERTS[database](table(rows)).on_conflict_do_nothing()
    return statement if returning is None else statement.returning(returning)
