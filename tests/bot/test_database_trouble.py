"""A database that is locked, gone or not there at all: a sentence, and nothing is half done."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.database import NoDatabase, open_store
from sandbox.cast import ADA, MARIA
from sandbox.slack import Slack
from tests.bot.conftest import Serve
from tests.bot.hindrances import gone, locked

GRANT = "/contract role grant @ben rep"


@pytest.fixture
def office(slack: Slack, serve: Serve) -> Iterator[Slack]:
    """Two admins, so that two may write at once."""
    with serve(SLACK_MODE="http", ADMINS=f"{ADA.id},{MARIA.id}"):
        yield slack


def test_a_locked_database_is_read_and_not_written(office: Slack, database: str) -> None:
    """Whoever writes is told so in time, also behind others who wait for the same."""
    ada, maria = office.person("ada"), office.person("maria")
    with locked(database):
        assert "ACME Industries" in ada.types("/contract find acme", in_="#sales")
        with ThreadPoolExecutor(2) as pool:
            writers = [pool.submit(one.types, GRANT, in_="#sales") for one in (ada, maria)]
        for refused in (writer.result() for writer in writers):
            assert refused.error is None
            assert "try again in a minute" in refused
            assert "nothing was changed" in refused
    assert "now has the role" in ada.types(GRANT, in_="#sales")


def test_a_database_that_lost_its_tables_is_told_plainly(office: Slack, database: str) -> None:
    anna = office.person("anna")
    with gone(database, "account"):
        assert "tell whoever runs the bot" in anna.types("/contract find acme", in_="#sales")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite:////nowhere/at/all/contracts.db", "unable to open database file"),
        ("oracle9://x", "oracle9"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_at_the_start(url: str, why: str) -> None:
    with pytest.raises(NoDatabase, match=why):
        open_store(url)


def test_a_password_in_the_address_is_not_told() -> None:
    with pytest.raises(NoDatabase) as caught:
        open_store("postgresql+psycopg://bot:hunter2@127.0.0.1:1/contracts")
    assert "hunter2" not in str(caught.value)
