"""What a sweep is given to do: as much as was asked for, and the same in every round."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.due import Due, nothing_due, warned
from benchmarks.portfolio.building import built, url_of
from notifications.kind import Moment
from notifications.sweep import Swept, sweep
from store import Store

NOW = datetime(2026, 8, 16, 9, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(tmp_path / "200.db", 200, NOW, lambda _versions: None)


def swept(path: Path) -> Swept:
    with closing(Store.at(url_of(path))) as store:
        return sweep(store, Moment(NOW, "UTC"), "")


def test_all_that_was_picked_is_due_again_in_each_round_and_nothing_else(path: Path) -> None:
    nothing_due(path, TODAY)
    assert swept(path) == Swept()
    due = Due.picked(path, 60)
    assert len(set(due.rows)) == 60
    for _ in range(2):
        due.again(TODAY)
        assert swept(path) == Swept(looked=60, said=60)
        assert swept(path) == Swept()


def test_no_more_is_picked_than_there_is(path: Path) -> None:
    assert len(Due.picked(path, 10_000).rows) == warned(path)


def test_they_are_of_contracts_all_over_the_store(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        places = dict(connection.execute("SELECT ref, id FROM contract"))
    picked = {places[ref] for ref, *_ in Due.picked(path, 20).rows}
    assert len(picked) >= 10
    assert min(picked) < 0.2 * max(places.values())
    assert max(picked) > 0.6 * max(places.values())
