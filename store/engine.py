"""One engine a process: what each database must be told on every connection."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from store.patience import PATIENCE, WRITES, wait_no_longer

BUSY_TIMEOUT = "PRAGMA busy_timeout={:.0f}"  # milliseconds

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    # 64 MB: the commit in which a checkpoint falls takes ten times as long, one of 1,600.
    "PRAGMA wal_autocheckpoint=16000",
    "PRAGMA foreign_keys=ON",
    BUSY_TIMEOUT.format(PATIENCE * 1000),
    "PRAGMA cache_size=-1000",
    "PRAGMA mmap_size=0",
)

SERVER_SETTINGS = {
    "timezone": "UTC",
    "lock_timeout": f"{PATIENCE}s",
    "statement_timeout": "60s",  # nothing that anybody waits for takes as long
    "idle_in_transaction_session_timeout": "60s",
    "plan_cache_mode": "force_custom_plan",  # how rare a word is decides how it is looked for
}
POSTGRES = {
    "connect_timeout": int(PATIENCE),
    "tcp_user_timeout": 2500,  # milliseconds until a server that went away is given up
    "application_name": "contract-bot",
}


def connect(url: str) -> Engine:
    """An engine for *url*; nothing is opened yet."""
    address = make_url(url)
    return ENGINES.get(address.get_backend_name(), create_engine)(address)


def writing(connection: Connection, patience: float = PATIENCE) -> Connection:
    """*connection* with its next transaction as a writer's.

    On SQLite it takes its place at once, or fails after *patience* seconds: never half-way as
    busy. On PostgreSQL, where readers see one moment throughout, it sees what others committed
    before each statement: a row that it locks is the latest.
    """
    options: dict[str, Any] = {WRITES: patience}
    if connection.dialect.name == "postgresql":
        options["isolation_level"] = "READ COMMITTED"
    return connection.execution_options(**options)


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _postgresql(url: URL) -> Engine:
    """What the address itself says comes last, and wins."""
    said = {name: value for name, value in POSTGRES.items() if name not in url.query}
    settings = " ".join(f"-c {name}={value}" for name, value in SERVER_SETTINGS.items())
    said["options"] = f"{settings} {url.query.get('options', '')}".rstrip()
    engine = create_engine(
        url,
        connect_args=said,
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
        pool_timeout=PATIENCE,
    )
    wait_no_longer(engine)
    return engine


ENGINES: Mapping[str, Callable[[URL], Engine]] = {"sqlite": _sqlite, "postgresql": _postgresql}


def _prepare(connection: Any, _record: object) -> None:
    """Take transactions into our own hands: the driver's default loses updates silently."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """A writer takes its place at once, a reader none: no update fails half-way as busy."""
    patience = connection.get_execution_options().get(WRITES)
    if patience is None:
        connection.exec_driver_sql("BEGIN")
        return
    driver: Any = connection.connection.driver_connection
    driver.execute(BUSY_TIMEOUT.format(patience * 1000))
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(BUSY_TIMEOUT.format(PATIENCE * 1000))
