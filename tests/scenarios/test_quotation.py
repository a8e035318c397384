"""Several products at once: a table, CSV to copy, or lines pasted into a form."""

import csv
from decimal import Decimal
from typing import Any

import pytest

from contracts.catalog import PriceList, Product, ProductSet, Seller
from store import OPERATOR, Store
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.reading import lines

pytestmark = pytest.mark.words

CATALOG = {"kind": "master_catalog_price", "percent": -5}
FASTENERS = {"kind": "selective_price", "product_set": "Fasteners", "percent": "-12.5"}
CATALOG_SAID = "−5 % on the whole catalog — ONEIL-1/1"
FASTENERS_SAID = "−12.5 % on Fasteners — ONEIL-1/1"


@pytest.fixture(autouse=True)
def a_catalog(store: Store) -> None:
    """Bolts and nuts, a glove whose name a spreadsheet would run, and pins by the thousand."""
    products = [
        {"sku": "BOLT-M8", "name": "Bolt M8", "category": "Steel/Bolts", "prices": ["100.00 EUR"]},
        {"sku": "NUT-M8", "name": "Nut M8", "category": "Steel/Nuts", "prices": ["100.00 EUR"]},
        {"sku": "GLOVE", "name": "=Glove", "category": "Safety", "prices": ["100.00 EUR"]},
        {"sku": "PIN", "name": "Pin", "category": "Steel", "prices": ["12.34 EUR"], "per": 1000},
        {"sku": "21733", "name": "Holder", "prices": ["2.95 EUR"]},
        {"sku": "WINE", "name": "Wine glass", "prices": ["4.00 USD"]},
    ]
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Product.model_validate(one) for one in products])
        work.catalog.save([ProductSet(name="Fasteners", categories=("Steel",))])
        work.catalog.save([PriceList(name="Empty"), Seller(name="Example Ltd", currency="EUR")])


@pytest.fixture
def agreed(keeping):
    def agreeing(*terms: dict[str, Any], **fields: Any) -> None:
        version = a_version(terms=list(terms))
        keeping(a_contract(fields.pop("ref", "ONEIL-1"), version, account="ONEIL", **fields))

    return agreeing


def table(seen) -> list[list[str]]:
    [block] = [one for one in seen.message.blocks if one["type"] == "table"]
    return [[cell["text"] for cell in row] for row in block["rows"]]


def copied(shown) -> list[list[str]]:
    """The CSV in a message or a view."""
    blocks = [one for one in shown.blocks if one["type"] == "rich_text"]
    text = "\n".join(b["elements"][0]["elements"][0]["text"] for b in blocks)
    return list(csv.reader(text.splitlines()))


def test_a_quotation_is_a_total_and_a_table(types, agreed) -> None:
    agreed(CATALOG, FASTENERS)
    said = types("price ONEIL BOLT-M8 500, GLOVE 20, pin 250,000")
    assert lines(said)[0] == (
        "*48,349.38 EUR* excl. tax · 3 lines for O'Neil & Sons · order under ONEIL-1/1"
    )
    assert table(said) == [
        ["Product", "Quantity", "Price", "Total", "Term"],
        ["BOLT-M8 · Bolt M8", "500", "87.50 EUR", "43,750.00 EUR", FASTENERS_SAID],
        ["GLOVE · =Glove", "20", "95.00 EUR", "1,900.00 EUR", CATALOG_SAID],
        ["PIN · Pin", "250,000", "10.7975 EUR per 1,000", "2,699.38 EUR", FASTENERS_SAID],
    ]


@pytest.mark.parametrize(
    "what",
    [
        "BOLT-M8 500\nGLOVE 20",
        "BOLT-M8;500\nGLOVE;20",
        "BOLT-M8,500\nGLOVE,20",
        "sku,quantity\nBOLT-M8,500\nGLOVE,20",
        "500 x bolt m8, 20x GLOVE",
        "BOLT-M8\t500\nGLOVE\t20",
    ],
)
def test_pasted_lines_are_read_however_they_are_separated(types, agreed, what: str) -> None:
    agreed(CATALOG)
    assert [row[1] for row in table(types(f"price ONEIL {what}"))[1:]] == ["500", "20"]


def test_a_number_may_be_a_product(types, agreed) -> None:
    agreed(CATALOG)
    said = table(types("price ONEIL GLOVE, 21733, 21733 7"))
    assert [row[:2] for row in said[1:]] == [
        ["GLOVE · =Glove", "1"],
        ["21733 · Holder", "1"],
        ["21733 · Holder", "7"],
    ]


def test_what_has_no_price_is_said_first_and_stands_in_no_total(types, agreed) -> None:
    agreed(FASTENERS)
    said = types("price ONEIL BOLT-M8, GLOVE 2, bolt m9, unheard of")
    assert lines(said)[0].startswith("*87.50 EUR* excl. tax · 4 lines")
    assert "*3 lines are not in the total:*" in said
    assert "• bolt m9: which one? BOLT-M8" in said
    assert "• unheard of: no product that they may buy" in said
    assert "• GLOVE: no term of it prices this product" in said
    nothing = types("price ONEIL GLOVE, unheard of")
    assert lines(nothing)[0].startswith("*No price* · 2 lines")


