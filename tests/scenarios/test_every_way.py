"""Every example of every command is answered over Socket Mode, over HTTP and in the terminal."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import house
from bot.cli import app
from bot.http_server import HttpServer
from bot.manifest import EVENTS_PATH, manifest
from bot.serve import serving
from bot.settings import Settings
from contracts.people import Role
from sandbox.cast import ADA, cast, installed_by
from sandbox.demonstration.data import load
from sandbox.slack import Slack
from store import OPERATOR, Store
from store.migrate import upgrade

EXAMPLES = [example for command in house.registry() for example in command.examples]
Ask = Callable[[str], str]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database with the demonstration's data; Ada may do everything."""
    folder: Path = tmp_path_factory.mktemp("demonstration")
    url = f"sqlite:///{folder}/contracts.db"
    store = Store.at(url)
    upgrade(store.engine)
    now = datetime.now(UTC)  # noqa: TID251 - the bot that is asked takes the real clock, too
    load(store, now, now.date())
    with store.writing(OPERATOR, now) as work:
        work.people.grant(ADA.id, Role.ADMIN)
    store.close()
    return url


@pytest.fixture(scope="module", params=["socket", "http", "terminal"])
def ask(request: pytest.FixtureRequest, demonstration: str) -> Iterator[Ask]:
    """Ada asks, by one way after the other."""
    if request.param == "terminal":
        yield lambda line: in_the_terminal(line, demonstration)
    else:
        yield from in_slack(request.param, demonstration)


def in_the_terminal(line: str, database: str) -> str:
    words = ["ask", "--as", ADA.id, *line.replace("@anna", "<@U0REP0001>").split()]
    done = CliRunner().invoke(app, words, env={"DATABASE_URL": database, "ADMINS": ADA.id})
    assert done.exit_code == 0, done.output
    return str(done.output)


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
            yield lambda line: slack.person("ada").types(f"/contract {line}", in_="#sales").text


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_is_answered(ask: Ask, line: str) -> None:
    said = ask(line)
    assert said.strip()
    for refusal in ("There is no", "You may not", "I do not know", "broke on our side", "missing"):
        assert refusal not in said


def test_the_main_question_begins_with_what_matters(ask: Ask) -> None:
    first, second, third = ask("terms ACME").splitlines()[:3]
    assert "ACME Industries" in first
    assert "ACME-1/3 · in force until" in first
    assert "(in 45 days), else it renews for 12 months" in second
    assert third.startswith("−5 % on the catalog · 30 days, end of month · free above 500 EUR")
