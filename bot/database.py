"""The store of this process, opened as the settings say."""

import sqlite3
from collections.abc import Callable

import structlog
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from contracts.errors import Refusal
from contracts.i18n import _
from store import Store
from store.migrate import is_current, upgrade

log = structlog.get_logger(__name__)

SAFE_SQLITE = (3, 51, 3)  # before it, two processes may harm the write-ahead log (SLACK 7)


class NoDatabase(Refusal):
    """The database cannot be opened."""


Open = Callable[[str], Store]


def open_store(url: str, at: Open = Store.at) -> Store:
    """The store *at* its *url*, whatever its schema. Raises NoDatabase with a sentence."""
    try:
        store = at(url)
        with store.engine.connect():
            return store
    except (DBAPIError, NoSuchModuleError) as error:
        raise NoDatabase(
            _("The database cannot be opened: {why}.", why=_reason(error)),
            hint=_("Check DATABASE_URL, that its folder exists and that its server runs."),
        ) from error
    except ImportError as error:
        raise NoDatabase(
            _("The database cannot be opened: {why}.", why=_reason(error)),
            hint=_("For PostgreSQL install {file}.", file="requirements/postgres.txt"),
        ) from error


def open_current_store(url: str, at: Open = Store.at) -> Store:
    """The store *at* its *url*, brought to today's schema. Raises NoDatabase with a sentence."""
    store = open_store(url, at)
    try:
        upgrade(store.engine)
    except DBAPIError as error:
        raise NoDatabase(
            _("The database cannot be migrated: {why}.", why=_reason(error)),
            hint=_("Its user must own the schema, and on PostgreSQL may need pg_trgm made for it."),
        ) from error
    return store


def warn_of_old_sqlite(store: Store) -> None:
    if store.engine.dialect.name == "sqlite" and sqlite3.sqlite_version_info < SAFE_SQLITE:
        log.warning(
            "this SQLite may damage a database that two processes use: prefer 3.51.3 or later",
            version=sqlite3.sqlite_version,
        )


def database_problems(store: Store) -> list[str]:
    """Why *store* cannot be answered from, for the operator."""
    try:
        return [] if is_current(store.engine) else [_("the database is not migrated")]
    except DBAPIError as error:
        return [_("the database does not answer: {why}", why=_reason(error))]


def _reason(error: Exception) -> str:
    """The driver's words, without the statement and the address, which may hold a password."""
    if isinstance(error, DBAPIError):
        return str(error.orig).partition("\n")[0].rstrip(".")
    return str(error).rstrip(".")
