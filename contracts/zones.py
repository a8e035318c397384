"""Time zones by their IANA name, and the calendar day that it is there."""

from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from contracts.days import day_after


def _known(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError(
            "timezone", "“{name}” is not a time zone such as Europe/Amsterdam", {"name": name}
        ) from None
    return name


Zone = Annotated[str, AfterValidator(_known)]


def end_of(zone: str, day: date) -> datetime:
    """The instant (aware) at which *day* ends in *zone*: the first that belongs to the next."""
    return datetime.combine(day_after(day), time.min, ZoneInfo(zone))


def day_in(zone: str, now: datetime) -> date:
    """The calendar day in *zone* at the instant *now* (aware)."""
    return now.astimezone(ZoneInfo(zone)).date()
