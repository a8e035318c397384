"""What a channel wants to be warned of, and what a warning is about as far as that decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contracts.account import Account
from contracts.deadlines import DeadlineKind
from contracts.folding import folded
from contracts.ladder import FURTHEST
from contracts.money import Money

LAST_STEPS = 2
"""The steps at which whoever looks after it is asked in person, and their manager, too."""


@dataclass(frozen=True, slots=True)
class About:
    """A deadline that is warned of: whose, worth how much, of which kind, and how near it is.

    *steps* are those of its ladder, the longest first, and *step* is the one that is reached.
    *reacted*: somebody took it, put it off, or recorded what they do about it. *taken_by* looks
    after it.
    """

    account: Account | None
    value: Money | None
    kind: DeadlineKind
    day: date
    step: int
    steps: Sequence[int]
    reacted: bool = False
    taken_by: str | None = None

    @property
    def is_last(self) -> bool:
        """Whether nothing more is said of it after this."""
        return self.step <= self.steps[-1]

    @property
    def is_late(self) -> bool:
        """Whether it is one of the last steps; before the first, nobody could react."""
        return self.step in self.steps[1:][-LAST_STEPS:]

    @property
    def holidays(self) -> str | None:
        return self.account.holidays if self.account else None


@dataclass(frozen=True, slots=True)
class Filters:
    """All of it has to fit; by itself, everything does.

    What cannot be compared with *min_value*, as it has no value or one of another currency, fits:
    a warning too many is a smaller harm than one too few.
    """

    segment: str = ""  # empty: every account
    kind: DeadlineKind | None = None
    min_value: Money | None = None
    within: int = FURTHEST  # days: no step that is longer

    def fits(self, about: About) -> bool:
        """Whether that is wanted, at the step that is reached."""
        return (
            about.step <= self.within
            and self.kind in {None, about.kind}
            and self._is_of_segment(about.account)
            and self._is_worth_it(about.value)
        )

    def same(self, other: "Filters") -> bool:
        """Whether both want the same, however the segment is written."""
        rest = (self.kind, self.min_value, self.within)
        same = rest == (other.kind, other.min_value, other.within)
        return same and folded(self.segment) == folded(other.segment)

    def _is_of_segment(self, account: Account | None) -> bool:
        if not self.segment:
            return True
        return account is not None and folded(account.segment or "") == folded(self.segment)

    def _is_worth_it(self, value: Money | None) -> bool:
        least = self.min_value
        if least is None or value is None or value.currency != least.currency:
            return True
        return value >= least


EVERYTHING = Filters()
