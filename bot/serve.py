"""The serving process: wiring, start, and an end that loses no answer."""

import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from slack_bolt import App
from slack_sdk import WebClient

from bot import house, unasked
from bot.app import Takes, create_app
from bot.clients import web_client
from bot.clock import now
from bot.database import database_problems, warn_of_old_sqlite
from bot.desk import Desk, Slack
from bot.directory import SlackDirectory
from bot.ears import Ears
from bot.http import HttpApp
from bot.http_server import HttpServer
from bot.identity import who_we_are
from bot.job_metrics import JobMetrics
from bot.jobs import Jobs
from bot.metrics import Metrics
from bot.respond import respond
from bot.setting_kinds import SlackMode
from bot.settings import Settings
from bot.slack_delivery import MessagesAndFiles
from bot.slack_files import SlackFiles
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from bot.slack_request import SlackRequests
from bot.slack_uploads import SlackUploads, Timed
from bot.slack_views import SlackForms
from bot.socket_mode import SocketMode
from bot.transport import Transport
from notifications.timing import Timing
from store import Store, few_collections

log = structlog.get_logger(__name__)

ENDS = (signal.SIGTERM, signal.SIGINT)
DRAIN_SECONDS = 10.0
TIMING = Timing()
ANSWERING_THREADS = 8
LOOKUP_THREADS = 4


@dataclass(frozen=True, slots=True)
class Threads:
    """Those who ask Slack and those who answer presses: the latter wait for the former."""

    lookups: Executor
    later: Executor


@dataclass(frozen=True, slots=True)
class Parts:
    """What a transport is made of, and what is done beside it."""

    settings: Settings
    store: Store
    client: WebClient
    metrics: Metrics
    app: App
    jobs: Jobs


def serve(settings: Settings) -> None:
    """Answer Slack until SIGTERM or SIGINT; then take in nothing new, finish, and return.

    No thread handles these signals: they wait for whoever asks for them, and none is lost. A
    handler that sets an Event is not called if the signal comes just before it is waited for.

    Raises Refusal with a sentence if it cannot start.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    with serving(settings) as transport, few_collections():
        log.info("ready", address=transport.address)
        signal.sigwait(ENDS)
        log.info("stopping")


@contextmanager
def serving(settings: Settings, timing: Timing = TIMING) -> Iterator[Transport]:
    """Answer Slack and deliver, from threads of our own, until the block ends.

    Then every answer goes out, and after that the message that is being delivered.
    """
    client = web_client(settings.api_url, settings.bot_token.get_secret_value())
    with (
        closing(house.opened(settings)) as store,
        ThreadPoolExecutor(LOOKUP_THREADS, "lookup") as lookups,
        ThreadPoolExecutor(ANSWERING_THREADS, "answer") as later,
    ):
        warn_of_old_sqlite(store)
        parts = _assemble(settings, store, client, Threads(lookups, later), timing)
        transport = _TRANSPORTS[settings.slack_mode](parts)
        parts.metrics.watch(transport.is_up)
        with closing(parts.jobs), _started(transport):
            parts.jobs.start()
            yield transport


@contextmanager
def _started(transport: Transport) -> Iterator[None]:
    try:
        transport.start()
        yield
        if not transport.drain(DRAIN_SECONDS):
            log.warning("some answers took too long to wait for")
    finally:
        transport.close()


def _assemble(
    settings: Settings, store: Store, client: WebClient, threads: Threads, timing: Timing
) -> Parts:
    identity = who_we_are(client, settings.team_id)
    people = SlackPeople(client, identity.team_id)
    directory = SlackDirectory(store, people, threads.lookups, now)
    subcommands = house.registry()
    door = house.door(settings, store, directory, subcommands)
    metrics = Metrics({command.name for command in subcommands})
    files = SlackFiles(settings.api_url, settings.bot_token.get_secret_value())
    slack = Slack(respond, SlackForms(client), files, threads.later)
    desk = Desk(door, identity.team_id, slack, metrics)
    secret = settings.signing_secret.get_secret_value()
    takes = Takes(desk, Ears(store, identity, now))
    app = create_app(settings.api_url, secret, identity, takes, threads.later)
    timed = Timed(now, timedelta(seconds=timing.grace))
    uploads = SlackUploads(client, store, timed)
    ways = unasked.Ways(MessagesAndFiles(SlackPost(client, directory), uploads), directory)
    jobs = unasked.jobs(settings, store, ways, JobMetrics(metrics.registry), timing)
    return Parts(settings, store, client, metrics, app, jobs)


def _by_socket(parts: Parts) -> Transport:
    token = parts.settings.app_token.get_secret_value()
    return SocketMode(parts.app, token, parts.client, parts.metrics)


def _by_http(parts: Parts) -> Transport:
    requests = SlackRequests(parts.settings.signing_secret.get_secret_value())
    problems = partial(database_problems, parts.store)
    wsgi = HttpApp(parts.app, requests, problems, parts.metrics)
    return HttpServer(wsgi, parts.settings.host, parts.settings.port)


_TRANSPORTS: Mapping[SlackMode, Callable[[Parts], Transport]] = {
    SlackMode.SOCKET: _by_socket,
    SlackMode.HTTP: _by_http,
}
