"""What a measurement finds: a number, its unit, and the target that it has to meet."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from operator import ge, le
from typing import Any

TARGETS_AT = 1_000_000
"""The number of versions for which targets are set, but for those that name others."""

SIGNS: Mapping[str, Callable[[float, float], bool]] = {"≤": le, "≥": ge}


@dataclass(frozen=True, slots=True)
class Target:
    """A bound: ``≤`` or ``≥`` a limit, in the unit of the figure."""

    sign: str
    limit: float

    def met_by(self, value: float) -> bool:
        return SIGNS[self.sign](value, self.limit)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    versions: int  # in the store that was asked; 0 where there is none
    value: float
    unit: str
    target: Target | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return None if self.target is None else self.target.met_by(self.value)

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"reached": self.reached}


def most(limit: float, versions: int, at: Collection[int] = (TARGETS_AT,)) -> Target | None:
    """At most *limit*, where the store is of a size that the target is set for."""
    return Target("≤", limit) if versions in at else None


def least(limit: float, versions: int) -> Target | None:
    """At least *limit*, where the store is of the size that targets are set for."""
    return Target("≥", limit) if versions == TARGETS_AT else None
