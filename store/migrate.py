"""Bringing a database to today's schema, where it is not there yet."""

import re
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

MIGRATIONS = Path(__file__).parent / "migrations"
REVISION = re.compile(r"^(down_)?revision = [\"'](\w+)[\"']", re.MULTILINE)


def upgrade(engine: Engine) -> None:
    """Run every migration that has not run yet."""
    if not is_current(engine):
        from store.migrating import run_all  # noqa: PLC0415 - 8 MB and 0.1 s, hardly ever needed

        run_all(engine)


def is_current(engine: Engine) -> bool:
    """Whether every migration has run."""
    with engine.connect() as connection:
        return _reached(connection) == _heads()


def _reached(connection: Connection) -> set[str]:
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())


@cache
def _heads() -> set[str]:
    """The migrations that no other follows."""
    scripts = (path.read_text("utf-8") for path in (MIGRATIONS / "versions").glob("*.py"))
    named = [found.groups() for script in scripts for found in REVISION.finditer(script)]
    followed = {revision for before, revision in named if before}
    return {revision for before, revision in named if not before} - followed
