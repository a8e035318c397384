"""The running bot: how soon it is ready, what it holds in memory after many answers."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

from benchmarks.child import Child, serving_bot
from benchmarks.due import nothing_due
from benchmarks.figures import Figure, most
from benchmarks.measures.terms import IN_ANSWER, LINE
from benchmarks.mistyped import KINDS, searches
from benchmarks.run import Run
from benchmarks.samples import codes
from benchmarks.scratch import copied
from benchmarks.slash import checked, request
from benchmarks.timing import Timing
from bot.clock import now
from sandbox.cast import ANNA, TEAM
from sandbox.slack import Slack

READY_SECONDS, MEGABYTES = 2.0, 150.0
AT_ONCE = 8
FIND_EVERY = 10  # the others ask for terms


def serving(run: Run) -> Sequence[Figure]:
    """On a copy of the largest store, first with nobody asking, then with many at once.

    Nothing is due: what is measured is not how the bot catches up on a year of warnings.
    """
    size, largest = run.largest
    with copied(largest, run.folder) as path, Slack.running() as slack:
        nothing_due(path, now().date())
        log = run.folder / "serve.log"
        starts = [_ready_seconds(slack, path, log) for _ in range(2)]
        with serving_bot(slack, path, log) as bot:
            at_first = bot.megabytes
            alone = _one_by_one(bot, slack, run.requests)
            _all_at_once(bot, slack, _lines(path, run.requests))
            after = bot.megabytes
    return [
        Figure("ready after", size, min(starts), "s", most(READY_SECONDS, size)),
        Figure("memory when ready", size, at_first, "MB"),
        Figure(
            f"memory after {2 * run.requests:,} answers", size, after, "MB", most(MEGABYTES, size)
        ),
        Figure("terms ACME over HTTP, p50", size, alone.p50, "ms"),
        Figure("terms ACME over HTTP, p99", size, alone.p99, "ms"),
    ]


def _ready_seconds(slack: Slack, path: Path, log: Path) -> float:
    with serving_bot(slack, path, log) as bot:
        return bot.ready_seconds


def _one_by_one(bot: Child, slack: Slack, times: int) -> Timing:
    timing = Timing()
    for _ in range(times):
        checked(timing.take(lambda: _ask(bot, slack, LINE)), IN_ANSWER)
    return timing


def _all_at_once(bot: Child, slack: Slack, lines: Sequence[str]) -> None:
    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(lambda line: _ask(bot, slack, line), lines))


def _ask(bot: Child, slack: Slack, line: str) -> str:
    return bot.ask(request(line, slack.signing_secret, TEAM.id, ANNA.id))


def _lines(path: Path, number: int) -> list[str]:
    """Terms of as many accounts, and among them searches of every kind."""
    mistyped = _mistyped(path, number)
    return [
        f"find {next(mistyped)}" if at % FIND_EVERY == 0 else f"terms {code}"
        for at, code in enumerate(codes(path, number)[:number])
    ]


def _mistyped(path: Path, number: int) -> Iterator[str]:
    """One of each kind after another, without end."""
    kinds = [cycle(searches(kind, path, number)) for kind in KINDS]
    return (next(kind).typed for kind in cycle(kinds))
