"""When somebody who asked for quiet wakes, and when their week comes: by their own clock."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.rhythm import Quiet, Weekly

AMSTERDAM, NEW_YORK = "Europe/Amsterdam", "America/New_York"
NIGHTS = Quiet(time(18), time(8))
WORKDAYS = Quiet(time(18), time(8), workdays=True)
LUNCH = Quiet(time(12), time(13, 30))
EARLY = Quiet(time(0), time(8), workdays=True)
WEEKENDS = Quiet(workdays=True)
ZONES = [AMSTERDAM, NEW_YORK, "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]


def local(text: str, zone: str = AMSTERDAM) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("quiet", "now", "wakes"),
    [
        (NIGHTS, "2026-11-26 19:00", "2026-11-27 08:00"),
        (NIGHTS, "2026-11-26 03:00", "2026-11-26 08:00"),
        (NIGHTS, "2026-11-26 17:59", "2026-11-26 17:59"),
        (NIGHTS, "2026-11-26 18:00", "2026-11-27 08:00"),
        (NIGHTS, "2026-11-26 08:00", "2026-11-26 08:00"),
        (NIGHTS, "2026-11-28 12:00", "2026-11-28 12:00"),
        (WORKDAYS, "2026-11-27 19:00", "2026-11-30 08:00"),  # a Friday
        (WORKDAYS, "2026-11-28 12:00", "2026-11-30 08:00"),
        (WORKDAYS, "2026-12-24 19:00", "2026-12-28 08:00"),  # Christmas, and its second day
        (EARLY, "2026-11-28 12:00", "2026-11-30 08:00"),  # it is quiet from midnight on
        (LUNCH, "2026-11-26 12:15", "2026-11-26 13:30"),
        (LUNCH, "2026-11-26 11:59", "2026-11-26 11:59"),
        (WEEKENDS, "2026-11-28 00:00", "2026-11-30 00:00"),
        (WEEKENDS, "2026-11-27 23:59", "2026-11-27 23:59"),
        (NIGHTS, "2026-03-28 19:00", "2026-03-29 08:00"),  # summer time begins
        (NIGHTS, "2026-10-24 19:00", "2026-10-25 08:00"),  # and ends
        (Quiet(time(0), time(2, 30)), "2026-03-29 00:30", "2026-03-29 03:30"),  # no such hour
    ],
)
def test_whoever_is_quiet_wakes_by_their_own_clock(quiet, now, wakes) -> None:
    assert quiet.wakes(local(now), AMSTERDAM) == local(wakes)


def test_the_same_instant_is_night_for_one_and_day_for_another() -> None:
    now = local("2026-11-26 09:00")
    assert NIGHTS.wakes(now, AMSTERDAM) == now
    assert NIGHTS.wakes(now, NEW_YORK) == local("2026-11-26 08:00", NEW_YORK)


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=UTC)
)


@given(TIMES, TIMES, st.booleans(), INSTANTS, st.sampled_from(ZONES))
def test_nobody_sleeps_for_ever_and_nobody_is_woken_twice(begins, ends, workdays, now, zone):
    quiet = Quiet(begins, ends, workdays)
    wakes = quiet.wakes(now, zone)
    assert now <= wakes < now + timedelta(days=12)
    assert quiet.wakes(wakes, zone) == wakes


@pytest.mark.parametrize(
    ("weekly", "now", "due"),
    [
        (Weekly(), "2026-11-26 12:00", "2026-11-30 09:00"),
        (Weekly(), "2026-11-30 08:59", "2026-11-30 09:00"),
        (Weekly(), "2026-11-30 09:00", "2026-12-07 09:00"),
        (Weekly(4, time(16, 30)), "2026-11-26 12:00", "2026-11-27 16:30"),
        (Weekly(6, time(9)), "2026-03-26 12:00", "2026-03-29 09:00"),  # summer time begins
        (Weekly(6, time(9)), "2026-10-20 12:00", "2026-10-25 09:00"),  # and ends
        (Weekly(6, time(2, 30)), "2026-03-26 12:00", "2026-03-29 03:30"),
    ],
)
def test_the_week_comes_at_its_hour(weekly, now, due) -> None:
    assert weekly.following(local(now), AMSTERDAM) == local(due)


def test_another_day_brings_no_second_digest_in_the_same_week() -> None:
    said = date(2026, 11, 23)
    now = local("2026-11-24 10:00")
    assert Weekly(4).following(now, AMSTERDAM, said) == local("2026-12-04 09:00")
    assert Weekly(0).following(now, AMSTERDAM, said) == local("2026-11-30 09:00")


def test_a_clock_that_went_back_brings_none_twice() -> None:
    said = date(2026, 11, 30)
    assert Weekly().following(local("2026-11-29 10:00"), AMSTERDAM, said) == local(
        "2026-12-07 09:00"
    )


@given(st.integers(0, 6), TIMES, INSTANTS, st.sampled_from(ZONES), st.integers(2, 60))
def test_there_is_one_each_week_however_the_clocks_change(on, at, now, zone, weeks) -> None:
    weekly, days = Weekly(on, at), list[date]()
    for _number in range(weeks):
        now = weekly.following(now, zone, days[-1] if days else None)
        days.append(now.astimezone(ZoneInfo(zone)).date())
    assert {(later - earlier).days for earlier, later in pairwise(days)} == {7}
