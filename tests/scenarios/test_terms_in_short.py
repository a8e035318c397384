"""The terms of a customer on one screen, and what of them is ours to keep."""

import pytest

from contracts.catalog import Product, Seller
from store import OPERATOR
from tests.examples import NOW, a_contract, a_version

pytestmark = pytest.mark.words


def test_the_short_answer_names_what_a_button_shows_in_full(slack, types, keeping) -> None:
    """Of a long section the first lines, of clauses the titles, of one line no heading above it."""
    charges = [
        {"kind": "surcharge", "amount": f"{n}.00 EUR", "product_set": f"Set {n}"} for n in range(9)
    ]
    clauses = [{"kind": "clause", "title": title, "text": "Long."} for title in ("Law", "Risk")]
    agreed = [*charges, *clauses, {"kind": "purchase_limit", "amount": "5000.00 EUR"}]
    keeping(a_contract("ONEIL-1", a_version(3, terms=agreed), account="ONEIL"))
    anna, seen = slack.person("anna"), types("terms ONEIL")
    assert [n for n in range(9) if f"on Set {n}" in seen.text] == [0, 1, 2, 3]
    assert "*Limits* • " in seen
    assert "*Clauses* • Law and Risk — _ONEIL-1/3_" in seen
    pricing = anna.presses("All 9", on=seen)
    assert [n for n in range(9) if f"on Set {n}" in pricing.text] == list(range(9))
    assert "• Law: Long. — _ONEIL-1/3_" in anna.presses("Read them", on=seen)


def test_a_level_without_an_end_is_told_where_dates_are_asked_for(types) -> None:
    open_ended = "open-ended — _base BASE-EU/2_"
    assert open_ended not in types("terms ACME")
    assert open_ended in types("terms ACME --section dates")


def test_fulfilment_centers_are_ours_in_our_order(types, keeping, store) -> None:
    ours = {"name": "Example Ltd", "fulfilment_centers": ["Rotterdam", "Basel"]}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Seller.model_validate(ours)])
    agreed = {"kind": "fulfilment_centers", "centers": ["Oslo", "Basel", "Rotterdam"]}
    keeping(a_contract("ONEIL-1", a_version(3, terms=[agreed]), account="ONEIL"))
    assert "• Delivered from Rotterdam and Basel — _ONEIL-1/3_" in types("terms ONEIL")
    assert "We have no fulfilment center Oslo." in types("check ONEIL-1")


def test_a_written_price_that_its_filter_leaves_out_is_no_price(
    slack, types, keeping, store
) -> None:
    bolt = {"sku": "BOLT", "name": "Bolt", "category": "Steel", "prices": ["100.00 EUR"]}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Product.model_validate(bolt)])
    items = [{"sku": sku, "price": "9.00 EUR"} for sku in ("BOLT", "GLOVE")]
    only = {"kind": "catalog_filter", "mode": "only", "nodes": [{"category": "Steel"}]}
    agreed = [{"kind": "custom_prices", "items": items}, only]
    keeping(a_contract("ONEIL-1", a_version(3, terms=agreed), account="ONEIL"))
    seen = types("terms ONEIL")
    assert seen.text.splitlines()[2] == "BOLT at 9.00 EUR"
    assert "• BOLT at 9.00 EUR — _ONEIL-1/3_" in seen
    assert "1 term does not count." in seen
    because = "left out by _ONEIL-1/3_: For sale only: Steel at catalog price"
    assert f"• GLOVE at 9.00 EUR — _ONEIL-1/3_: {because}" in slack.person("anna").presses(
        "Show why", on=seen
    )


@pytest.mark.parametrize(
    ("fields", "head", "dates"),
    [
        (
            {"renewal": {"kind": "automatic", "for": "12 months"}},
            "in force until 30 Apr 2027",
            "1 May 2024 to 30 Apr 2025, renewed until 30 Apr 2027 · renewal: automatic",
        ),
        (
            {
                "renewal": {"kind": "automatic", "for": "12 months"},
                "notice_given": {"on": "2026-08-01", "ends": "2027-04-30"},
            },
            "in force until 30 Apr 2027",
            "1 May 2024 to 30 Apr 2025, renewed until 30 Apr 2027 · renewal: automatic",
        ),
        (
            {"end": "2027-04-30", "notice_given": {"on": "2026-08-01", "ends": "2026-12-31"}},
            "in force until 31 Dec 2026",
            "1 May 2024 to 30 Apr 2027, by notice until 31 Dec 2026 — _ONEIL-1/1_",
        ),
        (
            {"end": "2027-04-30"},
            "in force until 30 Apr 2027",
            "1 May 2024 to 30 Apr 2027 — _ONEIL-1/1_",
        ),
    ],
)
def test_the_dates_agree_with_the_head(types, keeping, fields, head: str, dates: str) -> None:
    version = a_version(1, start="2024-05-01", **({"end": "2025-04-30"} | fields))
    keeping(a_contract("ONEIL-1", version, account="ONEIL"))
    said = types("terms ONEIL")
    assert head in said.text.splitlines()[0]
    assert f"• {dates}" in said or f"*Dates* • {dates}" in said


def test_what_is_our_default_is_called_so(types, keeping, store) -> None:
    ours = {"name": "Example Ltd", "payment_terms": {"kind": "payment_terms", "net_days": 30}}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Seller.model_validate(ours)])
    keeping(a_contract("ONEIL-1", a_version(1, terms=[]), account="ONEIL"))
    said = types("terms ONEIL")
    assert "Payment within 30 days — _our default: nothing else is agreed_" in said
    assert "No returns are agreed; statutory rights are unaffected — _nothing agreed_" in said
