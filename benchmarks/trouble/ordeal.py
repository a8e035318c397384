"""The ordeal: days go by, Slack fails, processes are killed and stand still."""

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic
from typing import Any

from benchmarks.trouble.scene import due, fill, workspace
from benchmarks.trouble.verdict import Verdict, judged
from benchmarks.trouble.victim import DELIVER, LAST_STEPS, SWEEP, WAITS, Plan, Shared, work
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from store import NoticeState, Store

PRELOADED = ["benchmarks.trouble.victim"]
OFTEN = {"on": "c*", "times": 1_000_000}
LONGEST_LIFE = 8.0  # seconds
MOST_LOOKED_AT = 500
MOST_BEFORE = 30  # steps that a delivery passes before it may come to its last
STALL = WAITS.lease + 0.5
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": FaultKind.REPLY_DROPPED, "probability": 0.03},
    {"kind": FaultKind.REPLY_LATE, "probability": 0.02, "seconds": 0.8},
    {"kind": FaultKind.SERVER_ERROR, "probability": 0.01, "stored": True},
    {"kind": FaultKind.SERVER_ERROR, "probability": 0.01},
    {"kind": FaultKind.SERVER_ERROR, "probability": 0.01, "stored_late": True, "seconds": 0.4},
    {"kind": FaultKind.HTML, "probability": 0.01, "stored": True},
    {"kind": FaultKind.HTML, "probability": 0.01},
    {"kind": FaultKind.CONNECTION_CLOSED, "probability": 0.01},
    {"kind": FaultKind.ERROR, "probability": 0.01, "stored": True},
    {"kind": FaultKind.ERROR, "probability": 0.01, "error": "fatal_error"},
    {"kind": FaultKind.RATE_LIMITED, "probability": 0.005, "seconds": 1},
    {"kind": FaultKind.REPLY_LATE, "probability": 0.5, "seconds": 0.02},
)


class Stuck(Exception):  # noqa: N818 - it is what happened
    """Nothing goes on any more."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it: a warning for each contract on each day, and kills on each day."""

    contracts: int
    days: int
    processes: int
    kills: int
    stalls: int = 3  # on all days together
    absences: int = 1  # of Slack, the same
    seed: int = 1


