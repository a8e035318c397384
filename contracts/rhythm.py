"""When somebody wants to read what is not urgent: not in quiet hours, or once a week.

Hours are those of the reader's own wall clock; what comes back are instants (aware, UTC). Where a
clock is put forward over an hour, that hour is the one after it; put back, it is the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from contracts.approval.hours import country_of
from contracts.days import day_after
from contracts.working_days import is_working_day

MIDNIGHT = time.min
WEEK = timedelta(days=7)
FURTHEST_APART = timedelta(days=2)  # more than between any two zones
FURTHEST = 60  # days to look for a waking hour: no holidays are longer
MONDAY = 0
MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Quiet:
    """From *begins* until *ends* nothing is said; with *workdays* not on weekends and holidays.

    Where both are the same, only whole days are quiet. The holidays are those of the country in
    which the zone lies.
    """

    begins: time = MIDNIGHT
    ends: time = MIDNIGHT
    workdays: bool = False

    def wakes(self, now: datetime, zone: str) -> datetime:
        """The next instant from *now* (aware) on at which something may be said."""
        place = ZoneInfo(zone)
        first = now.astimezone(place).date()
        for day in _days(first, FURTHEST):
            if self.workdays and not is_working_day(day, country_of(zone)):
                continue
            for begins, ends in self._awake(day, place):
                if now < ends and begins < ends:
                    return max(begins, now.astimezone(UTC))
        return now.astimezone(UTC)

    def _awake(self, day: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of *day* that are not quiet."""
        morning, night = _instant(day, MIDNIGHT, zone), _instant(day_after(day), MIDNIGHT, zone)
        begins, ends = _instant(day, self.begins, zone), _instant(day, self.ends, zone)
        if self.begins == self.ends:
            yield morning, night
        elif self.begins < self.ends:
            yield morning, begins
            yield ends, night
        else:
            yield ends, begins


@dataclass(frozen=True, slots=True)
class Weekly:
    """On which day of the week (0: Monday) and at which hour."""

    on: int = MONDAY
    at: time = MORNING

    def following(self, now: datetime, zone: str, last: date | None = None) -> datetime:
        """The first such hour after *now* (aware); in no week of the calendar that *last* is in."""
        place = ZoneInfo(zone)
        today = now.astimezone(place).date()
        day = today + timedelta(days=(self.on - today.weekday()) % 7)
        while _instant(day, self.at, place) <= now or _same_week(day, last):
            day += WEEK
        return _instant(day, self.at, place)

    def this_week(self, due: datetime, zone: str) -> datetime:
        """The hour, by the clock of *zone*, that was planned for the instant *due* (aware)."""
        return self.following(due - FURTHEST_APART, zone)


def _same_week(day: date, last: date | None) -> bool:
    """Or in one before it, where a clock went back."""
    return last is not None and day.isocalendar()[:2] <= last.isocalendar()[:2]


def _days(first: date, count: int) -> Iterator[date]:
    for _number in range(count):
        yield first
        first = day_after(first)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
