"""Spans of calendar time: “3 months”, “90 days” and “6 weeks” are different things (TERMS 5)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from functools import lru_cache

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import override

from contracts.i18n import _, many, quoted

WRITTEN = re.compile(r"(\d{1,5}) (day|week|month|year)s?", re.ASCII)


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


WORDS = {
    Unit.DAY: ("{count} day", "{count} days"),
    Unit.WEEK: ("{count} week", "{count} weeks"),
    Unit.MONTH: ("{count} month", "{count} months"),
    Unit.YEAR: ("{count} year", "{count} years"),
}


DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
LONGEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of days, weeks, months or years.

    *day* is the day of the month to which one of months or years always leads, where a month has
    it: what began on the 31st and then on 28 Feb begins on 31 Mar next.
    """

    count: int
    unit: Unit
    day: int | None = None

    @classmethod
    @lru_cache(maxsize=1024)
    def read(cls, text: str) -> "Duration":
        """``3 months`` as a duration, or a PydanticCustomError with a sentence."""
        found = WRITTEN.fullmatch(" ".join(text.lower().split()))
        if found is None:
            raise PydanticCustomError(
                "duration",
                _("{text} is not a duration such as 3 months or 90 days", text=quoted(text)),
            )
        return cls(int(found[1]), Unit(found[2]))

    @classmethod
    def taken(cls, value: object) -> "Duration":
        """*value* itself where it is one already, else what its text says."""
        return value if isinstance(value, cls) else cls.read(str(value))

    @property
    def written(self) -> str:
        """The form of contract files: ``3 months``, ``1 year``."""
        return f"{self.count} {self.unit}" + ("" if self.count == 1 else "s")

    @property
    def longest_days(self) -> int:
        """The most days that it can span."""
        return max(1, self.count) * LONGEST[self.unit]

    def after(self, day: date, times: int = 1) -> date:
        """*day* plus *times* this duration, month ends clamped; at most the calendar's last day.

        Several times at once and not step by step: 31 Jan plus two months is 31 Mar.
        """
        return _moved(day, self.count * times, self)

    def before(self, day: date) -> date:
        """*day* minus this duration, month ends clamped; at least the calendar's first day."""
        return _moved(day, -self.count, self)

    @override
    def __str__(self) -> str:
        return many(*WORDS[self.unit], self.count)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.taken, serialization=core_schema.plain_serializer_function_ser_schema(_as_written)
        )


def _as_written(duration: Duration) -> str:
    return duration.written


def _moved(day: date, count: int, by: Duration) -> date:
    """*day* and *count* units, or the end of the calendar that lies that way."""
    if by.unit in DAYS:
        ordinal = day.toordinal() + count * DAYS[by.unit]
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS[by.unit], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if count > 0 else date.min
    return date(year, month + 1, min(by.day or day.day, monthrange(year, month + 1)[1]))
