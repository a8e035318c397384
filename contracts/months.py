"""Calendar months as they are written: ``2025-10``. In this form they sort as they follow."""

import re
from datetime import MAXYEAR, MINYEAR, date

from babel.dates import format_date
from pydantic_core import PydanticCustomError

from contracts.errors import Refusal
from contracts.i18n import _, locale, quoted

WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
A_YEAR = 12


class BeyondCalendar(Refusal):
    """That month lies beyond the calendar."""


def read_month(value: object) -> str:
    """*value* where it is a month such as ``2025-10``, else a PydanticCustomError."""
    found = WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or int(found[1]) < MINYEAR or not 1 <= int(found[2]) <= A_YEAR:
        raise PydanticCustomError(
            "month", _("{text} is not a month such as 2025-10", text=quoted(value))
        )
    return found[0]


def month_of(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def months_before(month: str, count: int) -> str:
    """The month that lies *count* months before *month*; BeyondCalendar where there is none."""
    year, number = map(int, month.split("-"))
    years, rest = divmod(year * A_YEAR + number - 1 - count, A_YEAR)
    if not MINYEAR <= years <= MAXYEAR:
        raise BeyondCalendar
    return f"{years:04}-{rest + 1:02}"


def show_written_month(month: str) -> str:
    """``Oct 2025``."""
    year, number = map(int, month.split("-"))
    return format_date(date(year, number, 1), "MMM y", locale=locale())
