"""One engine a process: what SQLite must be told on every connection, and who may write."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

WRITES = "writes"
"""Execution option of a connection whose transaction will write."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=2000",  # milliseconds: Slack waits three seconds for an answer
    "PRAGMA cache_size=-1000",
    "PRAGMA mmap_size=0",
)


def connect(url: str) -> Engine:
    """An engine for *url*; nothing is opened yet."""
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Take transactions into our own hands: the driver's default loses updates silently."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """A writer takes its place at once, a reader none: no update fails half-way as busy."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
