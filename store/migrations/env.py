"""Alembic's entry point. The engine comes from the caller, or from ``-x url=…`` by hand."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator
from sqlmodel.sql.sqltypes import AutoString

from store import tables
from store.engine import connect
from store.locks import migrating


def render_item(kind: str, item: Any, _: object) -> str | Literal[False]:
    """Write plain SQLAlchemy types, so that old migrations never import today's code."""
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def is_ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """Whether autogenerate compares it: the search has tables of its own on each database."""
    return not (kind == "table" and "_search" in str(name))


def run() -> None:
    engine = context.config.attributes.get("engine") or connect(
        context.get_x_argument(as_dictionary=True)["url"]
    )
    with engine.connect() as connection, migrating(connection):
        context.configure(
            connection=connection,
            target_metadata=tables.Table.metadata,
            include_object=is_ours,
            render_item=render_item,
            render_as_batch=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
