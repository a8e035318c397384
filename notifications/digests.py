"""The week of a reader, as the outbox knows it: whose, and on which day it was due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from contracts.zones import day_in
from notifications.kind import CLOCK, Moment
from store import Habit, NewNotice, Priority, Store, UnitOfWork, about_week

DIGEST = "digest"
PAGE = 100


@dataclass(frozen=True, slots=True)
class Gathered:
    """The digest of *reader* that was due on *day*."""

    reader: str
    day: date

    def notice(self, recipient: str) -> NewNotice:
        """The row that has *recipient* told; there is one a week, however often this is asked."""
        year, week, _day = self.day.isocalendar()
        key = f"{DIGEST}:{self.reader}:{year}-W{week:02}:{recipient}"
        facts = {"reader": self.reader, "day": self.day.isoformat()}
        subject = about_week(self.reader)
        return NewNotice(key, DIGEST, recipient, subject, facts, Priority.DIGEST)

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> Self:
        """What ``notice`` wrote."""
        return cls(facts["reader"], date.fromisoformat(facts["day"]))


def gather(store: Store, moment: Moment) -> int:
    """Have every digest said that is due at *moment*; how many that were.

    Of the weeks that were slept through there is one, the present one.
    """
    said = 0
    while due := _due(store, moment.now):
        for one in due:
            with store.writing(CLOCK, moment.now) as work:
                said += _gather(work, one, moment)
    return said


def _due(store: Store, now: datetime) -> list[Habit]:
    with store.reading() as work:
        return list(work.habits.due(now, PAGE))


def _gather(work: UnitOfWork, one: Habit, moment: Moment) -> bool:
    """Whether it is said now; not by whoever comes second, nor before the hour where they are."""
    if one.weekly is None or one.due is None:
        return False
    zone = one.lives_in(moment.zone)
    today, last = day_in(zone, moment.now), one.last
    hour = one.weekly.this_week(one.due, zone)
    if hour > moment.now:  # they are further west than when it was planned
        work.habits.move_on(one, hour, last)
        return False
    following = one.weekly.following(moment.now, zone, today)
    if not work.habits.move_on(one, following, today):
        return False
    return work.outbox.add(Gathered(one.reader, today).notice(one.reader), moment.now)
