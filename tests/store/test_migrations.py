"""The migrations lead to the tables that are declared, and back."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from contracts.alerts import EVERYTHING, Filters
from contracts.deadlines import DeadlineKind
from contracts.files.items import ItemKind
from store import OPERATOR, Store
from store.engine import connect
from store.migrate import is_current, upgrade
from store.migrating import config_for
from store.tables import Table
from store.warnings import Rank
from tests.examples import ACME_1, keep_examples


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


OLD_CATALOG = (
    ("product", "BOLT-M8", '{"sku": "BOLT-M8", "name": "Bolt É", "prices": ["100.00 EUR"]}'),
    ("price_list", "Partner", '{"name": "Partner", "prices": [{"sku": "A", "price": "9.50 EUR"}]}'),
    ("price_list", "Empty", '{"name": "Empty"}'),
    ("product_set", "Some", '{"name": "Some", "skus": ["A"]}'),
)


def test_the_catalog_moves_into_rows_of_its_own_and_back(tmp_path: Path) -> None:
    with closing(Store.at(f"sqlite:///{tmp_path}/db")) as store:
        command.upgrade(config_for(store.engine), "b1f0c5a7e913")
        insert = "INSERT INTO catalog (kind, name, since, body) VALUES (?, ?, '0001-01-01', ?)"
        with store.engine.begin() as connection:
            connection.exec_driver_sql(insert, list(OLD_CATALOG))
        upgrade(store.engine)
        with store.writing(OPERATOR, datetime(2026, 1, 1, tzinfo=UTC)) as work:
            kept = [*work.catalog.all(ItemKind.PRODUCT), *work.catalog.all(ItemKind.PRICE_LIST)]
            assert [len(getattr(one, "prices", ())) for one in kept] == [1, 0, 1]
            assert next(iter(work.finder.products("bolt e", 1)))[1] == "BOLT-M8"
            work.catalog.save(kept)
            assert work.journal.of("house") == []
        command.downgrade(config_for(store.engine), "b1f0c5a7e913")
        with store.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT kind, name, body FROM catalog").all()
        assert sorted(map(tuple, rows)) == sorted(OLD_CATALOG)


def test_versions_keep_all_that_they_say_while_their_columns_change_places(tmp_path: Path) -> None:
    with closing(Store.at(f"sqlite:///{tmp_path}/db")) as store:
        upgrade(store.engine)
        keep_examples(store)
        command.downgrade(config_for(store.engine), "b1d9a3e86c40")
        before = _columns(store)
        upgrade(store.engine)
        assert sorted(before) == sorted(_columns(store))
        assert _columns(store)[-1] == "terms" != before[-1]
        with store.reading() as work:
            assert work.contracts.called("ACME-1") == ACME_1


def test_channels_that_were_warned_still_are_and_back(database: str) -> None:
    with closing(Store.at(database)) as store:
        command.downgrade(config_for(store.engine), "7d1b90c3e5a4")
        insert = "INSERT INTO subscription (channel_id, segment, by, at) VALUES "
        rows = "('C1', 'retail', 'U1', '2026-08-16 09:00:00+00:00')"
        other = "('C1', '', 'U2', '2026-08-17 09:00:00+00:00')"
        with store.engine.begin() as connection:
            connection.exec_driver_sql(f"{insert}{rows}, {other}")
        upgrade(store.engine)
        with store.writing(OPERATOR, datetime(2026, 9, 1, tzinfo=UTC)) as work:
            kept = work.subscriptions.all()
            assert [(one.filters, one.by) for one in kept] == [
                (Filters("retail"), "U1"),
                (EVERYTHING, "U2"),
            ]
            narrow = Filters(kind=DeadlineKind.END)
            assert work.subscriptions.add(replace(kept[1], filters=narrow))
        command.downgrade(config_for(store.engine), "7d1b90c3e5a4")
        with store.engine.connect() as connection:
            query = "SELECT channel_id, segment FROM subscription ORDER BY segment"
            found = connection.exec_driver_sql(query).all()
        assert [tuple(row) for row in found] == [("C1", ""), ("C1", "retail")]
        upgrade(store.engine)


def test_deadlines_stay_due_when_they_are_told_to_wait_for_their_day_and_back(
    database: str,
) -> None:
    with closing(Store.at(database)) as store:
        keep_examples(store)
        before = _due(store)
        assert before
        command.downgrade(config_for(store.engine), "5d0b7c3e91fa")
        upgrade(store.engine)
        assert _due(store) == before


def _due(store: Store) -> list[Rank]:
    with store.reading() as work:
        return work.warnings.due(date.max, None, 100)


def _columns(store: Store) -> list[str]:
    return [column["name"] for column in inspect(store.engine).get_columns("version")]


def test_a_database_behind_the_last_migration_is_not_current(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/db")
    upgrade(engine)
    command.stamp(config_for(engine), "base")
    assert not is_current(engine)
    engine.dispose()
