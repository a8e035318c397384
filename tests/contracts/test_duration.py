"""Durations: calendar arithmetic with month ends clamped (TERMS 5)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from contracts.duration import Duration, Unit
from contracts.i18n import reading

DURATION = TypeAdapter(Duration)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
SHORT = st.builds(Duration, st.integers(0, 600), st.sampled_from(Unit))


READ = [
    ("3 months", Duration(3, Unit.MONTH)),
    ("1 month", Duration(1, Unit.MONTH)),
    ("1 months", Duration(1, Unit.MONTH)),
    ("90 days", Duration(90, Unit.DAY)),
    (" 6  Weeks ", Duration(6, Unit.WEEK)),
    ("10 year", Duration(10, Unit.YEAR)),
    ("0 days", Duration(0, Unit.DAY)),
]


@pytest.mark.parametrize(("text", "duration"), READ)
def test_reads_what_files_say(text: str, duration: Duration) -> None:
    assert Duration.read(text) == duration


@pytest.mark.parametrize(
    "text",
    ["", "3", "months", "-3 months", "3.5 months", "three months", "P3M", "3 m", "100000 days",
     "3 months 2 days", "٣ months", "x" * 10_000],
)  # fmt: skip
def test_refuses_what_is_no_duration(text: str) -> None:
    with pytest.raises(PydanticCustomError, match="is not a duration such as 3 months") as refused:
        Duration.read(text)
    assert len(refused.value.message()) < 140


AFTER = [
    (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
    (date(2028, 1, 31), "1 month", date(2028, 2, 29)),
    (date(2026, 1, 31), "2 months", date(2026, 3, 31)),
    (date(2026, 12, 31), "3 months", date(2027, 3, 31)),
    (date(2026, 11, 30), "3 months", date(2027, 2, 28)),
    (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
    (date(2028, 2, 29), "4 years", date(2032, 2, 29)),
    (date(2026, 10, 2), "90 days", date(2026, 12, 31)),
    (date(2026, 1, 1), "6 weeks", date(2026, 2, 12)),
    (date(2026, 1, 1), "0 days", date(2026, 1, 1)),
]


@pytest.mark.parametrize(("day", "duration", "after"), AFTER)
def test_after(day: date, duration: str, after: date) -> None:
    assert Duration.read(duration).after(day) == after


BEFORE = [
    (date(2026, 12, 31), "3 months", date(2026, 9, 30)),
    (date(2026, 5, 30), "3 months", date(2026, 2, 28)),
    (date(2026, 3, 31), "1 month", date(2026, 2, 28)),
    (date(2026, 12, 31), "90 days", date(2026, 10, 2)),
    (date(2028, 2, 29), "1 year", date(2027, 2, 28)),
]


@pytest.mark.parametrize(("day", "duration", "before"), BEFORE)
def test_before(day: date, duration: str, before: date) -> None:
    assert Duration.read(duration).before(day) == before


def test_several_times_at_once_does_not_forget_the_day() -> None:
    month = Duration.read("1 month")
    assert month.after(date(2026, 1, 31), times=2) == date(2026, 3, 31)
    assert month.after(month.after(date(2026, 1, 31))) == date(2026, 3, 28)


@pytest.mark.parametrize("text", ["99999 days", "99999 weeks", "99999 months", "99999 years"])
def test_the_calendar_has_a_first_and_a_last_day(text: str) -> None:
    assert Duration.read(text).after(date(9990, 1, 1)) == date.max
    assert Duration.read(text).before(date(2, 1, 1)) == date.min


@given(DAYS, SHORT)
def test_going_on_never_goes_back(day: date, duration: Duration) -> None:
    assert duration.before(day) <= day <= duration.after(day)
    assert duration.after(day) <= duration.after(day, times=2)
    assert (duration.after(day) - day).days <= duration.longest_days


@given(DAYS, SHORT)
def test_back_and_on_again_loses_days_only_at_a_month_end(day: date, duration: Duration) -> None:
    again = duration.before(duration.after(day))
    assert again == day or (again < day and day.day > 28)


@given(SHORT)
def test_survives_being_written(duration: Duration) -> None:
    assert Duration.read(duration.written) == duration
    assert DURATION.validate_json(DURATION.dump_json(duration)) == duration


def test_is_said_in_words() -> None:
    assert str(Duration.read("1 year")) == "1 year"
    assert str(Duration.read("1200 days")) == "1,200 days"
    with reading("nl"):
        assert str(Duration.read("1200 days")) == "1.200 days"
