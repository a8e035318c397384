"""The whole process: somebody asks, it is made beside the answers, and it arrives."""

import pytest

from bot.clock import now
from contracts.account import Account
from sandbox.cast import ANNA
from sandbox.slack import Slack
from sandbox.state.model import File
from store import OPERATOR
from store.saving import Saved
from tests.bot.conftest import Serve, open_store
from tests.bot.patience import until
from tests.examples import a_contract, a_version


@pytest.fixture
def acme(database: str) -> None:
    """Anna's customer, with a contract that ends with the year."""
    today = now().date()
    version = a_version(start="2020-01-01", end=f"{today.year + 1}-01-31")
    anna = Account(code="ACME", name="ACME Industries", owner=ANNA.id)
    with open_store(database) as store, store.writing(OPERATOR, now()) as work:
        work.accounts.save([anna])
        work.saver.save([Saved(None, a_contract("ACME-1", version))], today)


def files(slack: Slack) -> list[File]:
    channel = slack.world.directory.direct_message(ANNA.id, slack.world.app.bot_user)
    messages = slack.world.messages.public(channel.id)
    return [slack.world.files.get(one) for message in messages for one in message.files]


@pytest.mark.usefixtures("acme")
def test_a_file_arrives_a_moment_after_it_was_asked_for(slack: Slack, serve: Serve) -> None:
    with serve():
        anna = slack.person("anna")
        said = anna.types("/contract calendar --mine --ics", in_="#sales")
        assert "it comes to you in a direct message in a moment" in said
        until(lambda: len(files(slack)) == 1)
        anna.types("/contract calendar --mine --chart", in_="#sales")
        until(lambda: len(files(slack)) == 2)
    assert [file.name for file in files(slack)] == ["deadlines-mine.ics", "deadlines-mine.png"]
    assert [one for one in anna.sees("#sales") if one.files] == []
