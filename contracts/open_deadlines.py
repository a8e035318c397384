"""Which deadlines are still warned about: what silences a warning is only a fact.

A version that is accepted, a notice that is recorded, a termination, the decision that nothing
follows what ends by itself. A draft, or what waits for approval, settles nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from contracts.deadlines import RUNNING, STILL_DUE, Deadline, DeadlineKind
from contracts.in_force import in_force, interval, settled
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class Openness:
    """What of *version* still matters; *versions* are all of its contract.

    *over* is whether its end, or what follows it, is settled.
    """

    version: Version
    versions: Sequence[Version]
    over: bool

    @classmethod
    def of(cls, version: Version, versions: Sequence[Version]) -> Self:
        return cls(version, versions, version.state not in RUNNING or settled(version, versions))

    def has(self, deadline: Deadline) -> bool:
        """Whether *deadline* of the version still matters.

        What is owed is owed until the last day in force, also where a later version is accepted.
        """
        if deadline.kind is DeadlineKind.END and self.version.lapse(deadline.day) is not None:
            return False
        if deadline.kind not in STILL_DUE:
            return not self.over and self.version.notice_given is None
        if self._is_of_another(deadline):
            return False
        if not self.over:
            return True
        span = interval(self.version, self.versions)
        return span is not None and span.may_hold(deadline.day)

    def _is_of_another(self, deadline: Deadline) -> bool:
        """Whether it falls before the version begins, when an earlier one says what is owed."""
        start, day = self.version.start, deadline.day
        return isinstance(start, date) and day < start and bool(in_force(self.versions, day))


def is_open(deadline: Deadline, version: Version, versions: Sequence[Version]) -> bool:
    """Whether *deadline* of *version* still matters; *versions* are all of its contract."""
    return Openness.of(version, versions).has(deadline)
