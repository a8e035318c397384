"""The migrations lead to the tables that are declared, and back."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from store.engine import connect
from store.migrate import is_current, upgrade
from store.migrating import config_for
from store.tables import Table


def test_migrations_lead_to_the_tables_we_declare(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/db")
    assert not is_current(engine)
    upgrade(engine)
    assert is_current(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": lambda _o, name, *_: "_search" not in str(name)}
        )
        assert compare_metadata(context, Table.metadata) == []
        heads = ScriptDirectory.from_config(config_for(engine)).get_heads()
        assert context.get_current_heads() == tuple(heads)
    engine.dispose()


def test_every_migration_can_be_undone(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/db")
    upgrade(engine)
    command.downgrade(config_for(engine), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_a_database_behind_the_last_migration_is_not_current(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/db")
    upgrade(engine)
    command.stamp(config_for(engine), "base")
    assert not is_current(engine)
    engine.dispose()
