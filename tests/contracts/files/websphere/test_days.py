"""Times as the days that they mean, wherever this runs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contracts.files.websphere.reading import contract, findings, only, package, problems

STARTS = [
    ("2026-01-01T00:00:00", "2026-01-01"),
    ("2026-01-01", "2026-01-01"),
    ("2026-01-01 00:00:00.0", "2026-01-01"),
    ("2026-01-01T12:30:00", "2026-01-01"),
    ("2026-01-01T23:59:59", "2026-01-01"),
    ("2025-12-31T24:00:00", "2026-01-01"),
    ("2026-01-01T00:00:00Z", "2026-01-01"),
    ("2026-01-01T00:00:00+09:00", "2026-01-01"),
]
ENDS = [
    ("2026-12-31T23:59:59", "2026-12-31"),
    ("2026-12-31T23:59:59.999", "2026-12-31"),
    ("2026-12-31T23:59:00", "2026-12-31"),
    ("2027-01-01T00:00:00", "2026-12-31"),
    ("2027-01-01T00:00:00.000", "2026-12-31"),
    ("2026-12-31T24:00:00", "2026-12-31"),
    ("2026-12-31", "2026-12-31"),
    ("2026-12-31T12:00:00", "2026-12-31"),
    ("2026-12-31T23:59:59-05:00", "2026-12-31"),
]


@pytest.mark.parametrize(("written", "day"), STARTS)
def test_a_start_is_its_day(written: str, day: str) -> None:
    assert only(package("", startTime=written)).data["versions"][0]["start"] == day


@pytest.mark.parametrize(("written", "day"), ENDS)
def test_an_end_is_the_last_day(written: str, day: str) -> None:
    assert only(package("", endTime=written)).data["versions"][0]["end"] == day


STAMPS = [
    ('year="2005" month="12" date="31"', "2005-12-31"),
    ('year="2006" month="1" date="1" hour="0" minute="0" second="0"', "2005-12-31"),
    ('year="2006" month="1" date="1" hour="00"', "2005-12-31"),
    ('year="2005" month="12" date="31" hour="23" minute="59" second="59"', "2005-12-31"),
    ('year="2005" month="12" date="31" hour="23" minute="59"', "2005-12-31"),
]


@pytest.mark.parametrize(("stamp", "day"), STAMPS)
def test_a_stamp_of_the_older_dialect_is_a_day_too(stamp: str, day: str) -> None:
    inside = f"<EndTime><GMTTimeStamp {stamp}/></EndTime>"
    assert only(package(inside)).data["versions"][0]["end"] == day


@pytest.mark.parametrize("written", ["soon", "2026-02-30", "2026-01-01T25:00:00", "20260101", ""])
def test_what_is_no_time_is_refused_at_its_line(written: str) -> None:
    [problem] = problems(package("", startTime=written))
    assert (problem.line, problem.field) == (2, "versions[0].start")
    assert "is not a day" in problem.sentence


def test_a_time_in_the_midst_of_a_day_and_a_zone_are_reported() -> None:
    told = only(package("", startTime="2026-01-01T08:00:00", endTime="2026-12-31T12:00:00Z"))
    sentences = " ".join(found.sentence for found in told.findings)
    assert "It starts at 08:00:00; it counts from that day on." in sentences
    assert "It ends at 12:00:00; it counts to the end of that day." in sentences
    assert "2026-12-31T12:00:00Z: the zone was left out" in sentences
    usual = package("", startTime="2026-01-01T00:00:00", endTime="2026-12-31T23:59:59")
    assert findings(usual) == {}


@contextmanager
def process_in(zone: str) -> Iterator[None]:
    """The process itself in another zone, as its environment says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()


ZONES = st.sampled_from(
    ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Amsterdam", "America/New_York"]
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - no zone
    lambda moment: moment.replace(microsecond=0)
)


@given(zone=ZONES, first=MOMENTS, days=st.integers(0, 4000))
def test_the_zone_of_the_process_changes_no_day(zone: str, first: datetime, days: int) -> None:
    last = first.date() + timedelta(days=days)
    for end in (f"{last}T23:59:59", f"{last + timedelta(days=1)}T00:00:00"):
        with process_in(zone):
            [version] = contract(package("", startTime=first.isoformat(), endTime=end)).versions
        assert (version.start, version.end) == (first.date(), last)


@given(zone=ZONES, day=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_nor_that_of_a_stamp(zone: str, day: date) -> None:
    stamp = f'<GMTTimeStamp year="{day.year}" month="{day.month:02}" date="{day.day:02}"/>'
    inside = f"<StartTime>{stamp}</StartTime><EndTime>{stamp}</EndTime>"
    with process_in(zone):
        [version] = contract(package(inside)).versions
    assert (version.start, version.end) == (day, day)
