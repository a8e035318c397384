"""What a deadline is, and the kinds that there are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    NOTICE = "notice"  # the last day on which notice still counts
    RENEWAL = "renewal"  # the first day of the next term, if nothing is done
    END = "end"  # the last day in force
    ANNIVERSARY = "anniversary"  # another year of what runs until notice is over
    OBLIGATION = "obligation"  # the last day for what one side has to do
    REVIEW = "review"  # prices are looked at again
    PROMOTION = "promotion"  # the last day of a promotion
    COMMITMENT = "commitment"  # the last day of a period for which the customer promised to buy


GOING_ON = frozenset({DeadlineKind.NOTICE, DeadlineKind.RENEWAL, DeadlineKind.END})
"""Whether the contract goes on: of these a fact alone settles what is to be done."""

STILL_DUE = frozenset({DeadlineKind.OBLIGATION, DeadlineKind.COMMITMENT})
"""They are owed as long as the version runs, also once its end is settled."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that matters, and why.

    *place* is the number of the term that says so among the version's, from 1; 0: its own dates.
    """

    kind: DeadlineKind
    day: date
    place: int = 0
