"""What is to be done about a deadline on a day: whether to warn of it, and when to look again."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from contracts.days import day_after
from contracts.deadlines import Deadline, DeadlineKind, last_notice
from contracts.ladder import Ladder
from contracts.matter import Matter
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class Look:
    """The step to warn of (None: nothing is said), and the day on which to look again.

    *missed* are the steps that this one stands for, too. *woken* is the day until which somebody
    had put it off, where that has come.
    """

    step: int | None
    again: date
    missed: tuple[int, ...] = ()
    woken: date | None = None

    @property
    def warns(self) -> bool:
        return self.step is not None


def look(deadline: Deadline, due: date, version: Version, ladder: Ladder, today: date) -> Look:
    """What to do on *today* about *deadline*, at which somebody had to look on *due*.

    A renewal is not warned about as long as notice can still prevent it: that is said instead.
    """
    day = deadline.day
    if deadline.kind is DeadlineKind.RENEWAL:
        last = last_notice(version, deadline)
        if last is not None and today <= last:
            return Look(None, max(day_after(last), ladder.entry(day, today)))
    step = ladder.reached(day, today, due)
    missed = () if step is None else ladder.missed(day, due, step)
    return Look(step, ladder.following(day, today), missed)


def after(matter: Matter | None, found: Look, today: date) -> Look:
    """What to do where people did something about the matter: wait, wake them, or nothing more.

    They are woken also where no step is reached yet: that is what was promised to them.
    """
    if matter is None:
        return found
    if matter.done:
        return replace(found, step=None)
    if matter.until is None or today > matter.deadline.day:
        return found
    if matter.waits(today):
        return Look(None, matter.until)
    left = (matter.deadline.day - today).days
    slept = found.step is None or _before(matter, found.step) < matter.until
    step = left if found.step is None else found.step
    return replace(found, step=step, missed=(), woken=matter.until) if slept else found


def _before(matter: Matter, step: int) -> date:
    return matter.deadline.day - timedelta(days=step)
