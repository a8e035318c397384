"""``terms ACME`` as a signed request through Bolt, beside what it cannot be quicker than."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import cycle
from pathlib import Path

from slack_bolt import App

from benchmarks.apps import GREETING, empty_by_default, empty_in_our_mode, the_bot
from benchmarks.bare import Statement, overheard, reader
from benchmarks.figures import Figure, Target, most
from benchmarks.run import Run
from benchmarks.samples import codes
from benchmarks.slash import answered, checked, request
from benchmarks.timing import Subject, Timing, in_turns

LINE, IN_ANSWER = "terms ACME", "ACME-1/3"
DEFAULT, OURS, BARE = "empty Bolt app, default settings", "empty Bolt app, our mode", "bare sqlite3"
P50_MS, P99_MS, GROWTH = 1.5, 6.0, 1.3
OTHERS = 5_000


def terms(run: Run) -> Sequence[Figure]:
    """Every store, both empty apps and bare sqlite3 in turns; then other accounts than ACME."""
    with ExitStack() as open_ones:
        bots = {size: open_ones.enter_context(the_bot(path)) for size, path in run.stores.items()}
        largest, path = run.largest
        read = open_ones.enter_context(reader(path, _statements(bots[largest])))
        subjects = {str(size): _asking_once_checked(app, IN_ANSWER) for size, app in bots.items()}
        floors = {
            DEFAULT: _asking_once_checked(empty_by_default(), GREETING),
            OURS: _asking_once_checked(empty_in_our_mode(), GREETING),
            BARE: Subject(lambda: read),
        }
        others = {f"other {size}": _others(app, run.stores[size]) for size, app in bots.items()}
        timings = in_turns(subjects | floors | others, run.requests)
    return list(_figures(run, timings))


def _asking(app: App, lines: Iterator[str]) -> Subject:
    return Subject(lambda: partial(answered, app, request(next(lines))))


def _asking_once_checked(app: App, mark: str) -> Subject:
    checked(answered(app, request(LINE)), mark)
    return _asking(app, cycle([LINE]))


def _others(app: App, path: Path) -> Subject:
    return _asking(app, cycle(f"terms {code}" for code in codes(path, OTHERS)))


def _statements(app: App) -> list[Statement]:
    """What one answer asks of the database, the second time."""
    answered(app, request(LINE))
    with overheard() as statements:
        answered(app, request(LINE))
    return statements


def _figures(run: Run, timings: Mapping[str, Timing]) -> Iterator[Figure]:
    for size in run.stores:
        yield from _of_store(size, timings[str(size)])
    for size in run.stores:
        other = timings[f"other {size}"]
        yield Figure("terms of any account, p50", size, other.p50, "ms")
        yield Figure("terms of any account, p99", size, other.p99, "ms")
    for name in (DEFAULT, OURS, BARE):
        yield Figure(f"{name}, p50", 0, timings[name].p50, "ms")
    yield from _ratios(run, timings)


def _of_store(size: int, timing: Timing) -> Iterator[Figure]:
    yield Figure("terms ACME, p50", size, timing.p50, "ms", most(P50_MS, size))
    yield Figure("terms ACME, p99", size, timing.p99, "ms", most(P99_MS, size))
    yield Figure("terms ACME, one after another", size, timing.rate, "/s")


def _ratios(run: Run, timings: Mapping[str, Timing]) -> Iterator[Figure]:
    largest, _ = run.largest
    p50 = timings[str(largest)].p50
    for name in (DEFAULT, OURS, BARE):
        yield Figure(f"terms ACME to {name}", largest, p50 / timings[name].p50, "×")
    smallest = min(run.stores)
    if smallest != largest:
        growth = p50 / timings[str(smallest)].p50
        target: Target | None = most(GROWTH, largest)
        yield Figure(f"terms ACME to that at {smallest:,}", largest, growth, "×", target)
