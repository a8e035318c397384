"""Days that somebody asks about: from one to another, both inclusive, and how they put it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from contracts.days import day_before, last_of
from contracts.duration import Duration, Unit
from contracts.i18n import _, many, show_day

MONTHS_IN_YEAR = 12


class Span(StrEnum):
    """A stretch of the calendar that people have a name for."""

    WEEK = "week"  # from Monday
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS: Mapping[Span, int] = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Window:
    """From *first* to *last*; *days* are those ahead of today, where that is how it was asked."""

    first: date
    last: date
    days: int | None = None

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def words(self) -> str:
        """“in the next 90 days”, “from 1 Oct 2026 to 31 Dec 2026”."""
        if self.days is not None:
            ahead = many("in the next day", "in the next {count} days", self.days)
            return ahead if self.days else _("today")
        return _("from {first} to {last}", first=show_day(self.first), last=show_day(self.last))


def ahead(today: date, days: int) -> Window:
    """*today* and the *days* after it."""
    return Window(today, today + timedelta(days=days), days)


def span(today: date, which: Span, *, following: bool = False) -> Window:
    """What is left of the week, month, quarter or year of *today*; or the one that follows it."""
    last = _last_of(today, which)
    if not following:
        return Window(today, last)
    first = last + timedelta(days=1)
    return Window(first, _last_of(first, which))


def _last_of(day: date, which: Span) -> date:
    if which is Span.WEEK:
        return day + timedelta(days=6 - day.weekday())
    return last_of(day, MONTHS[which])


def twelve_months(today: date) -> Window:
    """From *today* to the end of the eleventh month after this one."""
    return Window(
        today, day_before(Duration(MONTHS_IN_YEAR, Unit.MONTH).after(today.replace(day=1)))
    )
