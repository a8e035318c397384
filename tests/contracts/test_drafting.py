"""What is first proposed for a new, an amended and a renewed contract."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contracts.contract import Contract
from contracts.difference import difference
from contracts.drafting import AlreadyOpen, NoTermToRenew, amendment, new_version, renewal
from contracts.lifecycle import State
from contracts.version import Version

TODAY = date(2026, 6, 15)
TERMS = [
    {"kind": "master_catalog_price", "percent": -5},
    {"kind": "promotion", "percent": -3, "valid_to": "2026-12-31"},
    {"kind": "surcharge", "percent": 1, "valid_to": "2027-01-01"},
    {"kind": "surcharge", "percent": 2, "valid_from": "2027-06-01"},
]
RUNNING = {
    "number": 3,
    "state": "active",
    "start": "2026-01-01",
    "end": "2026-12-31",
    "notice": {"period": "3 months"},
    "value": "240000.00 EUR",
    "summary": "What was new in 2026",
    "document": {"url": "https://documents.example/3.pdf"},
    "acceptance": {"how": "signature", "on": "2025-12-12"},
    "suspensions": [{"from": "2026-03-01", "to": "2026-03-14"}],
    "terms": TERMS,
}
AUTOMATIC = {"kind": "automatic", "for": "12 months"}
NOTICE = {"on": "2026-05-01", "ends": "2026-08-31"}


def a_version(**fields: Any) -> Version:
    return Version.model_validate(RUNNING | fields)


def a_contract(*versions: Version) -> Contract:
    facts = {"ref": "ACME-1", "account": "ACME", "versions": versions}
    return Contract.model_validate(facts)


def amended(today: date = TODAY, **fields: Any) -> Version:
    version = a_version(**fields)
    return amendment(a_contract(version), version, today)


def renewed(today: date = TODAY, **fields: Any) -> Version:
    version = a_version(**fields)
    return renewal(a_contract(version), version, today)


def span(version: Version) -> tuple[str, str]:
    return str(version.start), str(version.end)


def test_a_new_contract_runs_for_twelve_months() -> None:
    version = new_version(1, TODAY)
    assert version == Version(number=1, start=TODAY, end=date(2027, 6, 14))
    assert new_version(1, date(2027, 3, 1)).end == date(2028, 2, 29)


def test_an_amendment_keeps_what_was_agreed_and_leaves_the_history_behind() -> None:
    version = amended()
    assert (version.number, version.state) == (4, State.DRAFT)
    assert [change.name for change in difference(a_version(), version).fields] == [
        "start",
        "summary",
        "document",
    ]
    assert difference(a_version(), version).terms == []
    assert (version.acceptance, version.suspensions) == (None, ())
    assert span(version) == ("2026-06-15", "2026-12-31")


@pytest.mark.parametrize(
    ("today", "fields", "dates"),
    [
        ("2026-06-15", {"renewal": AUTOMATIC}, ("2026-06-15", "2026-12-31")),
        ("2027-02-01", {"renewal": AUTOMATIC}, ("2027-02-01", "2027-12-31")),
        ("2025-11-01", {}, ("2026-01-01", "2026-12-31")),
        ("2026-06-15", {"notice_given": NOTICE}, ("2026-06-15", "2026-08-31")),
        ("2026-06-15", {"end": None}, ("2026-06-15", "None")),
        ("2026-06-15", {"end": "unknown"}, ("2026-06-15", "Unknown.UNKNOWN")),
        ("2026-06-15", {"start": "unknown"}, ("2026-06-15", "2026-12-31")),
        ("2027-02-01", {"renewal": {"kind": "evergreen"}}, ("2027-02-01", "None")),
        ("2026-06-15", {"renewal": {"kind": "evergreen"}}, ("2026-06-15", "2026-12-31")),
    ],
)
def test_an_amendment_holds_from_today_for_the_running_term(today, fields, dates) -> None:
    assert span(amended(date.fromisoformat(today), **fields)) == dates


@pytest.mark.parametrize(
    ("today", "times", "left"),
    [
        ("2026-06-15", None, "automatic, for 12 months"),
        ("2026-06-15", 2, "automatic, for 12 months, 2 times at most"),
        ("2027-06-15", 2, "automatic, for 12 months, 1 time at most"),
        ("2028-06-15", 2, "none: it ends"),
        ("2035-06-15", None, "automatic, for 12 months"),
    ],
)
def test_an_amendment_renews_as_often_as_is_left(today, times, left) -> None:
    version = amended(date.fromisoformat(today), renewal=AUTOMATIC | {"times": times})
    assert str(version.renewal) == left


@pytest.mark.parametrize("agreed", [AUTOMATIC, {"kind": "evergreen"}, {"kind": "unknown"}])
def test_an_amendment_does_not_take_a_notice_back(agreed: dict[str, Any]) -> None:
    assert str(amended(renewal=agreed, notice_given=NOTICE).renewal) == "none: it ends"
    assert str(amended(renewal=agreed).renewal) != "none: it ends"


@pytest.mark.parametrize(
    ("fields", "dates"),
    [
        ({}, ("2027-01-01", "2027-12-31")),
        ({"renewal": AUTOMATIC}, ("2027-01-01", "2027-12-31")),
        ({"renewal": {"kind": "automatic", "for": "3 months"}}, ("2027-01-01", "2027-03-31")),
        ({"start": "2026-04-15"}, ("2027-01-01", "2027-09-18")),
        ({"start": "2026-03-01", "end": "2027-02-28"}, ("2027-03-01", "2028-02-29")),
        ({"start": "2026-01-31", "end": "2026-07-30"}, ("2026-07-31", "2027-01-30")),
        ({"start": "2026-04-01", "end": "2026-06-30"}, ("2026-07-01", "2026-09-30")),
        ({"start": "2026-06-01", "end": "2026-06-30"}, ("2026-07-01", "2026-07-31")),
        ({"start": "2026-06-01", "end": "2026-06-10"}, ("2026-06-11", "2026-06-20")),
        ({"notice_given": NOTICE}, ("2026-09-01", "2027-04-30")),
        ({"notice_given": NOTICE, "renewal": AUTOMATIC}, ("2026-09-01", "2027-08-31")),
        ({"start": "2019-01-01", "end": "2019-12-31"}, ("2026-06-15", "2027-06-14")),
        ({"start": "2025-05-01", "end": "2026-04-30"}, ("2026-05-01", "2027-04-30")),
    ],
)
def test_a_renewal_lasts_as_long_as_agreed_or_as_the_term_did(fields, dates) -> None:
    assert span(renewed(**fields)) == dates


def test_a_renewal_of_what_renewed_already_follows_the_running_term() -> None:
    assert span(renewed(date(2029, 1, 31), renewal=AUTOMATIC)) == ("2030-01-01", "2030-12-31")


def test_a_renewal_leaves_out_what_has_ended_by_then() -> None:
    version = renewed(renewal=AUTOMATIC | {"times": 2})
    assert version.terms == a_version(terms=[TERMS[0], TERMS[2], TERMS[3]]).terms
    assert version.value == a_version().value
    assert (version.state, version.number) == (State.DRAFT, 4)
    assert (version.summary, version.document, version.acceptance) == (None, None, None)
    assert version.renewal.times == 2


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"end": None}, "has no end"),
        ({"end": "unknown"}, "Nobody knows when ACME-1/3 ends"),
        ({"start": "unknown"}, "Nobody knows when ACME-1/3 started"),
        ({"renewal": {"kind": "evergreen"}}, "runs on until notice"),
        ({"renewal": {"kind": "evergreen"}, "end": "unknown"}, "runs on until notice"),
        ({"end": "2025-12-31"}, "lies before its start"),
    ],
)
def test_what_has_no_term_is_not_renewed_but_can_be_amended(fields, why) -> None:
    with pytest.raises(NoTermToRenew, match=why) as refused:
        renewed(**fields)
    assert refused.value.offers == {"Amend ACME-1": "amend ACME-1"}
    assert amended(**fields).number == 4


@pytest.mark.parametrize("draft", [amendment, renewal])
@pytest.mark.parametrize("state", ["draft", "pending", "approved", "rejected"])
def test_a_contract_has_one_open_version(draft, state) -> None:
    contract = a_contract(a_version(), a_version(number=4, state=state, acceptance=None))
    with pytest.raises(AlreadyOpen, match=r"ACME-1/4 .* one open version") as refused:
        draft(contract, contract.versions[0], TODAY)
    assert refused.value.offers == {"Open ACME-1/4": "edit ACME-1/4"}


def test_a_canceled_version_is_not_open_but_keeps_its_number() -> None:
    contract = a_contract(a_version(), a_version(number=4, state="canceled"))
    assert amendment(contract, contract.versions[0], TODAY).number == 5


@given(
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    st.integers(0, 1500),
    st.none() | st.integers(1, 60),
)
@example(date(2002, 2, 1), 392, None)  # thirteen months of 393 days, then of 397
def test_a_renewal_follows_without_a_gap_and_ends_after_it_began(start, length, months) -> None:
    end = start + timedelta(days=length)
    agreed = {"renewal": {"kind": "automatic", "for": f"{months} months"}} if months else {}
    version = renewed(end, start=start, end=end, **agreed)
    assert version.start == end + timedelta(days=1)
    assert isinstance(version.end, date)
    assert version.end >= version.start
    february_and_a_leap_day = timedelta(days=3 + 1)
    assert months or abs((version.end - version.start) - (end - start)) <= february_and_a_leap_day
