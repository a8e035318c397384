"""Working days of a country: the day to act when a deadline falls on a weekend or a holiday."""

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5


@lru_cache(maxsize=512)
def _holidays(calendar: str, year: int) -> frozenset[date]:
    """The public holidays of *calendar* (``NL``, ``DE-BY``); none for a country nobody lists."""
    import holidays  # noqa: PLC0415 - a large package, needed by few answers

    country, _, part = calendar.partition("-")
    try:
        days = holidays.country_holidays(country, subdiv=part or None, years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(days)


def is_working_day(day: date, calendar: str | None) -> bool:
    """Whether people of *calendar* work on *day*; without a calendar only weekends are free."""
    if day.weekday() >= SATURDAY:
        return False
    return calendar is None or day not in _holidays(calendar, day.year)


def working_day_on_or_before(day: date, calendar: str | None) -> date:
    """The day to act: a weekend or a holiday never moves a deadline later (TERMS 5)."""
    while not is_working_day(day, calendar):
        day -= timedelta(days=1)
    return day
