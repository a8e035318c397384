"""The process sweeps and delivers by itself, and tells what broke off."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from bot.clients import web_client
from bot.clock import now
from bot.directory import SlackDirectory
from bot.job_metrics import JobMetrics
from bot.jobs import DELIVER, Jobs
from bot.settings import Settings
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from bot.unasked import Ways, jobs
from notifications.timing import Timing
from sandbox.cast import ADA, MARIA, TEAM
from sandbox.slack import Slack
from store import OPERATOR, Store
from store.saving import Saved
from tests.bot.conftest import SALES, Serve, open_store
from tests.bot.hindrances import gone
from tests.bot.outbox import an_aside, arrivals, tell
from tests.bot.patience import until
from tests.examples import a_contract, a_version

ON_COMMIT = Timing(deliver=3600, sweep=3600)
OFTEN = Timing(deliver=0.05, sweep=0.05)

NO_SUCH_TABLE = {"OperationalError < OperationalError", "ProgrammingError < UndefinedTable"}
SINCE = "contract_bot_job_seconds_since_round{"

Start = Callable[..., Jobs]


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database) as store:
        yield store


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def start(
    slack: Slack, environ: dict[str, str], store: Store, registry: CollectorRegistry
) -> Iterator[Start]:
    """Starts the jobs of a process that *store* belongs to."""
    settings = Settings.load(environ)
    client, metrics = web_client(slack.url, slack.bot_token), JobMetrics(registry)
    with ThreadPoolExecutor(1) as lookups:
        people = SlackPeople(client, TEAM.id)
        directory = SlackDirectory(store, people, lookups, now)
        ways = Ways(SlackPost(client, directory), directory)
        started: list[Jobs] = []

        def starting(timing: Timing) -> Jobs:
            made = jobs(settings, store, ways, metrics, timing)
            started.append(made)
            made.start()
            return made

        yield starting
        for one in started:
            one.close()


def test_a_deadline_that_is_near_is_warned_about_at_the_start(
    slack: Slack, serve: Serve, store: Store
) -> None:
    today = now().date()
    near = a_version(start="2020-01-01", end=str(today + timedelta(days=10)))
    with store.writing(OPERATOR, now()) as work:
        work.saver.save([Saved(None, a_contract("ACME-1", near))], today)
    with serve(SLACK_MODE="http", ALERT_CHANNEL=SALES):
        until(lambda: len(arrivals(slack)) == 1)
        [message] = slack.world.messages.public(SALES)
    assert "ACME Industries" in str(message.blocks)


@pytest.mark.parametrize("pace", [0.0, 1.0])
def test_a_commit_of_this_process_wakes_the_delivery(
    slack: Slack, store: Store, start: Start, pace: float
) -> None:
    """Whether it rests or waits until somebody may be told something again."""
    aside = an_aside(store)
    start(replace(ON_COMMIT, pace=pace, workspace=pace / 4))
    for count, recipient in enumerate((ADA.id, MARIA.id, SALES), 1):
        tell(store, aside, "one", [recipient])
        until(lambda: arrivals(slack).total() == count)  # noqa: B023 - it is called at once


def test_a_commit_in_the_moment_after_a_round_is_not_forgotten(
    slack: Slack, store: Store, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the scheduler is told of the end while it still plans the next round."""
    aside = an_aside(store)
    submit, left = ThreadPoolExecutor.submit, [ADA.id]

    def until_it_is_over(pool: ThreadPoolExecutor, run: Callable[..., Any], *args: Any) -> Any:
        future = submit(pool, run, *args)
        if left and args and getattr(args[0], "id", None) == DELIVER:
            wait([future])
            tell(store, aside, "one", [left.pop()])
        return future

    monkeypatch.setattr(ThreadPoolExecutor, "submit", until_it_is_over)
    start(ON_COMMIT)
    until(lambda: arrivals(slack).total() == 1)
    assert not left, "it was said in that moment"


def test_what_another_process_wrote_is_found(
    slack: Slack, store: Store, start: Start, database: str
) -> None:
    aside = an_aside(store)
    start(OFTEN)
    with closing(Store.at(database)) as other:
        tell(other, aside, "one", [ADA.id, MARIA.id, SALES])
        until(lambda: arrivals(slack).total() == 3)


def test_a_commit_after_the_end_waits_for_the_next_start(
    slack: Slack, store: Store, start: Start
) -> None:
    aside = an_aside(store)
    start(ON_COMMIT).close()
    tell(store, aside, "one", [ADA.id])
    assert not arrivals(slack)
    start(ON_COMMIT)
    until(lambda: arrivals(slack).total() == 1)


def test_a_round_that_breaks_off_is_told_without_its_text_and_the_next_goes_on(
    store: Store, start: Start, registry: CollectorRegistry, database: str
) -> None:
    aside = an_aside(store)  # while no round could take it
    with capture_logs() as lines, gone(database, "notice"):
        start(OFTEN)
        until(lambda: failures(registry) > 0)
    broken = {line["job"]: line for line in lines if line["event"] == "a round broke off"}
    broke = broken["deliver"]
    assert broke["error"] in NO_SUCH_TABLE
    assert "SELECT" not in str(broke)
    tell(store, aside, "one", [ADA.id])
    said = {"result": "said"}
    until(lambda: registry.get_sample_value("contract_bot_notices_total", said) == 1.0)


def failures(registry: CollectorRegistry) -> float:
    labels = {"job": "deliver", "how": "failed"}
    return registry.get_sample_value("contract_bot_job_failures_total", labels) or 0.0


def test_the_operator_sees_how_it_goes(slack: Slack, serve: Serve, store: Store) -> None:
    tell(store, an_aside(store), "one", [ADA.id])
    with serve(SLACK_MODE="http") as transport:
        until(lambda: arrivals(slack).total() == 1)
        page = f"{transport.address}/metrics"
        until(lambda: 'contract_bot_notices_pending{state="waiting"} 0.0' in read(page))
        seen = read(page)
    assert 'contract_bot_notices_total{result="said"} 1.0' in seen
    assert 'contract_bot_notices_pending{state="refused"} 1.0' in seen
    rounds = [line for line in seen.splitlines() if line.startswith(SINCE)]
    assert len(rounds) == 5
    assert all(float(line.split()[1]) < 60 for line in rounds)


def read(address: str) -> str:
    with urlopen(address) as said:  # noqa: S310 - our own
        return str(said.read(), "utf-8")
