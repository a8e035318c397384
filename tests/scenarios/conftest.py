"""People before a Slack on loopback, and behind it the real bot on 16 August 2026."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from slack_bolt import App

import notifications.kinds
from bot import house
from bot.app import Takes, create_app, dispatch
from bot.clients import web_client
from bot.desk import Desk
from bot.desk import Slack as Ways
from bot.directory import SlackDirectory
from bot.ears import Ears
from bot.errors import fault
from bot.identity import who_we_are
from bot.manifest import manifest
from bot.metrics import Metrics
from bot.respond import respond
from bot.settings import Settings
from bot.slack_delivery import MessagesAndFiles
from bot.slack_files import SlackFiles
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from bot.slack_request import SlackRequests
from bot.slack_uploads import SlackUploads, Timed
from bot.slack_views import SlackForms
from bot.worker import Worker, Workplace
from commands.dispatch import Dispatcher
from notifications.attempt import Result
from notifications.delivery import Delivery
from notifications.kind import discover
from notifications.reactions import react
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from sandbox.cast import cast, installed_by
from sandbox.delivery.signing import SignedRequest
from sandbox.people.seen import Seen
from sandbox.slack import Slack
from store import Store
from tests.examples import Watch, keep_examples
from tests.office import OFFICE
from tests.scenarios.terminal import Terminal

Types = Callable[..., Seen]
PATIENCE = 10.0  # seconds for Slack to say who asks: how busy the machine is proves nothing


@pytest.fixture
def alert_channel() -> str:
    """The channel of the settings; none, unless a test says which."""
    return ""


@pytest.fixture
def store(database: str, alert_channel: str) -> Iterator[Store]:
    """A store that reacts to what happens, as the serving process has it."""
    settings = {"access": OFFICE, "alert_channel": alert_channel}
    with closing(Store.at(database, react=react, **settings)) as opened:
        yield opened


@pytest.fixture
def watch() -> Watch:
    """What the bot takes for the time; a test may turn it on."""
    return Watch()


@pytest.fixture
def slack(store: Store, watch: Watch) -> Iterator[Slack]:
    """A Slack whose app is the bot, with ACME and O'Neil in its store."""
    keep_examples(store)
    app_of = cast(installed_by(manifest()))
    with Slack.running(app_of) as running, ThreadPoolExecutor(4) as pool:
        app = bot_behind(running, store, pool, watch)

        requests = SlackRequests(running.signing_secret)
        running.send_by(lambda request: answered(app, requests, request))
        yield running


def answered(app: App, requests: SlackRequests, request: SignedRequest) -> tuple[int, str]:
    """Check, read and answer a request as the HTTP server does."""
    headers = {f"HTTP_{name.upper().replace('-', '_')}": v for name, v in request.headers.items()}
    raw = request.body.encode()
    body = {"CONTENT_LENGTH": str(len(raw)), "wsgi.input": BytesIO(raw)}
    kind = {"CONTENT_TYPE": headers.get("HTTP_CONTENT_TYPE", "")}
    said = dispatch(app, requests.read(headers | body | kind))
    return said.status, said.body


def bot_behind(
    slack: Slack, store: Store, pool: ThreadPoolExecutor, now: Callable[[], datetime]
) -> App:
    """The Bolt app as ``serve`` builds it, with the clock of the examples."""
    environ = {"ADMINS": "U0ADM0001", "DEFAULT_ROLE": "viewer", "TIMEZONE": "Europe/Amsterdam"}
    settings = Settings.load(environ)
    client = web_client(slack.url, slack.bot_token)
    identity = who_we_are(client)
    people = SlackPeople(client, identity.team_id)
    directory = SlackDirectory(store, people, pool, now, patience=PATIENCE)
    subcommands = house.registry()
    door = Dispatcher(subcommands, store, directory, now, settings.timezone.key)
    metrics = Metrics({command.name for command in subcommands})
    ways = Ways(respond, SlackForms(client), SlackFiles(slack.url, slack.bot_token), pool)
    desk = Desk(door, identity.team_id, ways, metrics)
    takes = Takes(desk, Ears(store, identity, now))
    return create_app(slack.url, slack.signing_secret, identity, takes, pool)


@pytest.fixture
def deliver(slack: Slack, store: Store, watch: Watch) -> Callable[[], list[Result]]:
    """``deliver()``: everything that is to be said by now, said by a process of its own."""

    def delivering() -> list[Result]:
        with ThreadPoolExecutor(1) as pool:
            return list(iter(a_delivery(slack, store, pool, watch).step, None))

    return delivering


def a_delivery(
    slack: Slack, store: Store, pool: ThreadPoolExecutor, now: Callable[[], datetime]
) -> Delivery:
    """The delivery as ``serve`` builds it, with the clock of the examples and no pauses."""
    client = web_client(slack.url, slack.bot_token)
    people = SlackPeople(client, who_we_are(client).team_id)
    directory = SlackDirectory(store, people, pool, now)
    around = Surroundings(
        zone="Europe/Amsterdam",
        fault=fault,
        clock=now,
        random=Random(0),  # noqa: S311 - chance for pauses, not for secrets
        holder=uuid4().hex,
    )
    uploads = SlackUploads(client, store, Timed(now, timedelta(seconds=Timing().grace)))
    postbox = MessagesAndFiles(SlackPost(client, directory), uploads)
    return Delivery(
        store, discover(notifications.kinds), postbox, around, Timing(pace=0.0, workspace=0.0)
    )


@pytest.fixture
def work(store: Store, watch: Watch) -> Iterator[Worker]:
    """Who does what takes long; ``work.step()`` does one thing."""
    zone = "Europe/Amsterdam"
    with closing(Worker(store, Workplace(house.MAKERS, watch, zone, uuid4().hex))) as worker:
        yield worker


@pytest.fixture
def types(slack: Slack) -> Types:
    """``types("terms ACME", by="ben")``: what that person then sees."""

    def typing(line: str, by: str = "anna", in_: str = "#sales") -> Seen:
        return slack.person(by).types(f"/contract {line}".rstrip(), in_=in_)

    return typing


@pytest.fixture
def keeping(store: Store) -> Callable[..., None]:
    """Writes more contracts and accounts, as the operator would."""
    from tests.examples import keep  # noqa: PLC0415 - beside the fixture that uses it

    return lambda *contracts, accounts=(): keep(store, *contracts, accounts=accounts)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all tests of a module work together."""
    return tmp_path_factory.mktemp("module")


@pytest.fixture(scope="module")
def module_terminal(folder: Path, module_database: str) -> Iterator[Terminal]:
    """A shell there, with a database of the module's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DATABASE_URL", module_database)
        yield Terminal(folder)
