"""What every measurement is given: the stores, and how much to ask of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks."""

    stores: Mapping[int, Path]  # by number of versions, rising
    requests: int  # for each figure
    folder: Path  # for what a measurement writes itself

    @property
    def largest(self) -> tuple[int, Path]:
        return max(self.stores.items())


Measure = Callable[[Run], Sequence[Figure]]
