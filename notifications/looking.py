"""What is to be done about a deadline on a day: whether to warn of it, and when to look again."""

from dataclasses import dataclass
from datetime import date

from contracts.days import day_after
from contracts.deadlines import RUNNING, Deadline, DeadlineKind, last_notice
from contracts.ladder import Ladder
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class Look:
    """The step to warn of (None: nothing is said), and the day on which to look again."""

    step: int | None
    again: date


def is_over(version: Version) -> bool:
    """Whether nothing of *version* is warned about any more: it ends already, or never runs."""
    return version.state not in RUNNING or version.notice_given is not None


def look(deadline: Deadline, due: date, version: Version, ladder: Ladder, today: date) -> Look:
    """What to do on *today* about *deadline*, at which somebody had to look on *due*.

    A renewal is not warned about as long as notice can still prevent it: that is said instead.
    """
    if deadline.kind is DeadlineKind.RENEWAL:
        last = last_notice(version, deadline)
        if last is not None and today <= last:
            return Look(None, max(day_after(last), ladder.entry(deadline.day, today)))
    step = ladder.reached(deadline.day, today, due)
    return Look(step, ladder.following(deadline.day, today))
