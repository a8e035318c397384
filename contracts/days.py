"""Calendar days as files and people write them, and what nobody knows as a value of its own."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Final

from pydantic import PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

from contracts.i18n import _, quoted


class Unknown(Enum):
    """The single value that says that a day is not known; nothing is guessed for it."""

    UNKNOWN = "unknown"


WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UNKNOWN: Final = Unknown.UNKNOWN
NEVER = date.max
ONE_DAY = timedelta(days=1)


def day_after(day: date) -> date:
    """The next day; after the calendar's last day, which means “never”, comes none."""
    return day + ONE_DAY if day < NEVER else NEVER


def day_before(day: date) -> date:
    """The day before; before the calendar's first day comes none, and never stays never."""
    return day - ONE_DAY if date.min < day < NEVER else day


def last_of(day: date, months: int) -> date:
    """The last day of the month (1), quarter (3) or year (12 *months*) in which *day* lies."""
    month = -(-day.month // months) * months
    return date(day.year, month, monthrange(day.year, month)[1])


def read_day(value: Any) -> date:
    """*value* as a day where it is one or says ``2026-12-31``, else a PydanticCustomError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(_with_dashes(value))
    except (TypeError, ValueError):
        raise PydanticCustomError(
            "day", _("{text} is not a day such as 2026-12-31", text=quoted(value))
        ) from None


def _with_dashes(value: Any) -> str:
    """*value* where it has the one form that we take; Python reads 20261231 and weeks, too."""
    if not (isinstance(value, str) and WRITTEN.fullmatch(value)):
        raise ValueError(value)
    return value


def read_day_if_known(value: Any) -> date | Unknown:
    """Like *read_day*, with the word ``unknown`` for what is not known."""
    return UNKNOWN if value is UNKNOWN or value == UNKNOWN.value else read_day(value)


def written(value: date | Unknown) -> str:
    """The form of contract files: ``2026-12-31`` or ``unknown``."""
    return value.isoformat() if isinstance(value, date) else value.value


_as_written = PlainSerializer(written, return_type=str, when_used="json")
Day = Annotated[date, PlainValidator(read_day), _as_written]
MaybeDay = Annotated[date | Unknown, PlainValidator(read_day_if_known), _as_written]
