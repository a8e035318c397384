"""On which days a version holds: supersession, termination, suspension, renewals, the unknown."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.days import UNKNOWN
from contracts.in_force import Interval, in_force, interval
from contracts.version import Version


def a_version(number: int = 1, start: Any = "2026-01-01", **fields: Any) -> Version:
    return Version.model_validate({"number": number, "state": "active", "start": start} | fields)


YEAR = {"end": "2026-12-31"}
RENEWING = {"renewal": {"kind": "automatic", "for": "12 months", "times": 2}}


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        (YEAR, date(2026, 12, 31)),
        ({}, None),
        (YEAR | RENEWING, date(2028, 12, 31)),
        (YEAR | {"renewal": {"kind": "automatic", "for": "12 months"}}, None),
        (YEAR | {"renewal": {"kind": "evergreen"}}, None),
        (YEAR | RENEWING | {"notice_given": {"on": "2026-09-01", "ends": "2026-12-31"}},
         date(2026, 12, 31)),
        (YEAR | {"state": "terminated", "termination": {"on": "2026-06-30", "reason": "bankrupt"}},
         date(2026, 6, 30)),
        ({"end": "unknown"}, UNKNOWN),
    ],
)  # fmt: skip
def test_the_last_day_in_force(fields, end) -> None:
    assert interval(a_version(**fields)) == Interval(date(2026, 1, 1), end)


@pytest.mark.parametrize("state", ["draft", "pending", "approved", "rejected", "canceled"])
def test_what_no_customer_accepted_was_never_in_force(state) -> None:
    assert interval(a_version(**YEAR, state=state)) is None


def test_a_successor_takes_over_on_its_start() -> None:
    first = a_version(1, **YEAR, state="superseded")
    second = a_version(2, start="2026-07-01")
    assert in_force([first, second], date(2026, 6, 30)) == first
    assert in_force([first, second], date(2026, 7, 1)) == second


def test_a_successor_that_nobody_accepted_takes_nothing_over() -> None:
    first = a_version(1, **YEAR)
    draft = a_version(2, start="2026-07-01", state="approved")
    assert in_force([first, draft], date(2026, 8, 1)) == first


def test_suspended_days_are_not_in_force() -> None:
    pause = {"from": "2026-03-01", "to": "2026-03-31"}
    version = a_version(**YEAR, suspensions=[pause])
    held = [in_force([version], date(2026, 3, 1) + timedelta(days=d)) for d in (-1, 0, 30, 31)]
    assert held == [version, None, None, version]


def test_an_unknown_start_is_not_a_reason_to_leave_a_contract_out() -> None:
    version = a_version(start="unknown", end="2026-12-31")
    assert in_force([version], date(2001, 1, 1)) == version
    assert in_force([version], date(2027, 1, 1)) is None
    span = interval(version)
    assert span is not None
    assert not span.certain


VERSIONS = st.lists(
    st.tuples(
        st.integers(0, 1000),
        st.one_of(st.none(), st.integers(0, 800)),
        st.sampled_from(["active", "superseded", "draft", "canceled"]),
    ),
    min_size=1,
    max_size=6,
)


@given(VERSIONS, st.integers(-10, 2000))
def test_two_versions_of_one_contract_are_never_in_force_on_one_day(drawn, offset) -> None:
    first = date(2020, 1, 1)
    versions = []
    for number, (start, length, state) in enumerate(drawn, 1):
        begins = first + timedelta(days=start)
        end = None if length is None else begins + timedelta(days=length)
        versions.append(a_version(number, start=begins, end=end, state=state))
    day = first + timedelta(days=offset)
    spans = [interval(version, versions) for version in versions]
    assert sum(span is not None and span.may_hold(day) for span in spans) <= 1


def test_a_successor_that_was_terminated_before_it_began_takes_nothing_over() -> None:
    first = a_version(1, **YEAR)
    never = {"on": "2026-05-31", "reason": "withdrawn"}
    second = a_version(2, start="2026-07-01", state="terminated", termination=never)
    assert in_force([first, second], date(2026, 8, 1)) == first
