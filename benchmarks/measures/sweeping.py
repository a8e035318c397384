"""One sweep with the same number of deadlines due in each store, beside its bare statements.

The stores are of their own: as many contracts as the others have versions, with five deadlines
each.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.apps import settings_for
from benchmarks.bare import Statement, connected, overheard
from benchmarks.due import Due, nothing_due, warned
from benchmarks.figures import Figure, most
from benchmarks.portfolio.building import built
from benchmarks.portfolio.owing import owing
from benchmarks.run import Run
from benchmarks.scratch import copied
from benchmarks.slash import Refused
from benchmarks.timing import Timing
from bot import house
from bot.clock import now
from bot.unasked import swept
from store import few_collections

DUE = 10_000
ROUNDS = 7
GROWTH, SECONDS, IDLE = 1.3, 5.0, 5.0  # IDLE in milliseconds


@dataclass(frozen=True, slots=True)
class Sweeping:
    """A store with deadlines that are due, round by round, and how long each thing took."""

    due: Due
    heard: Sequence[Statement]
    ours: Timing = field(default_factory=Timing)
    idle: Timing = field(default_factory=Timing)
    bare: Timing = field(default_factory=Timing)

    @classmethod
    def prepared(cls, path: Path, number: int) -> "Sweeping":
        nothing_due(path, now().date())
        due = Due.picked(path, number)
        with _sweeper(due) as sweep, overheard() as heard:
            sweep()
        return cls(due, heard)

    def round(self) -> None:
        """A sweep of what is due, another that finds nothing, and the first one's statements.

        Raises Refused unless everything was said.
        """
        with _sweeper(self.due) as sweep:
            said = self.ours.take(sweep)
            self.idle.take(sweep)
        if said < len(self.due.rows):
            raise Refused(said)
        self.due.again(now().date())
        with closing(connected(self.due.path)) as connection:
            self.bare.take(lambda: [one.run(connection) for one in self.heard])


@contextmanager
def _sweeper(due: Due) -> Iterator[Callable[[], int]]:
    """A sweep as a process just started does it, before all of *due*: how many notices it wrote."""
    due.again(now().date())
    settings = settings_for(due.path)
    with closing(house.opened(settings)) as store, few_collections():
        yield lambda: swept(settings, store).said


def sweeping(run: Run) -> Sequence[Figure]:
    """Each store in a copy, in turns; with as many due as there are deadlines in the smallest."""
    with ExitStack() as open_ones:
        copies = {
            size: open_ones.enter_context(copied(_owing(run.folder, size), run.folder))
            for size in run.stores
        }
        number = min(DUE, *map(warned, copies.values()))
        found = {size: Sweeping.prepared(path, number) for size, path in copies.items()}
        for _ in range(ROUNDS):
            for one in found.values():
                one.round()
    return list(_figures(found, number))


def _owing(folder: Path, size: int) -> Path:
    return built(folder / f"owing-{size}.db", size, now(), lambda _versions: None, owing)


def _figures(found: Mapping[int, Sweeping], number: int) -> Iterator[Figure]:
    what = f"sweep of {number:,} due"
    smallest = min(found)
    for size, one in found.items():
        took = one.ours.p50
        yield Figure(what, size, took, "ms", most(SECONDS * 1_000, size))
        yield Figure("the same statements, bare sqlite3", size, one.bare.p50, "ms")
        yield Figure("sweep to bare sqlite3", size, took / one.bare.p50, "×")
        yield Figure("sweep with nothing due", size, one.idle.p50, "ms", most(IDLE, size))
        if size != smallest:
            growth = took / found[smallest].ours.p50
            target = most(GROWTH, size)
            yield Figure(f"sweep to that at {smallest:,}", size, growth, "×", target)
