"""Working hours: by somebody's own clock and calendar, through summer time and holidays."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.hours import Calendar, country_of

HERE = ZoneInfo("Europe/Amsterdam")


def at(text: str, zone: str = "Europe/Amsterdam") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("zone", "since", "hours", "until"),
    [
        ("Europe/Amsterdam", "2026-11-26 10:00", 4, "2026-11-26 14:00"),
        ("Europe/Amsterdam", "2026-11-26 10:00", 7, "2026-11-26 17:00"),
        ("Europe/Amsterdam", "2026-11-26 10:00", 8, "2026-11-27 10:00"),
        ("Europe/Amsterdam", "2026-11-27 16:30", 1, "2026-11-30 09:30"),  # over a weekend
        ("Europe/Amsterdam", "2026-11-28 12:00", 8, "2026-11-30 17:00"),  # asked on a Saturday
        ("Europe/Amsterdam", "2026-11-26 05:00", 1, "2026-11-26 10:00"),  # before work
        ("Europe/Amsterdam", "2026-11-26 22:00", 1, "2026-11-27 10:00"),  # after it
        ("Europe/Amsterdam", "2026-12-24 16:00", 2, "2026-12-28 10:00"),  # both Christmas days
        ("America/New_York", "2026-11-25 16:00", 2, "2026-11-27 10:00"),  # Thanksgiving
        ("Europe/Amsterdam", "2026-03-27 16:00", 2, "2026-03-30 10:00"),  # into summer time
        ("Europe/Amsterdam", "2026-10-23 16:00", 2, "2026-10-26 10:00"),  # and out of it
        ("Asia/Kolkata", "2026-11-26 16:00", 2, "2026-11-27 10:00"),
    ],
)
def test_so_many_hours_later(zone: str, since: str, hours: int, until: str) -> None:
    assert Calendar(zone).after(at(since, zone), hours) == at(until, zone)


def test_the_country_of_a_time_zone() -> None:
    assert [country_of(z) for z in ("Europe/Berlin", "America/New_York", "UTC")] == [
        "DE",
        "US",
        None,
    ]


INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)
ZONES = st.sampled_from(
    ["UTC", "Europe/Amsterdam", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)


@given(ZONES, INSTANTS, st.integers(1, 200))
def test_what_was_worked_until_then_is_what_was_given(
    zone: str, since: datetime, hours: int
) -> None:
    calendar = Calendar(zone)
    until = calendar.after(since, hours)
    assert calendar.worked(since, until) == timedelta(hours=hours)
    local = until.astimezone(ZoneInfo(zone))
    assert local.weekday() < 5
    assert 9 <= local.hour + local.minute / 60 <= 17


@given(ZONES, INSTANTS, st.integers(1, 50), st.integers(1, 50))
def test_hours_add_up(zone: str, since: datetime, first: int, then: int) -> None:
    calendar = Calendar(zone)
    assert calendar.after(calendar.after(since, first), then) == calendar.after(since, first + then)
