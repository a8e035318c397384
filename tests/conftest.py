"""What every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store
from store.migrate import upgrade


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The URL of an empty database of this test's own."""
    return f"sqlite:///{tmp_path}/contracts.db"


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    store = Store.at(database)
    upgrade(store.engine)
    yield store
    store.close()
