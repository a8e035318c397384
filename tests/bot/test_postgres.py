"""The bot on PostgreSQL: several processes on one database, and a server that ends or goes."""

from contextlib import ExitStack, closing

import pytest
from sqlalchemy import text

from bot.clock import now
from bot.database import NoDatabase, database_problems, open_current_store, open_store
from sandbox.slack import Slack
from store import OPERATOR, Store
from tests import server
from tests.bot.conftest import ACCOUNTS, Serve
from tests.server import Server

GRANT = "/contract role grant @ben rep"


@pytest.fixture
def database(postgres_database: str) -> str:
    """The address of a database on a server, with three accounts."""
    with closing(Store.at(postgres_database)) as store, store.writing(OPERATOR, now()) as work:
        work.accounts.save(ACCOUNTS)
    return postgres_database


def test_two_bots_serve_one_database(slack: Slack, serve: Serve) -> None:
    with ExitStack() as bots:
        for mode in ("http", "socket"):
            bots.enter_context(serve(SLACK_MODE=mode))
        ada = slack.person("ada")
        assert "now has the role" in ada.types(GRANT, in_="#sales")
        assert "ACME Industries" in ada.types("/contract find acem", in_="#sales")


def test_a_connection_that_the_server_ended_is_made_anew(office: Slack, database: str) -> None:
    ada = office.person("ada")
    assert "ACME Industries" in ada.types("/contract find acme", in_="#sales")
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with closing(Store.at(database)) as other, other.engine.connect() as connection:
        connection.execute(text(f"{ended} AND datname = current_database()"))
    assert "ACME Industries" in ada.types("/contract find acme", in_="#sales")


def test_a_server_that_is_gone_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    with server.running() as started:
        store = open_current_store(started.url("postgres"))
        assert database_problems(store) == []
    [problem] = database_problems(store)
    assert problem.startswith("the database does not answer: ")
    store.close()
    with pytest.raises(NoDatabase, match="The database cannot be opened: "):
        open_store(started.url("postgres"))


def test_a_user_who_may_not_migrate_is_told_so(postgres: Server) -> None:
    name = "not_yours"
    url = postgres.create(name)
    with closing(Store.at(url)) as store, store.engine.begin() as connection:
        connection.execute(text("CREATE ROLE guest_of_tests LOGIN"))
    theirs = postgres.admin.set(username="guest_of_tests", database=name)
    with pytest.raises(NoDatabase, match="cannot be migrated: permission denied"):
        open_current_store(theirs.render_as_string(hide_password=False))
    postgres.drop(name)
    with closing(Store.at(postgres.url("postgres"))) as store, store.engine.begin() as connection:
        connection.execute(text("DROP ROLE guest_of_tests"))