class Ordeal:
    """The processes and what is done to them."""

    def __init__(self, size: Size, database: str, slack: Slack, ends: Path) -> None:
        self._size, self._slack, self._ends = size, slack, ends
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(PRELOADED)
        number = self._context.Value
        self._shared = Shared(number("i", 0), number("i", 0))
        self._where = (database, slack.url, slack.bot_token)
        self._random = Random(size.seed)  # noqa: S311 - chance for faults, not for secrets
        self._last_steps = {role: cycle(steps) for role, steps in LAST_STEPS.items()}
        self._pause = Event()
        self.kills = self.stalls = self.absences = 0
        self._alive: list[ForkServerProcess] = []
        self._store = Store.at(database)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Begin, and end all that is still alive."""
        self._alive = [self._another() for _one in range(self._size.processes)]
        try:
            with closing(self._store):
                yield
        finally:
            for process in self._alive:
                _kill(process)

    def _another(self, role: str = DELIVER) -> ForkServerProcess:
        """Each ends at another step than the one before it of its role: all in turn."""
        last = next(self._last_steps[role])
        before = 0 if role == SWEEP else self._random.randrange(MOST_BEFORE)
        plan = Plan(*self._where, role, last, before, self._ends)
        process = self._context.Process(target=work, args=(plan, self._shared))
        process.start()
        return process

    def day(self, number: int) -> None:
        """A day comes: it is swept and delivered while some are killed; all of it is written.

        On every other day one ends as it sweeps. Whoever stands still, and a Slack that is away,
        come first: there is much to say then.
        """
        if number % 2 == 0:
            self._replace(0, SWEEP)
        self._shared.day.value = number
        if number % 2 == 1 and self.stalls < self._size.stalls:
            self._stall()
        if number % 3 == 0 and self.absences < self._size.absences:
            self._go_away()
        for kill in range(self._size.kills):
            self._kill((number + kill) % self._size.processes)
        self._until(lambda: self._counts().total() >= self._size.contracts * (number + 1))

    def settle(self) -> None:
        """Until nothing waits any more: whoever begins now finds no sweep at which to end."""
        self._until(lambda: not self._counts()[NoticeState.WAITING], SWEEP)

    def _kill(self, which: int) -> None:
        """Wait for it to come to its last step; whoever does not is killed where it stands."""
        process, deadline = self._alive[which], monotonic() + LONGEST_LIFE
        while process.is_alive() and self._busy() and monotonic() < deadline:
            process.join(0.1)
        process.join(self._random.uniform(0, 0.3))
        self._replace(which)

    def _replace(self, which: int, role: str = DELIVER) -> None:
        _kill(self._alive[which])
        self.kills += 1
        self._alive[which] = self._another(role)

    def _busy(self) -> bool:
        """Whether there is something to do, at which it comes to its last step."""
        counts = self._counts()
        written = self._size.contracts * (self._shared.day.value + 1)
        return counts[NoticeState.WAITING] > 0 or counts.total() < written

    def _revive(self, role: str = DELIVER) -> None:
        for which, process in enumerate(self._alive):
            if not process.is_alive():
                self._replace(which, role)

    def _stall(self) -> None:
        """One that is just about to post stands still for longer than its lease, then goes on."""
        deadline, pid = monotonic() + LONGEST_LIFE, None
        while pid is None and self._busy() and monotonic() < deadline:
            self._revive()
            pid = self._about_to_post()
        with suppress(ProcessLookupError):  # it has come to its last step
            if pid is not None:
                os.kill(pid, signal.SIGSTOP)
                self._pause.wait(STALL)
                os.kill(pid, signal.SIGCONT)
                self.stalls += 1

    def _about_to_post(self) -> int | None:
        """The number of a process that lives and has begun to post: it stands on the lease."""
        alive = {one.pid for one in self._alive if one.is_alive()}
        with self._store.reading() as work:
            waits = work.outbox.listed([NoticeState.WAITING], MOST_LOOKED_AT)
        begun = (int(one.lease.partition("-")[0]) for one in waits if one.lease and one.begun_at)
        return next((pid for pid in begun if pid in alive), None)

    def _go_away(self) -> None:
        """Slack takes no connection for a while."""
        self._shared.away.value = 1
        self._pause.wait(1.0)
        self._shared.away.value = 0
        self.absences += 1

    def _counts(self) -> Counter[NoticeState]:
        with self._store.reading() as work:
            return Counter(work.outbox.counts(tuple(NoticeState)))

    def _until(self, done: Callable[[], bool], role: str = DELIVER) -> None:
        deadline = monotonic() + 180
        while not done():
            if monotonic() > deadline:
                raise Stuck(dict(self._counts()))
            self._revive(role)
            self._pause.wait(0.05)


def _kill(process: ForkServerProcess) -> None:
    process.kill()
    process.join()
    process.close()


def ordeal(size: Size, database: str, folder: Path) -> Verdict:
    """Do all this to the empty *database*; what became of it."""
    began, ends = monotonic(), folder / "ends"
    ends.touch()
    with Slack.running(workspace()) as slack, closing(Store.at(database)) as store:
        fill(store, size.contracts)
        slack.faults.seed(size.seed)
        for fault in FAULTS:
            slack.inject(Fault.model_validate(OFTEN | fault))
        suffering = Ordeal(size, database, slack, ends)
        with suffering.running():
            for number in range(size.days):
                suffering.day(number)
            slack.faults.clear()
            suffering.settle()
        verdict = judged(store, slack, due(size.contracts, size.days), WAITS.pace)
        verdict.kills, verdict.stalls = suffering.kills, suffering.stalls
        verdict.steps = Counter(ends.read_text().splitlines())
        verdict.faults = Counter({kind.value: n for kind, n in slack.faults.struck.items()})
        verdict.faults["connection_refused"] = suffering.absences
        verdict.seconds = monotonic() - began
    return verdict
