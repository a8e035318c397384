"""The apps that are compared: the bot on a store, and empty ones."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from benchmarks.portfolio.building import url_of
from benchmarks.slash import SECRET, TEAM, USER
from bot import house
from bot.app import Takes, create_app
from bot.clients import web_client
from bot.clock import now
from bot.desk import Desk
from bot.desk import Slack as Ways
from bot.directory import SlackDirectory
from bot.ears import Ears
from bot.identity import Identity
from bot.manifest import COMMAND
from bot.metrics import Metrics
from bot.respond import Respond, respond
from bot.settings import Settings
from bot.slack_files import SlackFiles
from bot.slack_people import SlackPeople
from bot.slack_views import SlackForms
from contracts.people import Person
from sandbox.slack import Slack
from store import OPERATOR, Store, few_collections

NOWHERE = "http://127.0.0.1:9/"  # nobody answers there: a call to Slack would be an error
GREETING = "Hello"
TOKEN = "xoxb-benchmark"  # noqa: S105 - it opens nothing


@contextmanager
def the_bot(path: Path, answer: Respond = respond) -> Iterator[App]:
    """The bot as ``serve`` builds it, on the store at *path*; it knows who asks.

    *answer* takes what it says after an ack.
    """
    settings = settings_for(path)
    with (
        closing(house.opened(settings)) as store,
        ThreadPoolExecutor(1) as lookups,
        ThreadPoolExecutor(1) as later,
        few_collections(),
    ):
        introduce(store)
        client = web_client(NOWHERE, TOKEN)
        people = SlackPeople(client, TEAM)
        directory = SlackDirectory(store, people, lookups, now)
        subcommands = house.registry()
        door = house.door(settings, store, directory, subcommands)
        ways = Ways(answer, SlackForms(client), SlackFiles(NOWHERE, TOKEN), later)
        desk = Desk(door, TEAM, ways, Metrics({command.name for command in subcommands}))
        ours = Identity(TEAM, "U0BOT0001")
        yield create_app(NOWHERE, SECRET, ours, Takes(desk, Ears(store, ours, now)), later)


def settings_for(path: Path) -> Settings:
    """The settings of a bot on the store at *path*."""
    return Settings.load(
        {
            "DATABASE_URL": url_of(path),
            "DEFAULT_ROLE": "viewer",
            "TIMEZONE": "Europe/Amsterdam",
        }
    )


def introduce(store: Store, user: str = USER, team: str = TEAM) -> None:
    """Let *store* know who asks, as if Slack had just been asked."""
    with store.writing(OPERATOR, now()) as work:
        work.people.put(Person(user, team, "anna", locale="en_US"), now())


def empty_by_default() -> App:
    """A Bolt app as its tutorial makes it."""
    with Slack.running() as slack:
        client = WebClient(slack.bot_token, base_url=slack.url)
        return _greeting(App(client=client, token=slack.bot_token, signing_secret=SECRET))


def empty_in_our_mode() -> App:
    """A Bolt app that answers in the ack and asks nobody who it is."""
    known = AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id="U0BOT0001")
    return _greeting(
        App(
            client=WebClient(base_url=NOWHERE),
            authorize=lambda: known,
            signing_secret=SECRET,
            process_before_response=True,
        )
    )


def _greeting(app: App) -> App:
    @app.command(COMMAND)
    def greet(ack: Ack) -> None:
        ack(GREETING)

    return app
