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


def start_of(zone: str, day: date) -> datetime:
    """The instant (aware) at which *day* begins in *zone*."""
    return datetime.combine(day, time.min, ZoneInfo(zone))


def end_of(zone: str, day: date) -> datetime:
    """The instant (aware) at which *day* ends in *zone*: the first that belongs to the next."""
    return datetime.combine(day_after(day), time.min, ZoneInfo(zone))


def day_in(zone: str, now: datetime) -> date:
    """The calendar day in *zone* at the instant *now* (aware)."""
    return now.astimezone(ZoneInfo(zone)).date()


def latest_day(now: datetime) -> date:
    """The latest calendar day that it is anywhere at *now* (aware)."""
    return day_in("Etc/GMT-14", now)


def earliest_day(now: datetime) -> date:
    """The earliest calendar day that it still is anywhere at *now* (aware)."""
    return day_in("Etc/GMT+12", now)