def test_a_wrong_quantity_keeps_only_its_own_line_out(slack, types, agreed) -> None:
    agreed(CATALOG)
    said = types("price ONEIL BOLT-M8 2, GLOVE 0, NUT-M8 1.000, PIN -5, PIN -5")
    assert lines(said)[0].startswith("*190.00 EUR* excl. tax · 5 lines")
    assert "*4 lines are not in the total:*" in said
    assert "• GLOVE 0: Ask for the price of at least one." in said
    assert "• NUT-M8 1.000: “1.000” may be two quantities: write a thousand as 1000." in said
    assert said.text.count("• PIN -5: “-5” is not a quantity such as 500.") == 2
    rows = copied(slack.person("anna").presses("As CSV", on=said).message)
    assert [row[0] for row in rows[2:]] == ["GLOVE 0", "NUT-M8 1.000", "PIN -5", "PIN -5"]
    assert rows[2][-1] == "Ask for the price of at least one."


def test_what_the_contract_adds_and_asks(slack, types, agreed) -> None:
    agreed(
        CATALOG,
        {"kind": "surcharge", "percent": 3, "product_set": "Fasteners"},
        {"kind": "surcharge", "amount": "0.50 EUR"},
        {"kind": "surcharge", "index": "Diesel"},
        {"kind": "handling_charge", "amount": "25.00 EUR", "cap_percent": 5},
        {"kind": "minimum_order", "amount": "250.00 EUR", "surcharge": "30.00 EUR"},
        {"kind": "purchase_limit", "amount": "200.00 EUR"},
        {"kind": "order_approval", "above": "235.88 EUR"},
        {"kind": "freight_free", "above": "500 EUR"},
        {"kind": "shipping_charge", "paid_to": "carrier"},
    )
    said = types("price ONEIL BOLT-M8, GLOVE")
    # 190.00 of goods; 3 % of 95.00, twice 0.50, 5 % of 190.00, and 30.00 for a small order
    assert lines(said)[0].startswith("*at least 233.35 EUR* excl. tax")
    assert "Goods 190.00 EUR · *at least 233.35 EUR* in all" in said
    rows = copied(slack.person("anna").presses("As CSV", on=said).message)
    assert sum(Decimal(row[5]) for row in rows[1:] if row[5]) == Decimal("233.35")
    assert rows[3][5:9] == ["2.85", "EUR", "ONEIL-1/1", "Surcharge of 3 % on Fasteners"]
    for words in (
        "• + 2.85 EUR: Surcharge of 3 % on Fasteners — _ONEIL-1/1_",
        "• + 1.00 EUR: Surcharge of 0.50 EUR",
        "• + an amount that the contract does not tell: Surcharge by the index Diesel",
        "• + 9.50 EUR: Handling 25.00 EUR a release",
        "• + 30.00 EUR: Minimum order of 250 EUR; below that, 30 EUR more",
        "• *Above the purchase limit*: Orders of at most 200 EUR in all",
        "• The customer need not approve it by this total; tax and shipping count, too: Orders",
        "• No free delivery yet: Free delivery above 500 EUR",
        "• Shipping is paid to the carrier",
    ):
        assert words in said
    more = types("price ONEIL BOLT-M8 6, GLOVE")
    assert "• *The customer must approve it*: Orders above 235.88 EUR" in more
    assert "• *Free delivery*: Free delivery above 500 EUR" in more
    assert "Minimum order" not in more
    assert "Shipping is paid" not in more


def test_each_line_is_ordered_under_the_contract_that_is_best_for_it(types, agreed) -> None:
    agreed(CATALOG)
    agreed(FASTENERS, {"kind": "surcharge", "percent": 10}, ref="ONEIL-2")
    said = types("price ONEIL BOLT-M8, GLOVE")
    assert [row[4] for row in table(said)] == ["Order under", "ONEIL-2/1", "ONEIL-1/1"]
    assert "*ONEIL-2/1* · Goods 87.50 EUR · *96.25 EUR* in all" in said
    assert "*ONEIL-1/1* · Goods 95.00 EUR" in said
    assert lines(said)[0].startswith("*191.25 EUR* excl. tax")


def test_csv_is_for_a_spreadsheet_and_runs_nothing_in_it(slack, types, agreed) -> None:
    agreed(CATALOG)
    said = types("price ONEIL BOLT-M8 500, GLOVE 2, WINE, unheard of")
    rows = copied(slack.person("anna").presses("As CSV", on=said).message)
    assert rows[0][:4] == ["sku", "name", "quantity", "price"]
    assert rows[1][:8] == [
        "BOLT-M8", "Bolt M8", "500", "95", "1", "47500.00", "EUR", "ONEIL-1/1",
    ]  # fmt: skip
    assert rows[1][8] == "'−5 % on the whole catalog" or rows[1][8] == "−5 % on the whole catalog"
    assert rows[2][1] == "'=Glove"
    assert rows[3][-1] == "there is a price in USD only"
    assert rows[4][0] == "unheard of"
    assert rows[4][-1] == "no product that they may buy"
    assert {len(row) for row in rows} == {10}


