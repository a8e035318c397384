"""A request for a decision: what it is bound to, what its card shows, and until when it waits."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from contracts.contract import Contract, Family
from contracts.requests import Request, RequestState, decide_by, submission_hash
from contracts.version import Version

FAMILY = {
    "ref": "ACME-1",
    "account": "ACME",
    "base": "BASE-EU",
    "scope": {"project": "Rhine Bridge", "site": "Cologne"},
    "timezone": "Europe/Berlin",
    "title": "Supply of bolts",
}


def a_version(**fields: Any) -> Version:
    return Version.model_validate({"number": 4, "start": "2026-07-01"} | fields)


def hashed(version: Version | None = None, **family: Any) -> str:
    return submission_hash(Family.model_validate(FAMILY | family), version or a_version())


@pytest.mark.parametrize(
    "family",
    [
        {"account": "OTHER"},
        {"kind": "base", "account": None},
        {"kind": "supplement", "contract": "ACME-0", "base": None},
        {"base": "BASE-US"},
        {"base": None},
        {"scope": {"project": "Rhine Bridge"}},
        {"scope": None},
        {"timezone": "Asia/Tokyo"},
        {"title": "Supply of nuts"},
        {"type": "cost_plus"},
    ],
)
def test_a_decision_is_bound_to_what_the_contract_says(family: dict[str, Any]) -> None:
    assert hashed(**family) != hashed()


def test_a_decision_is_bound_to_what_the_version_says() -> None:
    assert hashed(a_version(start="2026-07-02")) != hashed()
    assert hashed(a_version(title="Supply of bolts")) != hashed()
    assert hashed(a_version(terms=[{"kind": "shipping_charge", "paid_to": "free"}])) != hashed()


def test_a_decision_outlives_what_is_no_content() -> None:
    assert hashed(a_version(state="approved")) == hashed()
    assert hashed(scope={"site": "Cologne", "project": "Rhine Bridge"}) == hashed()
    contract = Contract.model_validate(FAMILY | {"versions": [a_version(), a_version(number=5)]})
    assert submission_hash(contract, a_version()) == hashed()


@pytest.mark.parametrize(
    ("start", "by"),
    [
        ("2026-07-01", date(2026, 6, 30)),
        ("2026-06-16", date(2026, 6, 15)),
        ("2026-06-15", None),
        ("2026-01-01", None),
        ("unknown", None),
    ],
)
def test_the_last_day_to_decide_is_the_one_before_it_starts(start: str, by: date | None) -> None:
    assert decide_by(a_version(start=start), date(2026, 6, 15)) == by


def a_request(state: RequestState) -> Request:
    asked = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
    return Request(12, "ACME-1", 4, 1, hashed(), "U0REP0001", asked, state)


def test_a_request_says_what_it_is_about() -> None:
    request = a_request(RequestState.OPEN)
    assert request.ref == "ACME-1/4"
    assert len(request.seen) == 12
    assert request.content.startswith(request.seen)


def test_only_an_open_request_waits() -> None:
    assert [state for state in RequestState if a_request(state).open] == [RequestState.OPEN]
