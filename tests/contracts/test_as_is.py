"""A renewal as it is: which of the terms' own days move, stay, or are left out."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.as_is import renewed_as_is
from contracts.contract import Contract
from contracts.terms import CustomPrices
from contracts.version import Version

TODAY = date(2026, 6, 15)


def renewed(*terms: dict[str, Any], today: date = TODAY, **fields: Any) -> Any:
    version = {"number": 3, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    running = Version.model_validate(version | {"terms": terms} | fields)
    contract = Contract.model_validate({"ref": "ACME-1", "account": "ACME", "versions": [running]})
    return renewed_as_is(contract, running, today)


SURCHARGE = {"kind": "surcharge", "percent": 1}
PROMOTION = {"kind": "promotion", "percent": -3}


@pytest.mark.parametrize(
    ("term", "dates"),
    [
        ({}, (None, None)),
        ({"valid_from": "2026-03-01", "valid_to": "2026-03-31"}, ("2027-03-01", "2027-03-31")),
        ({"valid_from": "2026-12-01", "valid_to": "2027-02-28"}, (None, "2027-02-28")),
        ({"valid_from": "2027-03-01", "valid_to": "2027-03-31"}, ("2027-03-01", "2027-03-31")),
        ({"valid_from": "2026-03-01"}, (None, None)),
        ({"valid_from": "2027-06-01"}, ("2027-06-01", None)),
        ({"valid_to": "2027-01-01"}, (None, "2027-01-01")),
        ({"valid_to": "2026-12-31"}, "left out"),
        ({"valid_from": "2023-03-01", "valid_to": "2023-03-31"}, ("2027-03-01", "2027-03-31")),
        (PROMOTION | {"valid_from": "2026-03-01", "valid_to": "2026-03-31"}, "left out"),
        (PROMOTION | {"valid_from": "2026-03-01", "valid_to": "2027-03-31"}, (None, "2027-03-31")),
    ],
)
def test_the_days_of_a_term(term, dates) -> None:
    found = renewed(SURCHARGE | term)
    if dates == "left out":
        assert found.version.terms == ()
        assert [one.new for one in found.moved] == [None]
        return
    [after] = found.version.terms
    first, last = after.valid_from, after.valid_to
    assert (first and str(first), last and str(last)) == dates


DUE = {"kind": "obligation", "who": "us", "what": "Report"}


@pytest.mark.parametrize(
    ("due", "every", "expected"),
    [
        ("2026-03-31", "3 months", "2027-03-31"),
        ("2026-01-31", "1 month", "2027-01-31"),
        ("2026-11-15", "1 year", "2027-11-15"),
        ("2026-03-31", None, None),
        ("2027-03-31", None, "2027-03-31"),
        ("2027-03-31", "3 months", "2027-03-31"),
    ],
)
def test_an_obligation_is_due_on_its_next_turn(due, every, expected) -> None:
    found = renewed(DUE | {"due": due, "every": every})
    assert [str(term.due) for term in found.version.terms] == ([expected] if expected else [])


def test_each_written_price_has_its_own_days() -> None:
    items = [
        {"sku": "A", "price": "1.00 EUR"},
        {"sku": "B", "price": "2.00 EUR", "valid_from": "2026-06-01", "valid_to": "2026-08-31"},
        {"sku": "C", "price": "3.00 EUR", "valid_to": "2026-03-31"},
        {"sku": "D", "price": "4.00 EUR", "valid_from": "2026-06-01"},
    ]
    found = renewed({"kind": "custom_prices", "items": items})
    [term] = found.version.terms
    assert isinstance(term, CustomPrices)
    assert [(one.sku, str(one.valid_from), str(one.valid_to)) for one in term.items] == [
        ("A", "None", "None"),
        ("B", "2027-06-01", "2027-08-31"),
        ("D", "None", "None"),
    ]
    assert len(found.moved) == 3


def test_where_every_price_is_over_the_term_is_left_out() -> None:
    items = [{"sku": "C", "price": "3.00 EUR", "valid_to": "2026-03-31"}]
    assert renewed({"kind": "custom_prices", "items": items}).version.terms == ()


def test_without_days_of_their_own_all_terms_stay_as_they_are() -> None:
    found = renewed(SURCHARGE, PROMOTION, value="10 EUR")
    assert (len(found.version.terms), found.moved) == (2, ())
    assert (str(found.version.start), str(found.version.end)) == ("2027-01-01", "2027-12-31")


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 300)), max_size=4), st.none() | DAYS)
def test_no_term_of_the_draft_is_over_when_it_begins(spans, today) -> None:
    terms = [
        SURCHARGE | {"valid_from": first, "valid_to": date.fromordinal(first.toordinal() + length)}
        for first, length in spans
    ]
    version = renewed(*terms, today=today or TODAY).version
    for term in version.terms:
        assert term.valid_to is None or term.valid_to >= version.start
        assert term.valid_from is None or term.valid_from > version.start or term.valid_to
