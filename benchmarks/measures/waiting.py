"""What a process that delivers holds in memory, and how quick it is, however much waits."""

import multiprocessing
import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.apps import settings_for
from benchmarks.bare import connected
from benchmarks.figures import Figure, most
from benchmarks.run import Run
from benchmarks.scratch import copied
from benchmarks.slash import Refused
from benchmarks.timing import MS, Timing
from benchmarks.told import delivery, reader_ids, to_channels, workspace
from bot import house
from notifications.attempt import Result
from sandbox.slack import Slack
from store import few_collections

TEN_TIMES = 10
SAID = 300  # of those that wait
MEGABYTES, GROWTH = 8.0, 1.3
COPIED = (
    "kind, recipient, subject, facts, token, wanted, shown, state, created_at, due_at, attempts,"
    " priority"
)
UP_TO = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
WAITS = "FROM notice, n WHERE state = 'waiting' ORDER BY i"
MANY = f"{UP_TO} INSERT INTO notice (key, {COPIED}) SELECT key || '/' || i, {COPIED} {WAITS}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A message's mean in milliseconds, and the most that the process ever held."""

    each: float
    megabytes: float


def waiting(run: Run) -> Sequence[Figure]:
    """A hundred times and ten times as many notices as there are requests."""
    few, many = run.requests * TEN_TIMES, run.requests * TEN_TIMES * TEN_TIMES
    found = {number: _measured(run, number) for number in (few, many)}
    figures = []
    for number, one in found.items():
        figures += [
            Figure(f"delivery of a message, {number:,} waiting", 0, one.each, "ms"),
            Figure(f"memory of whoever delivers, {number:,} waiting", 0, one.megabytes, "MB"),
        ]
    size = run.largest[0]
    more = found[many].megabytes - found[few].megabytes
    growth = found[many].each / found[few].each
    return [
        *figures,
        Figure("memory for ten times as many", 0, more, "MB", most(MEGABYTES, size)),
        Figure("time of a message with ten times as many", 0, growth, "×", most(GROWTH, size)),
    ]


def _measured(run: Run, number: int) -> Measured:
    """A process of its own does it, from a copy of the smallest store."""
    fresh = multiprocessing.get_context("forkserver")
    with (
        copied(run.stores[min(run.stores)], run.folder) as path,
        Slack.running(workspace()) as slack,
        ProcessPoolExecutor(1, mp_context=fresh) as child,
    ):
        _fill(path, number)
        return child.submit(_delivers, path, slack.url, slack.bot_token).result()


def _fill(path: Path, number: int) -> None:
    """So many notices, spread over the readers."""
    with closing(house.opened(settings_for(path))) as store:
        to_channels(store, reader_ids())
    with closing(connected(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(MANY, (number // len(reader_ids()),))
        connection.execute("COMMIT")


def _delivers(path: Path, api_url: str, token: str) -> Measured:
    """Raises Refused for what was not said."""
    settings, timing = settings_for(path), Timing()
    with (
        closing(house.opened(settings)) as store,
        ThreadPoolExecutor(1) as lookups,
        few_collections(),
    ):
        delivers = delivery(settings, store, (api_url, token), lookups)
        steps = iter(partial(timing.take, delivers.step), None)
        if any(result is not Result.SAID for result in islice(steps, SAID)):
            raise Refused
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(MS / timing.rate, used)
