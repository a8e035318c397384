"""How urgent a deadline is, at a glance: a mark in colour where little time is left to act."""

from datetime import date

from blocks.mrkdwn import Mrkdwn
from contracts.deadlines import Deadline, DeadlineKind
from contracts.working_days import working_day_on_or_before

MARKS: tuple[tuple[int, Mrkdwn], ...] = (
    (1, Mrkdwn(":red_circle:")),  # today, tomorrow at the latest, or too late
    (14, Mrkdwn(":large_orange_circle:")),  # two weeks at most
)
"""The most days that are left until the day to act, and the mark: the first that fits, or none.

The day decides, not the step of a ladder: these begin later for a small contract than for a large
one. Words beside it say the same, for who sees no colours.
"""

UNMARKED = frozenset({DeadlineKind.ANNIVERSARY, DeadlineKind.PROMOTION})
"""What comes to pass, and nobody has to act by that day."""


def urgency(deadline: Deadline, today: date, holidays: str | None) -> Mrkdwn:
    """The mark of *deadline* on *today*, where people work as in *holidays*; empty: none."""
    if deadline.kind in UNMARKED:
        return Mrkdwn("")
    left = (working_day_on_or_before(deadline.day, holidays) - today).days
    return next((mark for most, mark in MARKS if left <= most), Mrkdwn(""))
