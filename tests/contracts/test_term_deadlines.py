"""What terms make due: obligations, reviews, promotions, commitments; once and again and again."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.deadlines import Deadline, DeadlineKind, deadlines, holds, occurrences
from contracts.deadlines.series import first_on_or_after
from contracts.duration import Duration, Unit
from contracts.version import Version

OBLIGATION = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-01-31"}
REVIEW = {"kind": "price_review", "every": "12 months"}
PROMOTION = {"kind": "promotion", "percent": -3, "valid_to": "2026-03-31"}
COMMITMENT = {"kind": "purchase_commitment", "amount": "100.00 EUR"}


def a_version(*terms: dict[str, Any], **fields: Any) -> Version:
    usual = {"number": 1, "state": "active", "start": "2026-01-01", "end": "2027-12-31"}
    return Version.model_validate(usual | {"terms": terms} | fields)


def of_terms(version: Version, today: str) -> list[tuple[str, str, int]]:
    found = deadlines(version, date.fromisoformat(today))
    return [(one.kind.value, str(one.day), one.place) for one in found if one.place]


@pytest.mark.parametrize(
    ("term", "today", "due"),
    [
        (OBLIGATION, "2026-01-31", "2026-01-31"),
        (OBLIGATION, "2026-02-01", None),
        (OBLIGATION | {"due": "2028-01-15"}, "2026-01-01", "2028-01-15"),  # behind the end
        (OBLIGATION | {"every": "1 month"}, "2026-02-01", "2026-02-28"),
        (OBLIGATION | {"every": "1 month"}, "2026-03-01", "2026-03-31"),
        (OBLIGATION | {"every": "1 month"}, "2027-12-31", "2027-12-31"),
        (OBLIGATION | {"every": "1 month"}, "2028-01-01", None),
        (OBLIGATION | {"every": "1 month", "valid_to": "2026-06-15"}, "2026-06-01", None),
        (OBLIGATION | {"due": "2028-02-29", "every": "1 year"}, "2026-01-01", None),
        (REVIEW, "2026-01-01", "2027-01-01"),
        (REVIEW, "2027-01-01", "2027-01-01"),
        (REVIEW, "2027-01-02", None),
        (REVIEW | {"every": "6 months", "valid_from": "2026-03-31"}, "2026-05-01", "2026-09-30"),
        (PROMOTION, "2026-03-31", "2026-03-31"),
        (PROMOTION, "2026-04-01", None),
        (PROMOTION | {"valid_to": "2027-12-31"}, "2026-01-01", None),  # the end warns of it
        (COMMITMENT | {"per": "contract"}, "2026-01-01", "2027-12-31"),
        (COMMITMENT | {"per": "year"}, "2026-12-31", "2026-12-31"),
        (COMMITMENT | {"per": "year"}, "2027-01-01", "2027-12-31"),
        (COMMITMENT | {"per": "quarter"}, "2026-04-01", "2026-06-30"),
    ],
)
def test_the_next_day_that_a_term_makes(term, today, due) -> None:
    kinds = {"obligation": "obligation", "price_review": "review", "promotion": "promotion"}
    kind = kinds.get(term["kind"], "commitment")
    expected = [(kind, due, 1)] if due else []
    assert of_terms(a_version(term), today) == expected


def test_each_term_has_a_day_of_its_own() -> None:
    version = a_version(OBLIGATION, PROMOTION, OBLIGATION | {"due": "2026-02-15"})
    assert of_terms(version, "2026-01-01") == [
        ("obligation", "2026-01-31", 1),
        ("obligation", "2026-02-15", 3),
        ("promotion", "2026-03-31", 2),
    ]


def test_what_comes_again_is_there_as_often_as_it_comes() -> None:
    version = a_version(
        OBLIGATION | {"every": "3 months"},
        renewal={"kind": "automatic", "for": "12 months", "times": 1},
        end="2026-12-31",
        notice={"period": "3 months"},
    )
    found = occurrences(version, date(2026, 1, 1), date(2027, 12, 31))
    assert [(one.kind.value, str(one.day)) for one in found] == [
        ("obligation", "2026-01-31"),
        ("obligation", "2026-04-30"),
        ("obligation", "2026-07-31"),
        ("notice", "2026-09-30"),
        ("obligation", "2026-10-31"),
        ("renewal", "2027-01-01"),
        ("obligation", "2027-01-31"),
        ("obligation", "2027-04-30"),
        ("obligation", "2027-07-31"),
        ("obligation", "2027-10-31"),
        ("end", "2027-12-31"),
    ]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2024-02-29", "2025-02-28"),
        ("2025-03-01", "2026-02-28"),
        ("2027-03-01", "2028-02-29"),
    ],
)
def test_a_year_from_29_february_is_over_on_the_last_of_february(today, day) -> None:
    version = a_version(
        start="2024-02-29", end=None, renewal={"kind": "evergreen"}, notice={"period": "1 month"}
    )
    found = deadlines(version, date.fromisoformat(today))
    assert found == (Deadline(DeadlineKind.ANNIVERSARY, date.fromisoformat(day)),)


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
EVERY = st.builds(Duration, st.integers(1, 40), st.sampled_from(Unit))


@given(DAYS, EVERY, st.integers(0, 20_000))
def test_a_series_has_no_earlier_day_on_or_after(first, every, later) -> None:
    day = first + timedelta(days=later)
    found = first_on_or_after(day, first, every)
    times = next(n for n in range(20_002) if every.after(first, n) >= day)
    assert found == every.after(first, times)


TERMS = st.lists(
    st.one_of(
        st.builds(
            lambda due, every: OBLIGATION | {"due": str(due)} | ({"every": every} if every else {}),
            st.dates(date(2025, 6, 1), date(2029, 1, 1)),
            st.sampled_from(["", "1 month", "13 days", "1 year"]),
        ),
        st.sampled_from(
            [REVIEW, PROMOTION, *(COMMITMENT | {"per": p} for p in ("year", "quarter"))]
        ),
    ),
    max_size=4,
)
RENEWALS = st.sampled_from(
    [
        {"kind": "none"},
        {"kind": "evergreen"},
        {"kind": "automatic", "for": "1 month"},
        {"kind": "automatic", "for": "12 months", "times": 2},
    ]
)


@given(TERMS, RENEWALS, st.dates(date(2025, 12, 1), date(2028, 6, 1)), st.integers(0, 200))
def test_over_some_days_there_is_what_is_ahead_on_each(terms, renewal, first, length) -> None:
    """The span's deadlines are those that are next on some day of it."""
    version = a_version(*terms, renewal=renewal, notice={"period": "14 days"}, end="2026-12-31")
    last = first + timedelta(days=length)
    found = list(occurrences(version, first, last))
    assert found == sorted(set(found), key=lambda one: (one.day, one.kind, one.place))
    days = [first - timedelta(days=1) + timedelta(days=n) for n in range(length + 2)]
    seen = {one for day in days for one in deadlines(version, day)}
    assert set(found) == {one for one in seen if first <= one.day <= last}
    assert all(holds(version, one) for one in found)
