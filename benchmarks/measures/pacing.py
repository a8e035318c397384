"""A message to each of many channels, by the threads of one process, at the workspace's pace."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from prometheus_client import CollectorRegistry

from benchmarks.apps import settings_for
from benchmarks.figures import Figure, most
from benchmarks.run import Run
from benchmarks.scratch import copied
from benchmarks.slash import Refused
from benchmarks.told import delivery, to_channels
from bot import house
from bot.deliverer import Deliverer
from bot.job_metrics import JobMetrics
from notifications.timing import Timing as Waits
from sandbox.cast import ANNA, BOT, cast
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from sandbox.state.model import Channel
from store import NoticeState

REPLY = 0.15  # seconds that Slack takes to answer
LATE = Fault(kind=FaultKind.REPLY_LATE, on="c*", seconds=REPLY, times=10_000_000)
ALLOWED = 1.05


def pacing(run: Run) -> Sequence[Figure]:
    """Nothing is known of the channels before: who reads each is asked first, of a slow Slack."""
    smallest, number = run.stores[min(run.stores)], run.requests
    waits = Waits()
    with copied(smallest, run.folder) as path, _slow_slack(number) as slack:
        took = _delivered(path, slack, number, waits)
    pace = 1 / waits.workspace
    allowed = number * waits.workspace
    target = most(ALLOWED, run.largest[0])
    return [
        Figure(f"a message to {number:,} channels, {waits.at_once} at once", 0, took, "s"),
        Figure(f"the same, at a pace of {pace:g} in a second", 0, allowed, "s"),
        Figure("delivery to that pace", 0, took / allowed, "×", target),
    ]


@contextmanager
def _slow_slack(number: int) -> Iterator[Slack]:
    """A Slack with so many channels more, that takes its time for each answer."""
    plan = cast()
    more = (Channel(one, one.lower(), {ANNA.id, BOT.id}) for one in _channels(number))
    with Slack.running(replace(plan, channels=(*plan.channels, *more))) as slack:
        slack.inject(LATE)
        yield slack


def _channels(number: int) -> list[str]:
    return [f"C0PACE{one:05}" for one in range(number)]


def _delivered(path: Path, slack: Slack, number: int, waits: Waits) -> float:
    """In how many seconds. Raises Refused for what was not said."""
    settings = settings_for(path)
    with closing(house.opened(settings)) as store, ThreadPoolExecutor(1) as lookups:
        to_channels(store, _channels(number))
        delivers = delivery(settings, store, (slack.url, slack.bot_token), lookups, waits)
        metrics = JobMetrics(CollectorRegistry())
        started = perf_counter()
        Deliverer(delivers, store, metrics, waits).run()
        took = perf_counter() - started
        with store.reading() as work:
            left = work.outbox.counts([NoticeState.WAITING])[NoticeState.WAITING]
    if left:
        raise Refused(left)
    return took
