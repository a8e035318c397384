import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import structlog
from structlog import configure

from bot.cli import main
from bot.clock import now
from bot.http_server import HttpServer
from bot.manifest import EVENTS_PATH, manifest
from bot.serve import serving
from bot.settings import Settings
from bot.transport import Transport
from contracts.account import Account
from contracts.people import Role
from sandbox.cast import ADA, ANNA, cast, installed_by
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from store import OPERATOR, Store
from tests.bot.patience import until
from tests.office import OFFICE

ACCOUNTS = [
    Account(code="ACME", name="ACME Industries", aliases=("Acme Inc.",)),
    Account(code="ONEIL", name="O'Neil & Sons"),
    Account(code="PAYLOAD", name="Payload Logistics"),
]

SALES = "C0SAL0001"

Serve = Callable[..., AbstractContextManager[Transport]]


@pytest.fixture
def slack() -> Iterator[Slack]:
    """A strict Slack on loopback, into which the app of our manifest is installed."""
    with Slack.running(cast(installed_by(manifest()))) as running:
        yield running


@pytest.fixture
def database(database: str) -> str:
    """The address of a database with three accounts."""
    with open_store(database) as store, store.writing(OPERATOR, now()) as work:
        work.accounts.save(ACCOUNTS)
    return database


@pytest.fixture
def many_roles(database: str) -> None:
    """More roles than a page holds."""
    with open_store(database) as store, store.writing(OPERATOR, now()) as work:
        for number in range(400):
            work.people.grant(f"U{number:08}", Role.REP)


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    with closing(Store.at(url, access=OFFICE)) as store:
        yield store


@pytest.fixture
def environ(slack: Slack, database: str) -> dict[str, str]:
    """What the bot is started with: Ada is an admin, the others look up."""
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.url,
        "PORT": "0",
        "DATABASE_URL": database,
        "ADMINS": ADA.id,
        "DEFAULT_ROLE": "viewer",
    }


@pytest.fixture
def serve(slack: Slack, environ: dict[str, str]) -> Serve:
    """Runs the bot in this process; keyword arguments are settings that differ."""

    @contextmanager
    def running(**changes: str) -> Iterator[Transport]:
        settings = Settings.load(environ | changes, serving=True)
        with serving(settings) as transport:
            if isinstance(transport, HttpServer):
                slack.send_to(f"http://127.0.0.1:{transport.port}{EVENTS_PATH}")
            else:
                assert slack.hub.wait_for(1)
            yield transport

    return running


@pytest.fixture(params=["socket", "http"])
def any_way(request: pytest.FixtureRequest, slack: Slack, serve: Serve) -> Iterator[Slack]:
    """The bot behind a Slack, over each transport in turn."""
    with serve(SLACK_MODE=request.param):
        yield slack


@pytest.fixture
def office(slack: Slack, serve: Serve) -> Iterator[Slack]:
    """The bot behind a Slack, over HTTP."""
    with serve(SLACK_MODE="http"):
        yield slack


@pytest.fixture
def broken(slack: Slack) -> Callable[..., None]:
    """Lets calls to Slack go wrong: ``broken("users.info", FaultKind.HTML)``."""

    def inject(on: str, kind: FaultKind, **more: float | str) -> None:
        slack.inject(Fault.model_validate({"kind": kind, "on": on, **more}))

    return inject


def grow_old(database: str, by: timedelta) -> None:
    """Let what is known of Anna and of #sales be that much older.

    What Slack said is kept only after whoever waited for it has the answer.
    """
    with open_store(database) as store:
        until(lambda: known(store))
        with store.writing(OPERATOR, now()) as work:
            person = work.people.find(ANNA.id)
            assert person
            work.people.put(person[0], person[1] - by)
            channel = work.people.find_channel(SALES)
            if channel:
                work.people.put_channel(channel[0], channel[1] - by)


def known(store: Store) -> bool:
    with store.reading() as work:
        return work.people.find(ANNA.id) is not None


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def _configured_for_now(**settings: Any) -> None:
    """A logger that keeps its settings would keep them in the tests that follow."""
    configure(**settings | {"cache_logger_on_first_use": False})


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    database: str,
) -> Iterator[Run]:
    """``run("ask", "terms", "ACME", DEFAULT_ROLE="rep")`` in an empty folder."""
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # main() sets up its own
    monkeypatch.setattr(structlog, "configure", _configured_for_now)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)

    def running(*words: str, **environ: str) -> Ended:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["contract-bot", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    yield running
    structlog.reset_defaults()
