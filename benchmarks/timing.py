"""Timing calls, several subjects in turns: what disturbs the machine disturbs all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter
from typing import TypeVar

TURN = 25  # calls of one subject in a row
WARM_UP = 10  # calls that are not counted
HUNDREDTHS = 100
MS = 1_000.0

T = TypeVar("T")


@dataclass(slots=True)
class Timing:
    """How long each call took, in seconds."""

    seconds: list[float] = field(default_factory=list)

    def percentile(self, number: int) -> float:
        """In milliseconds: *number* of a hundred calls took no longer."""
        return quantiles(self.seconds, n=HUNDREDTHS, method="inclusive")[number - 1] * MS

    @property
    def p50(self) -> float:
        return self.percentile(50)

    @property
    def p99(self) -> float:
        return self.percentile(99)

    @property
    def rate(self) -> float:
        """Calls in a second, one after another."""
        return len(self.seconds) / sum(self.seconds)

    def take(self, call: Callable[[], T]) -> T:
        """Time one more call, and give what it gives."""
        started = perf_counter()
        result = call()
        self.seconds.append(perf_counter() - started)
        return result


@dataclass(frozen=True, slots=True)
class Subject:
    """What is timed: *prepare* gives the call to time, and is not timed itself."""

    prepare: Callable[[], Callable[[], object]]

    def warm_up(self) -> None:
        for _ in range(WARM_UP):
            self.prepare()()

    def run(self, timing: Timing, times: int) -> None:
        for _ in range(times):
            timing.take(self.prepare())


def in_turns(subjects: Mapping[str, Subject], times: int) -> dict[str, Timing]:
    """Each of *subjects* called *times* times, a turn of each after a turn of the others."""
    timings = {name: Timing() for name in subjects}
    for subject in subjects.values():
        subject.warm_up()
    for done in range(0, times, TURN):
        for name, subject in subjects.items():
            subject.run(timings[name], min(TURN, times - done))
    return timings
