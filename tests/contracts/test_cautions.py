"""What an approver is told although nothing refuses the version."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.account import Account
from contracts.cautions import Beside, cautions
from contracts.terms import TERMS
from contracts.terms.shipping_modes import ShippingMode
from contracts.version import Version
from tests.contracts.terms.strategies import any_terms

TODAY = date(2026, 6, 15)
FRENCH = Account(code="ACME", name="ACME Industries", holidays="FR")
CATALOG = {"kind": "master_catalog_price", "percent": -5}
NET_90 = {"kind": "payment_terms", "net_days": 90}
NET_60 = {"kind": "payment_terms", "net_days": 60}
NET_1 = {"kind": "payment_terms", "net_days": 1}


def a_version(*terms: Any, **fields: Any) -> Version:
    facts = {"number": 2, "start": "2027-01-01", "end": "2027-12-31", "terms": list(terms)}
    return Version.model_validate(facts | fields)


def running(**fields: Any) -> Version:
    facts = {"number": 1, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    return Version.model_validate(facts | fields)


def said(version: Version, **beside: Any) -> list[str]:
    return [one.sentence for one in cautions(version, Beside(**beside), TODAY)]


def policies(**forms: Any) -> dict[str, Any]:
    return dict(zip(forms, TERMS.validate_python(list(forms.values())), strict=True))


def test_a_plain_version_deserves_no_second_look() -> None:
    assert said(a_version(), running=running(value="1 EUR"), account=FRENCH) == []


@pytest.mark.parametrize(
    ("start", "before", "expected"),
    [
        ("2026-06-15", {}, []),
        ("2026-06-14", {}, ["It begins on 14 Jun 2026, 1 day before today."]),
        ("2026-01-15", {}, ["It begins on 15 Jan 2026, 151 days before today."]),
        (
            "2027-03-01",
            {},
            ["Nothing is in force from 1 Jan 2027 to 28 Feb 2027, between the two versions."],
        ),
        ("2027-03-01", {"renewal": {"kind": "automatic", "for": "1 year"}}, []),
        ("2027-03-01", {"end": None}, []),
        ("2027-03-01", {"end": "unknown"}, []),
        (
            "2026-09-02",
            {"notice_given": {"on": "2026-05-01", "ends": "2026-08-31"}},
            ["Nothing is in force from 1 Sep 2026 to 1 Sep 2026, between the two versions."],
        ),
        (
            "2026-07-01",
            {"state": "terminated", "termination": {"on": "2026-06-20", "reason": "sold"}},
            ["Nothing is in force from 21 Jun 2026 to 30 Jun 2026, between the two versions."],
        ),
        ("unknown", {}, []),
    ],
)
def test_days_that_have_passed_and_days_without_a_contract(start, before, expected) -> None:
    assert said(a_version(start=start), running=running(**before)) == expected


LOWER = "Its value is 20,000 EUR (8.3 %) lower than before."


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        (
            "220000 EUR",
            "240000 EUR",
            LOWER,
        ),
        ("240000 EUR", "240000.00 EUR", ""),
        ("240001 EUR", "240000 EUR", ""),
        ("240000 USD", "240000 EUR", "Its value is in USD; it was in EUR."),
        ("-1 EUR", "0 EUR", ""),
        (None, "240000 EUR", ""),
        ("240000 EUR", None, ""),
    ],
)
def test_a_value_that_is_lower(new, old, expected) -> None:
    found = said(a_version(value=new), running=running(value=old))
    assert found == ([expected] if expected else [])
    assert said(a_version(value=new)) == []


@pytest.mark.parametrize(
    ("terms", "opens"),
    [
        ([CATALOG], True),
        ([{"kind": "master_catalog_price", "policy": "Standard"}], True),
        ([CATALOG, {"kind": "catalog_filter", "mode": "all"}], False),
        ([], False),
    ],
)
def test_a_percentage_on_the_catalog_opens_it(terms, opens) -> None:
    assert any("opens the whole catalog" in one for one in said(a_version(*terms))) is opens


@pytest.mark.parametrize(
    ("term", "account", "expected"),
    [
        (NET_90, "FR", "Payment within 90 days is more than the 60 that we allow in FR."),
        (NET_90, "FR-75", "Payment within 90 days is more than the 60 that we allow in FR."),
        (NET_60, "FR", ""),
        (NET_90, "NL", ""),
        (NET_90, None, ""),
        (
            {"kind": "payment_terms", "policy": "Late"},
            "FR",
            "Payment within 90 days is more than the 60 that we allow in FR.",
        ),
        ({"kind": "payment_terms", "policy": "Late", "net_days": 30}, "FR", ""),
        ({"kind": "payment_terms", "policy": "Rate"}, "FR", ""),
        (CATALOG | {"policy": "Unheard of"}, "FR", ""),
    ],
)
def test_days_to_pay_beyond_what_we_allow_in_the_country(term, account, expected) -> None:
    known = policies(Late=NET_90, Rate={"kind": "hourly_rates", "role": "A", "rate": "1 EUR"})
    customer = FRENCH.model_copy(update={"holidays": account})
    found = said(a_version(term), account=customer, max_payment_days={"FR": 60}, policies=known)
    assert [one for one in found if one.startswith("Payment")] == ([expected] if expected else [])


def test_without_an_account_nothing_is_said_of_a_country() -> None:
    assert said(a_version(NET_90), max_payment_days={"FR": 60}) == []


NAMING = [
    {"kind": "selective_price", "product_set": "Bolts", "price_list": "Partner", "percent": -5},
    {"kind": "price_list_price", "price_list": "Partner"},
    {"kind": "payment_terms", "policy": "Late"},
    {"kind": "selective_price", "policy": "Late", "product_set": "Nuts", "price_list": None},
]


def test_every_name_that_nobody_knows_is_said_once() -> None:
    nothing = {"policies": {}, "price_lists": (), "product_sets": ()}
    assert said(a_version(*NAMING), **nothing) == [
        "There is no price list “Partner”.",
        "There is no product set “Bolts”.",
        "There is no policy “Late”.",
        "There is no product set “Nuts”.",
    ]
    known = {"price_lists": {"Partner"}, "product_sets": {"Bolts", "Nuts"}}
    assert said(a_version(*NAMING), policies=policies(Late=NET_1), **known) == []
    assert said(a_version(*NAMING)) == []


@given(any_terms(8), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_whatever_the_terms_there_is_an_answer_of_whole_sentences(terms, start) -> None:
    empty: dict[str, Any] = {"policies": {}, "price_lists": (), "product_sets": ()}
    beside = {"running": running(), "account": FRENCH, "max_payment_days": {"FR": 0}}
    found = said(a_version(*terms, start=start), **beside, **empty)
    assert all(one[0].isupper() and one.endswith(".") for one in found)


def test_a_center_that_we_do_not_have() -> None:
    version = a_version({"kind": "fulfilment_centers", "centers": ["ROTTERDAM", "Oslo", "Bern"]})
    ours = ["Rotterdam", "Basel"]
    assert said(version, centers=ours)[-1] == "We have no fulfilment center Oslo or Bern."
    assert not any("fulfilment" in one for one in said(version))


def test_a_payment_method_that_we_do_not_have() -> None:
    version = a_version({"kind": "payment_methods", "methods": ["visa", "Bitcoin"]})
    assert said(version, methods=["Visa", "SEPA"])[-1] == "We have no payment method Bitcoin."
    assert not any("payment method" in one for one in said(version))


def test_a_shipping_mode_that_we_do_not_have() -> None:
    named = ["xyz courier overnight", "Zeppelin", {"carrier": "Snail", "service": "Slow"}, "DHL"]
    version = a_version(
        {"kind": "shipping_modes", "modes": named},
        {"kind": "shipping_adjustment", "percent": -5, "mode": "Zeppelin"},
        {"kind": "shipping_adjustment", "percent": -9, "mode": "Balloon"},
    )
    ours = [
        ShippingMode(carrier="XYZ Courier Overnight"),
        ShippingMode(carrier="DHL", service="Express"),
    ]
    found = "We have no shipping mode Zeppelin, Snail Slow or Balloon."
    assert said(version, modes=ours)[-1] == found
    assert not any("shipping mode" in one for one in said(version))
