"""The terms of a customer on one screen, and what of them is ours to keep."""

from contracts.catalog import Seller
from store import OPERATOR
from tests.examples import NOW, a_contract, a_version


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
