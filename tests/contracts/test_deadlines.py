"""Notice deadlines, renewals and earliest exits: hand-made tables and what must always hold."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.deadlines import (
    Deadline,
    DeadlineKind,
    deadlines,
    earliest_exit,
    exit_if_given,
    last_day,
    notice_deadline,
    renewed,
    term_end,
    terms_done,
)
from contracts.duration import Duration, Unit
from contracts.renewal import Notice, NoticeTo
from contracts.version import Version

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
DURATIONS = st.builds(Duration, st.integers(1, 40), st.sampled_from(Unit))
NOTICES = st.builds(lambda p, to: Notice(period=p, to=to), DURATIONS, st.sampled_from(NoticeTo))


def notice(period: str, to: str = "term_end") -> Notice:
    return Notice(period=Duration.read(period), to=NoticeTo(to))


def a_version(**fields: Any) -> Version:
    return Version.model_validate({"number": 1, "state": "active", "start": "2026-01-01"} | fields)


@pytest.mark.parametrize(
    ("last", "period", "to", "deadline"),
    [
        ("2026-12-31", "3 months", "term_end", "2026-09-30"),
        ("2027-02-28", "3 months", "term_end", "2026-11-30"),
        ("2026-06-30", "1 month", "term_end", "2026-05-31"),
        ("2026-05-30", "3 months", "term_end", "2026-02-28"),
        ("2028-05-30", "3 months", "term_end", "2028-02-29"),
        ("2026-12-31", "90 days", "term_end", "2026-10-02"),
        ("2026-12-31", "6 weeks", "term_end", "2026-11-19"),
        ("2026-12-31", "1 year", "term_end", "2025-12-31"),
        ("2028-02-29", "1 year", "term_end", "2027-02-28"),
        ("2026-11-15", "1 month", "month_end", "2026-09-30"),
        ("2026-11-15", "6 weeks", "quarter_end", "2026-08-19"),
        ("2026-12-31", "3 months", "year_end", "2026-09-30"),
        ("2026-12-30", "3 months", "year_end", "2025-09-30"),
    ],
)
def test_the_last_day_on_which_notice_counts(last, period, to, deadline) -> None:
    found = notice_deadline(date.fromisoformat(last), notice(period, to))
    assert found == date.fromisoformat(deadline)


@given(DAYS, NOTICES)
def test_notice_on_the_deadline_is_in_time_and_a_day_later_is_not(last, agreed) -> None:
    day = notice_deadline(last, agreed)
    assert exit_if_given(day, agreed) <= last
    assert exit_if_given(day + timedelta(days=1), agreed) > last


@given(DAYS, DAYS, NOTICES)
def test_a_later_end_never_has_an_earlier_deadline(one, other, agreed) -> None:
    first, second = sorted([one, other])
    assert notice_deadline(first, agreed) <= notice_deadline(second, agreed)


@pytest.mark.parametrize(
    ("given_on", "period", "to", "ends"),
    [
        ("2026-01-15", "1 month", "term_end", "2026-02-15"),
        ("2026-01-31", "1 month", "term_end", "2026-02-28"),
        ("2026-01-15", "1 month", "month_end", "2026-02-28"),
        ("2026-01-15", "3 months", "quarter_end", "2026-06-30"),
        ("2026-09-30", "3 months", "quarter_end", "2026-12-31"),
        ("2026-09-30", "3 months", "year_end", "2026-12-31"),
        ("2026-10-01", "3 months", "year_end", "2027-12-31"),
    ],
)
def test_the_earliest_exit_of_an_evergreen_contract(given_on, period, to, ends) -> None:
    version = a_version(renewal={"kind": "evergreen"}, notice={"period": period, "to": to})
    assert earliest_exit(version, date.fromisoformat(given_on)) == date.fromisoformat(ends)
    yearly = Deadline(DeadlineKind.ANNIVERSARY, date(2027, 1, 1))
    assert deadlines(version, date.fromisoformat(given_on)) == (yearly,)


def test_an_evergreen_contract_does_not_end_before_its_first_term() -> None:
    version = a_version(
        end="2026-12-31", renewal={"kind": "evergreen"}, notice={"period": "1 month"}
    )
    assert earliest_exit(version, date(2026, 3, 1)) == date(2026, 12, 31)
    assert earliest_exit(version, date(2027, 3, 1)) == date(2027, 4, 1)


AUTOMATIC = {
    "end": "2026-12-31",
    "renewal": {"kind": "automatic", "for": "12 months", "times": 2},
    "notice": {"period": "3 months"},
}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-08-16", [("notice", "2026-09-30"), ("renewal", "2027-01-01")]),
        ("2026-09-30", [("notice", "2026-09-30"), ("renewal", "2027-01-01")]),
        ("2026-10-01", [("renewal", "2027-01-01"), ("notice", "2027-09-30")]),
        ("2027-01-01", [("notice", "2027-09-30"), ("renewal", "2028-01-01")]),
        ("2027-11-01", [("renewal", "2028-01-01")]),
        ("2028-01-01", [("end", "2028-12-31")]),
        ("2029-01-01", []),
    ],
)
def test_what_is_ahead_of_an_automatic_renewal(today, expected) -> None:
    found = deadlines(a_version(**AUTOMATIC), date.fromisoformat(today))
    wanted = [Deadline(DeadlineKind(kind), date.fromisoformat(day)) for kind, day in expected]
    assert list(found) == wanted


def test_a_recorded_notice_sets_the_end_and_stops_the_renewal() -> None:
    given = {"on": "2026-09-01", "ends": "2026-12-31"}
    version = a_version(**AUTOMATIC, notice_given=given)
    assert deadlines(version, date(2026, 9, 2)) == (Deadline(DeadlineKind.END, date(2026, 12, 31)),)
    assert last_day(version) == date(2026, 12, 31)


def test_a_term_to_the_end_of_february_renews_to_the_end_of_february() -> None:
    assert renewed(date(2027, 2, 28), Duration(12, Unit.MONTH), 1) == date(2028, 2, 29)


@given(DAYS, DURATIONS, st.one_of(st.none(), st.integers(1, 8)), st.integers(0, 20_000))
def test_the_running_term_contains_the_day_unless_all_renewals_are_made(
    end, length, times, later
) -> None:
    renewal = {"kind": "automatic", "for": length.written, "times": times}
    version = a_version(start="1980-01-01", end=end, renewal=renewal)
    today = end + timedelta(days=later)
    last = term_end(version, today)
    assert last is not None
    assert last >= today or last == last_day(version)
    done = terms_done(version, today)
    assert last == renewed(end, length, done)
    assert done == 0 or renewed(end, length, done - 1) < today


def test_nothing_is_guessed_for_an_unknown_end() -> None:
    unknown = a_version(
        end="unknown",
        renewal={"kind": "automatic", "for": "12 months"},
        notice={"period": "3 months"},
    )
    assert deadlines(unknown, date(2026, 6, 1)) == ()


EDGES = [date.min, date(1, 1, 2), date(2026, 8, 16), date(9999, 10, 1), date.max]
ENDS = st.one_of(st.none(), st.just("unknown"), st.sampled_from(EDGES), st.dates())
RENEWALS = st.one_of(
    st.sampled_from([{"kind": "none"}, {"kind": "evergreen"}, {"kind": "unknown"}]),
    st.fixed_dictionaries(
        {
            "kind": st.just("automatic"),
            "for": st.sampled_from(["1 day", "12 months", "99999 days", "99999 years"]),
            "times": st.one_of(st.none(), st.integers(1, 5)),
        }
    ),
)
AGREED = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {
            "period": st.sampled_from(["0 days", "3 months", "99999 days", "99999 years"]),
            "to": st.sampled_from(NoticeTo),
        }
    ),
)


@given(ENDS, RENEWALS, AGREED, st.one_of(st.sampled_from(EDGES), st.dates()))
def test_there_is_an_answer_on_every_day_of_the_calendar(end, renewal, agreed, today) -> None:
    version = a_version(end=end, renewal=renewal, notice=agreed)
    ahead = deadlines(version, today)
    assert [one.day for one in ahead] == sorted(one.day for one in ahead if one.day >= today)
    leaves = earliest_exit(version, today)
    assert leaves is None or leaves >= today
