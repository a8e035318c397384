"""What a notice does to a version, day by day, and what is said where it does nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contracts.deadlines import DeadlineKind, deadlines, last_day
from contracts.ending import (
    EndsByItself,
    EndsOutOfPlace,
    EndUnknown,
    NoNoticePeriod,
    NoticeAlreadyGiven,
    NotThatSide,
    notice_effect,
    noticed,
)
from contracts.errors import Refusal
from contracts.in_force import in_force
from contracts.renewal import NoticeGiven, NoticeTo, Side
from contracts.version import Version

MONTHS_3 = {"period": "3 months"}
AUTOMATIC = {"kind": "automatic", "for": "12 months"}
EVERGREEN = {"kind": "evergreen"}
ON = date(2026, 6, 15)


def a_version(**fields: Any) -> Version:
    facts = {"number": 1, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    return Version.model_validate(facts | {"notice": MONTHS_3} | fields)


@pytest.mark.parametrize(
    ("fields", "on", "ends"),
    [
        ({"renewal": AUTOMATIC}, "2026-09-30", "2026-12-31"),
        ({"renewal": AUTOMATIC}, "2026-10-01", "2027-12-31"),
        ({"renewal": AUTOMATIC}, "2027-09-30", "2027-12-31"),
        ({"renewal": AUTOMATIC | {"times": 1}}, "2026-10-01", "2027-12-31"),
        ({"renewal": AUTOMATIC, "end": None}, "2026-10-01", "2027-01-01"),
        ({"renewal": AUTOMATIC, "notice": {"period": "0 days"}}, "2026-12-31", "2026-12-31"),
        ({"renewal": EVERGREEN, "end": None}, "2026-06-15", "2026-09-15"),
        ({"renewal": EVERGREEN}, "2026-06-15", "2026-12-31"),
        ({"renewal": EVERGREEN}, "2026-12-15", "2027-03-15"),
        ({"end": None}, "2026-06-15", "2026-09-15"),
        (
            {"end": None, "notice": MONTHS_3 | {"to": "quarter_end"}},
            "2026-06-15",
            "2026-09-30",
        ),
    ],
)
def test_the_day_on_which_notice_ends_it(fields, on, ends) -> None:
    found = notice_effect(a_version(**fields), date.fromisoformat(on), Side.THEM)
    assert found == date.fromisoformat(ends)


@pytest.mark.parametrize(
    ("fields", "refusal", "said"),
    [
        ({"renewal": AUTOMATIC, "notice": None}, NoNoticePeriod, "No notice period was agreed"),
        ({"renewal": EVERGREEN, "notice": None}, NoNoticePeriod, "No notice period was agreed"),
        ({"end": None, "notice": None}, NoNoticePeriod, "No notice period was agreed"),
        ({}, EndsByItself, "ends by itself on 31 Dec 2026"),
        ({"notice": None}, EndsByItself, "ends by itself on 31 Dec 2026"),
        ({"end": "unknown", "renewal": AUTOMATIC}, EndUnknown, "Nobody knows"),
        ({"end": "unknown", "renewal": EVERGREEN}, EndUnknown, "Nobody knows"),
        ({"renewal": {"kind": "unknown"}}, EndUnknown, "Nobody knows"),
        ({"renewal": {"kind": "unknown"}, "end": None}, EndUnknown, "Nobody knows"),
        ({"renewal": AUTOMATIC, "notice": MONTHS_3 | {"by": "us"}}, NotThatSide, "other side"),
        (
            {"renewal": AUTOMATIC, "notice_given": {"on": "2026-05-01", "ends": "2026-12-31"}},
            NoticeAlreadyGiven,
            "received on 1 May 2026, ends it on 31 Dec 2026",
        ),
    ],
)
def test_where_nobody_can_say_or_may_the_refusal_says_why(fields, refusal, said) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        notice_effect(a_version(**fields), ON, Side.THEM)
    assert type(refused.value) is refusal
    assert refused.value.hint


def test_the_last_term_ends_by_itself() -> None:
    version = a_version(renewal=AUTOMATIC | {"times": 1})
    with pytest.raises(EndsByItself, match="31 Dec 2027"):
        notice_effect(version, date(2027, 2, 1), Side.US)


@pytest.mark.parametrize(
    ("agreed", "by", "may"),
    [
        ("both", Side.US, True),
        ("both", Side.THEM, True),
        ("us", Side.US, True),
        ("us", Side.THEM, False),
        ("them", Side.THEM, True),
        ("them", Side.US, False),
    ],
)
def test_only_the_side_that_may_gives_notice(agreed, by, may) -> None:
    version = a_version(renewal=AUTOMATIC, notice=MONTHS_3 | {"by": agreed})
    given = NoticeGiven(on=ON, by=by, ends=date(2026, 12, 31))
    if may:
        assert notice_effect(version, ON, by) == date(2026, 12, 31)
        assert noticed(version, given).notice_given == given
        return
    for record in (lambda: notice_effect(version, ON, by), lambda: noticed(version, given)):
        with pytest.raises(NotThatSide):
            record()


def test_a_notice_sets_the_end_and_stops_the_renewal() -> None:
    version = noticed(a_version(renewal=AUTOMATIC), NoticeGiven(on=ON, ends=date(2026, 12, 31)))
    assert last_day(version) == date(2026, 12, 31)
    assert [one.kind for one in deadlines(version, ON)] == [DeadlineKind.END]
    assert in_force([version], date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("fields", "ends", "said"),
    [
        ({"renewal": AUTOMATIC}, "2026-06-14", "lies before the notice"),
        ({}, "2027-01-01", "ends on 31 Dec 2026 anyway"),
        ({"renewal": AUTOMATIC | {"times": 1}}, "2028-01-01", "ends on 31 Dec 2027 anyway"),
    ],
)
def test_a_notice_ends_it_after_it_was_given_and_never_makes_it_longer(fields, ends, said) -> None:
    with pytest.raises(EndsOutOfPlace, match=said):
        noticed(a_version(**fields), NoticeGiven(on=ON, ends=date.fromisoformat(ends)))


def test_a_notice_never_ends_it_before_it_ran() -> None:
    """Somebody typed another year: the contract would be gone from every answer, without a word."""
    version = a_version(renewal=EVERGREEN, end=None)
    on = date(2016, 6, 15)
    given = NoticeGiven(on=on, ends=notice_effect(version, on, Side.THEM))
    with pytest.raises(EndsOutOfPlace, match="lies before its start, 1 Jan 2026"):
        noticed(version, given)


@pytest.mark.parametrize(
    "fields",
    [
        {"notice": None},
        {"end": "unknown"},
        {"end": None, "renewal": {"kind": "unknown"}},
        {"renewal": AUTOMATIC, "notice": None},
    ],
)
def test_an_end_that_people_give_themselves_is_taken(fields) -> None:
    given = NoticeGiven(on=ON, ends=date(2026, 8, 31))
    assert last_day(noticed(a_version(**fields), given)) == date(2026, 8, 31)


def test_notice_is_given_once() -> None:
    version = noticed(a_version(renewal=AUTOMATIC), NoticeGiven(on=ON, ends=date(2026, 12, 31)))
    with pytest.raises(NoticeAlreadyGiven):
        noticed(version, NoticeGiven(on=ON, ends=date(2026, 10, 31)))


ENDS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
LENGTHS = st.builds("{} {}".format, st.integers(3, 40), st.sampled_from(["months", "years"]))
PERIODS = st.builds("{} {}".format, st.integers(1, 60), st.sampled_from(["days", "weeks"])) | (
    st.builds("{} months".format, st.integers(1, 14))
)


@given(ENDS, LENGTHS, PERIODS, st.sampled_from(NoticeTo), st.integers(0, 4000))
def test_notice_on_the_deadline_ends_the_term_and_a_day_later_the_next(
    end, length, period, to, later
) -> None:
    renewal = {"kind": "automatic", "for": length}
    notice = {"period": period, "to": to}
    version = a_version(start="1999-01-01", end=end, renewal=renewal, notice=notice)
    today = end - timedelta(days=400) + timedelta(days=later)
    found = [one for one in deadlines(version, today) if one.kind is DeadlineKind.NOTICE]
    assume(found)
    deadline = found[0].day
    last = notice_effect(version, deadline, Side.US)
    assert last == notice_effect(version, today, Side.US)
    assert notice_effect(version, deadline + timedelta(days=1), Side.US) > last


@given(ENDS, PERIODS, st.sampled_from(NoticeTo), st.booleans(), st.integers(-400, 4000))
def test_what_runs_until_notice_ends_after_the_period_and_not_before_its_term(
    end, period, to, ended, later
) -> None:
    notice = {"period": period, "to": to}
    version = a_version(
        start="1999-01-01", end=end if ended else None, renewal=EVERGREEN, notice=notice
    )
    on = end + timedelta(days=later)
    last = notice_effect(version, on, Side.THEM)
    assert last > on
    assert not ended or last >= end
    assert last_day(noticed(version, NoticeGiven(on=on, ends=last))) == last
