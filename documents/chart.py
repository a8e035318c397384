"""A chart of deadlines as facts: twelve months, how many of each kind, and the value at stake."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Series:
    """How many deadlines of one kind there are in each month.

    *look* is the number of the kind: by it the kind has one colour in all charts.
    """

    name: str
    counts: Sequence[int]
    look: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is to be drawn, every word of it as it is read.

    *otherwise* is the title where no font has all characters of *title*. *values* are amounts of
    one currency, for heights alone; *labels* say them.
    """

    title: str
    otherwise: str
    counted: str  # over the first panel
    valued: str  # over the second; empty: no values are known
    months: Sequence[str]
    series: Sequence[Series]
    values: Sequence[float]
    labels: Sequence[str]
    note: str
    nothing: str  # in the place of bars where there are none

    @property
    def written(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """What ``written`` gave."""
        values = json.loads(text)
        return cls(**values | {"series": [Series(**one) for one in values["series"]]})