def test_table_and_csv_name_the_promotion_that_is_part_of_a_price(slack, types, agreed) -> None:
    agreed(CATALOG, {"kind": "promotion", "percent": -3, "product_set": "Fasteners"})
    said = types("price ONEIL BOLT-M8 500, GLOVE 2")
    promoted = "−5 % on the whole catalog; then Promotion: −3 % on Fasteners — ONEIL-1/1"
    assert [row[4] for row in table(said)[1:]] == [promoted, CATALOG_SAID]
    rows = copied(slack.person("anna").presses("As CSV", on=said).message)
    assert rows[1][3] == "92.15"
    assert rows[1][8].startswith("−5 % on the whole catalog; then Promotion: −3 % on Fasteners")


def test_a_long_quotation_has_pages_of_tables(slack, types, agreed) -> None:
    agreed(CATALOG)
    said = types("price ONEIL " + ", ".join(f"GLOVE {number}" for number in range(1, 131)))
    assert len(table(said)) == 61
    then = slack.person("anna").presses("Next", on=said)
    assert table(then)[1][1] == "61"
    assert len(table(slack.person("anna").presses("Next", on=then))) == 11


def test_lines_are_pasted_into_a_form_or_come_from_a_file(slack, types, agreed) -> None:
    agreed(CATALOG)
    anna = slack.person("anna")
    form = types("price ONEIL")
    pasted = anna.submits(form, {"Lines": "BOLT-M8\t500\nGLOVE\t20"})
    assert lines(pasted)[1].startswith("*49,400.00 EUR* excl. tax · 2 lines")
    assert f"• BOLT-M8 · 500 at 95.00 EUR each = 47,500.00 EUR · {CATALOG_SAID}" in pasted
    assert [row[0] for row in copied(pasted.view)] == ["sku", "BOLT-M8", "GLOVE"]
    empty = anna.submits(types("price ONEIL"), {})
    assert empty.errors == {"lines": "Paste lines of a product and a quantity, or choose a file."}
    as_typed = anna.submits(types("price ONEIL"), {"Lines": "BOLT-M8 500\n20 GLOVE"})
    assert lines(as_typed)[1] == lines(pasted)[1]
    wrong = anna.submits(types("price ONEIL"), {"Lines": "BOLT-M8; many"})
    assert "Line 1, quantity" in wrong.errors["lines"]


def test_a_bare_line_asks_for_a_price_where_a_product_follows(types, agreed) -> None:
    agreed(CATALOG, FASTENERS)
    said = types("ONEIL bolt m8 500")
    assert lines(said)[0] == "*87.50 EUR each, 500 = 43,750.00 EUR excl. tax*"
    assert lines(types("O'Neil & Sons bolt m8 500"))[0] == lines(said)[0]
    assert "ONEIL-1/1" in lines(types("ONEIL"))[0]
    assert "As of 1 Mar 2026" in types("ONEIL bolt m8 --on 2026-03-01")
    assert said.is_ephemeral
    assert not types("ONEIL bolt m8 --share").is_ephemeral


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("-12% BOLT-M8", "*No better than agreed: dearer*, by 0.50 EUR each (0.57 %)"),
        ("−15 % BOLT-M8 500", "*Better than agreed*, by 2.50 EUR each (2.86 %)"),
        ("12.5% bolt m8", "*Exactly what was agreed*"),
        ("85.00 EUR BOLT-M8", "*Better than agreed*, by 2.50 EUR each (2.86 %)"),
        ("BOLT-M8 5 -12%", "*No better than agreed: dearer*"),
        ("10 EUR PIN", "*Better than agreed*, by 0.7975 EUR per 1,000 (7.39 %)"),
    ],
)
def test_may_compares_with_what_was_agreed(types, agreed, asked: str, verdict: str) -> None:
    agreed(FASTENERS)
    said = types(f"may ONEIL {asked}")
    assert lines(said)[0].startswith(verdict)
    assert "−12.5 % on Fasteners — _ONEIL-1/1_" in said


def test_may_says_what_it_cannot_compare(types, agreed) -> None:
    agreed(FASTENERS)
    nothing = types("may ONEIL -12% GLOVE")
    assert "*No price is agreed* for GLOVE with O'Neil & Sons: there is nothing" in nothing
    assert "no catalog price of WINE in EUR" in types("may ONEIL -12% WINE")
    assert "Say which price is asked for" in types("may ONEIL BOLT-M8")
    assert "A mark-down beyond −100 %" in types("may ONEIL -101% BOLT-M8")
    assert "Name one product" in types("may ONEIL -12%")
    assert "Which product is *bolt m9*" in types("may ONEIL -12% bolt m9")
