"""Every example of every command is answered over Socket Mode, over HTTP and in the terminal."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from bot import house
from bot.cli import app
from bot.http_server import HttpServer
from bot.manifest import EVENTS_PATH, manifest
from bot.serve import serving
from bot.settings import Settings
from contracts.alerts import EVERYTHING
from contracts.people import Role
from contracts.zones import day_in
from sandbox.cast import ADA, MARIA, cast, installed_by
from sandbox.demonstration.data import load
from sandbox.people.seen import Seen
from sandbox.slack import Slack
from store import OPERATOR, Store, Subscription

EXAMPLES = [example for command in house.registry() for example in command.examples]
Ask = Callable[[str], str]


TAKEN_OR_REFUSED = {0, 1}
REFUSED = re.compile("There is no|You may not|I do not know|broke on our side|is missing\\.")
WAYS = ("socket", "http", "terminal")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """How Ada asks: by one way after the other."""
    return str(request.param)


@pytest.fixture
def ask(way: str, database: str) -> Iterator[Ask]:
    """Ada asks, and reads what comes."""
    yield from asking(way, database)


def asking(way: str, database: str) -> Iterator[Ask]:
    """*database* with the demonstration's data; Ada may do everything."""
    now = datetime.now(UTC)  # noqa: TID251 - the bot that is asked takes the real clock, too
    with closing(Store.at(database)) as store:
        load(store, now, day_in(ADA.tz, now))
        with store.writing(OPERATOR, now) as work:
            for role in Role:
                work.people.grant(ADA.id, role)
            work.people.report(ADA.id, MARIA.id)
            work.subscriptions.add(Subscription("C0REN0001", EVERYTHING, ADA.id, now))
    if way == "terminal":
        yield lambda line: in_the_terminal(line, database)
    else:
        yield from in_slack(way, database)


def in_the_terminal(line: str, database: str) -> str:
    words = ["ask", "--as", ADA.id, *as_slack_marks_it(line).split()]
    done = CliRunner().invoke(app, words, env={"DATABASE_URL": database, "ADMINS": ADA.id})
    assert done.exit_code in TAKEN_OR_REFUSED, done.output  # another example may have been first
    return str(done.output)


def as_slack_marks_it(line: str) -> str:
    return line.replace("@anna", "<@U0REP0001>").replace("#renewals", "<#C0REN0001>")


def in_slack(mode: str, database: str) -> Iterator[Ask]:
    with Slack.running(cast(installed_by(manifest()))) as slack:
        environ = {
            "SLACK_MODE": mode,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.url,
            "PORT": "0",
            "DATABASE_URL": database,
        }
        with serving(Settings.load(environ, serving=True)) as transport:
            if isinstance(transport, HttpServer):
                slack.send_to(f"http://127.0.0.1:{transport.port}{EVENTS_PATH}")
            else:
                assert slack.hub.wait_for(1)
            ada = slack.person("ada")
            yield lambda line: said_to_her(ada.types(f"/contract {line}", in_="#sales"))


def said_to_her(seen: Seen) -> str:
    """The answer, and not what the process that has just started warns the channel about."""
    alone = tuple(one for one in seen.changes if one.user == ADA.id)
    return Seen(alone or seen.changes).text


def begins_with_what_matters(said: str) -> None:
    first, second, third = said.splitlines()[:3]
    assert "ACME Industries" in first
    assert "ACME-1/3 · in force until" in first
    assert "(in 45 days), else it renews for 12 months" in second
    assert third.startswith("−5 % on the catalog · 30 days, end of month · free above 500 EUR")


def test_every_example_is_answered(ask: Ask) -> None:
    """In their order, as what one writes another meets; first of all the main question."""
    begins_with_what_matters(ask("terms ACME"))
    answers = {line: ask(line) for line in EXAMPLES}
    assert {line: said for line, said in answers.items() if REFUSED.search(said)} == {}
    assert all(said.strip() for said in answers.values())
