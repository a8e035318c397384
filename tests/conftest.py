"""What every test may use, and on which database it runs.

Whatever takes ``store``, ``database`` or ``module_database`` runs on SQLite and on PostgreSQL: that
is rows, queries, locks, states, and what counts once. A module with ``pytestmark =
pytest.mark.words`` runs on SQLite alone: it looks at what people read and write (answers, cards,
forms, lines, files) or at what brings it (Slack, HTTP, the command line), none of which knows what
lies below. What every command does is seen on both in ``tests/scenarios/test_every_way.py``, which
new commands join by themselves.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from store import Store
from store.migrate import upgrade
from tests import server
from tests.office import OFFICE
from tests.server import NoServerError, Server

STORES = ("sqlite", "postgres")

# How quick the machine is says nothing about the code: `make bench` does.
AT_LEISURE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("few", AT_LEISURE, max_examples=25)
settings.register_profile("many", AT_LEISURE, max_examples=100)  # what `make kills` asks for
settings.load_profile("few")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; where there is none the test is skipped, but not in CI."""
    try:
        with server.running() as found:
            yield found
    except NoServerError as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL: {missing}")


@pytest.fixture(scope="session")
def migrated(postgres: Server) -> Iterator[str]:
    """The name of a database with today's schema, which one test after the other fills."""
    name = f"test_{uuid4().hex}"
    with closing(Store.at(postgres.create(name))) as store:
        upgrade(store.engine)
    yield name
    postgres.drop(name)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """*kind_of_database* is as the rule above says."""
    if "kind_of_database" in metafunc.fixturenames:
        of_words = metafunc.definition.get_closest_marker("words")
        kinds = STORES[:1] if of_words else STORES
        metafunc.parametrize("kind_of_database", kinds, scope="module")


@pytest.fixture
def database(kind_of_database: str, request: pytest.FixtureRequest) -> str:
    """The URL of a database of this test's own, empty but for the schema; on each kind in turn."""
    url: str = request.getfixturevalue(f"{kind_of_database}_database")
    return url


@pytest.fixture
def empty(database: str, request: pytest.FixtureRequest) -> Callable[[], None]:
    """``empty()``: takes everything out of *database* again, for one example after the other."""
    path = make_url(database).database or ""
    if not database.startswith("sqlite"):
        postgres: Server = request.getfixturevalue("postgres")
        return lambda: postgres.empty(path)
    migrated_file: Path = request.getfixturevalue("migrated_file")
    return lambda: _empty_file(Path(path), migrated_file)


def _empty_file(path: Path, migrated_file: Path) -> None:
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    shutil.copy(migrated_file, path)


@pytest.fixture(scope="module")
def module_database(
    kind_of_database: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same for all tests of a module together."""
    if kind_of_database == "sqlite":
        path = tmp_path_factory.mktemp("module") / "contracts.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    postgres: Server = request.getfixturevalue("postgres")
    name = f"module_{uuid4().hex}"
    yield postgres.create(name, request.getfixturevalue("migrated"))
    postgres.drop(name)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with today's schema and nothing in it, to be copied: migrating takes long."""
    path = tmp_path_factory.mktemp("migrated") / "contracts.db"
    with closing(Store.at(f"sqlite:///{path}")) as store:
        upgrade(store.engine)
    return path


@pytest.fixture
def sqlite_database(tmp_path: Path, migrated_file: Path) -> str:
    path = shutil.copy(migrated_file, tmp_path / "contracts.db")
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_database(postgres: Server, migrated: str) -> Iterator[str]:
    yield postgres.url(migrated)
    postgres.empty(migrated)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with closing(Store.at(database, access=OFFICE)) as store:
        yield store
