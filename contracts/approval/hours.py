"""Working hours: how long somebody had to answer, by their own clock and calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from babel.core import get_global

from contracts.days import day_after
from contracts.working_days import is_working_day

BEGINS: Final = time(9)
ENDS: Final = time(17)
"""A working day has eight hours, so that 16 of them are two days, wherever somebody is."""


@cache
def country_of(zone: str) -> str | None:
    """``DE`` for Europe/Berlin: whose public holidays people keep there; None for none's."""
    found: str | None = get_global("zone_territories").get(zone)
    return found


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody in a time zone works: on weekdays that are no public holidays there."""

    zone: str = "UTC"

    def spans(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of work from *since* (aware) on, one a day, for ever; in UTC."""
        zone, country = ZoneInfo(self.zone), country_of(self.zone)
        day: date = since.astimezone(zone).date()
        while True:
            if is_working_day(day, country):
                begins, ends = (_instant(day, at, zone) for at in (BEGINS, ENDS))
                if ends > since:
                    yield max(begins, since.astimezone(UTC)), ends
            day = day_after(day)

    def after(self, since: datetime, hours: int) -> datetime:
        """When *hours* of work have passed since *since* (aware); in UTC."""
        left = timedelta(hours=hours)
        for begins, ends in self.spans(since):
            if left <= ends - begins:
                return begins + left
            left -= ends - begins
        raise AssertionError("spans never end")

    def worked(self, since: datetime, until: datetime) -> timedelta:
        """How much time for work there was from *since* to *until* (both aware)."""
        passed = timedelta()
        for begins, ends in self.spans(since):
            if begins >= until:
                break
            passed += min(ends, until) - begins
        return passed


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
