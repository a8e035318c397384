"""Somebody asks for a price: the price first, then by which term, or why there is none."""

from typing import Any

import pytest

from contracts.catalog import PriceList, Product, ProductSet, Seller
from store import OPERATOR
from tests.examples import NOW, a_contract, a_version

FASTENERS = {"kind": "selective_price", "product_set": "All fasteners", "percent": "-12.5"}
CATALOG = {"kind": "master_catalog_price", "percent": -5}


def lines(seen: Any) -> list[str]:
    return seen.text.split("\n")


@pytest.fixture(autouse=True)
def goods(store, slack) -> None:
    """A catalog of three products, each 100.00 EUR, from 2026 on; it was cheaper before."""
    products = [
        Product.model_validate(
            {"name": sku, "sku": sku, "category": category, "prices": prices, "from": since}
        )
        for sku, category in (
            ("BOLT-M8", "Fasteners/Bolts"),
            ("NUT-M8", "Fasteners/Nuts"),
            ("GLOVE", "Safety"),
        )
        for since, prices in (("2024-01-01", ["80.00 EUR"]), ("2026-01-01", ["100.00 EUR"]))
    ]
    partner = {"name": "Partner", "prices": [{"sku": "BOLT-M8", "price": "95.00 EUR"}]}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([*products, PriceList.model_validate(partner)])
        work.catalog.save([ProductSet(name="All fasteners", categories=("Fasteners",))])
        work.catalog.save([Seller(name="Example Ltd", currency="EUR")])


@pytest.fixture
def agreed(keeping):
    """``agreed(term, …)``: O'Neil's contract, with *base* below it."""

    def agreeing(*terms: dict[str, Any], base: tuple[dict[str, Any], ...] = ()) -> None:
        below = a_version(1, end=None, terms=list(base))
        keeping(
            a_contract("BASE-S", below, kind="base", account=None),
            a_contract("ONEIL-1", a_version(terms=list(terms)), account="ONEIL", base="BASE-S"),
        )

    return agreeing


def test_the_first_line_is_the_price(types, agreed) -> None:
    agreed(CATALOG, FASTENERS)
    said = types("price ONEIL BOLT-M8 500")
    assert lines(said)[:3] == [
        "*87.50 EUR each, 500 = 43,750.00 EUR excl. tax*",
        "BOLT-M8 for O'Neil & Sons · order under ONEIL-1/1 · until 31 Dec 2026",
        "−12.5 % on All fasteners — _ONEIL-1/1_ · on 100.00 EUR",
    ]
    other = "• 95.00 EUR each: −5 % on the whole catalog — _ONEIL-1/1_ · on 100.00 EUR"
    assert other in said
    assert lines(types("price ONEIL GLOVE"))[0] == "*95.00 EUR each, excl. tax*"


def test_a_written_price_says_what_it_takes_the_place_of(types, agreed) -> None:
    written = {"kind": "custom_prices", "items": [{"sku": "BOLT-M8", "price": "90.00 EUR"}]}
    agreed(CATALOG, FASTENERS, written)
    said = types("price ONEIL BOLT-M8")
    assert lines(said)[0] == "*90.00 EUR each, excl. tax*"
    assert lines(said)[2] == "BOLT-M8 at 90.00 EUR — _ONEIL-1/1_"
    assert "on 100.00 EUR; the written price of its contract counts instead" in said


def test_the_base_may_be_better_and_a_promotion_comes_on_top(types, agreed) -> None:
    promotion = {"kind": "promotion", "percent": -3, "valid_to": "2026-09-30"}
    agreed(CATALOG, promotion, base=({"kind": "master_catalog_price", "percent": -10},))
    said = types("price ONEIL BOLT-M8")
    assert lines(said)[:2] == [
        "*87.30 EUR each, excl. tax*",
        "BOLT-M8 for O'Neil & Sons · order under ONEIL-1/1 · until 30 Sep 2026",
    ]
    assert lines(said)[3] == "then Promotion: −3 % — _ONEIL-1/1_"


def test_a_price_of_a_past_day_is_by_the_catalog_of_that_day(types, keeping) -> None:
    version = a_version(start="2025-01-01", terms=[CATALOG])
    keeping(a_contract("ONEIL-1", version, account="ONEIL"))
    said = types("price ONEIL BOLT-M8 --on 2025-06-01")
    assert lines(said)[0] == "*76.00 EUR each, excl. tax*"
    assert "As of 1 Jun 2025, by what is known today" in said


@pytest.mark.parametrize(
    ("terms", "line", "why"),
    [
        (
            [FASTENERS, {"kind": "product_exclusion", "skus": ["BOLT-M8"]}],
            "price ONEIL BOLT-M8",
            "excluded by Not for sale: BOLT-M8 — _ONEIL-1/1_",
        ),
        ([FASTENERS], "price ONEIL GLOVE", "no term of it prices this product"),
        ([FASTENERS], "price ONEIL BOLT-M8 --currency USD", "there is a price in EUR only"),
        (
            [CATALOG, {"kind": "product_inclusion", "skus": ["GLOVE"]}],
            "price ONEIL BOLT-M8",
            "its prices are for other products: For sale: GLOVE — _ONEIL-1/1_",
        ),
        (
            [
                {
                    "kind": "custom_prices",
                    "items": [{"sku": "BOLT-M8", "price": "90.00 EUR", "min_quantity": 100}],
                }
            ],
            "price ONEIL BOLT-M8 99",
            "only from 100 pieces on:",
        ),
    ],
)
def test_no_price_says_why(types, agreed, terms, line: str, why: str) -> None:
    agreed(*terms)
    said = types(line)
    assert lines(said)[0].startswith("*No price for ")
    assert f"• ONEIL-1/1: {why}" in said


def test_a_product_that_nobody_knows_may_be_another(slack, types, agreed) -> None:
    agreed(CATALOG)
    said = types("price ONEIL BOLT-M9 2")
    assert "Which product is *BOLT-M9* for O'Neil & Sons?" in said
    answer = slack.person("anna").presses("BOLT-M8", on=said)
    assert lines(answer)[0] == "*95.00 EUR each, 2 = 190.00 EUR excl. tax*"


def test_only_what_the_customer_may_buy_is_offered(types, agreed) -> None:
    agreed(FASTENERS)
    assert "There is no product *wine glass* that O'Neil" in types("price ONEIL wine glass")
    assert "no term of it prices this product" in types("price ONEIL glove")
    agreed(CATALOG, {"kind": "product_exclusion", "skus": ["NUT-M8"]})
    assert lines(types("price ONEIL bolt m8 5"))[0] == "*95.00 EUR each, 5 = 475.00 EUR excl. tax*"


def test_what_is_added_lifts_no_order_above_the_minimum(types, agreed) -> None:
    agreed(
        {"kind": "custom_prices", "items": [{"sku": "GLOVE", "price": "90.00 EUR"}]},
        {"kind": "surcharge", "percent": 12},
        {"kind": "minimum_order", "amount": "100 EUR"},
    )
    said = types("price ONEIL GLOVE")
    assert "100.80 EUR" in said
    assert "Below the minimum order: Minimum order of 100 EUR — _ONEIL-1/1_" in said


def test_a_way_to_the_terms_keeps_the_day_and_the_project(slack, types, agreed, keeping) -> None:
    agreed(CATALOG)
    hull = a_contract(
        "ONEIL-2", a_version(terms=[FASTENERS]), account="ONEIL", scope={"site": "Hull"}
    )
    keeping(hull)
    anna = slack.person("anna")
    there = types("price ONEIL BOLT-M8 --on 2026-03-01 --for Hull")
    terms = anna.presses("Terms", on=there)
    assert "As of 1 Mar 2026" in terms
    assert "−12.5 % on All fasteners" in terms
    may = types("may ONEIL -10% BOLT-M8 --for Hull")
    assert "ONEIL-2/1" in may
    again = anna.presses("The agreed price", on=may)
    assert lines(again)[0] == "*87.50 EUR each, excl. tax*"


def test_what_may_be_two_numbers_is_asked_again(types, agreed) -> None:
    agreed(CATALOG)
    assert "“1.000” may be two quantities: write a thousand as 1000." in types(
        "price ONEIL BOLT-M8 1.000"
    )
    assert lines(types("price ONEIL BOLT-M8 1,000"))[0].startswith("*95.00 EUR each, 1,000 = ")
    assert lines(types("price ONEIL BOLT-M8 0.125"))[0].startswith("*95.00 EUR each, 0.125 = ")
    assert "“XYZ” is not a currency such as EUR." in types("may ONEIL 85 XYZ BOLT-M8")


def test_words_of_few_letters_find_products(types, agreed) -> None:
    agreed(CATALOG)
    both = types("price ONEIL m8 5")
    assert "Which product is *m8* for O'Neil & Sons?" in both
    assert "BOLT-M8" in both
    assert "NUT-M8" in both
    agreed(CATALOG, {"kind": "product_exclusion", "skus": ["NUT-M8"]})
    assert lines(types("price ONEIL m8 5"))[0] == "*95.00 EUR each, 5 = 475.00 EUR excl. tax*"
    assert "There is no product *%_* that O'Neil" in types("price ONEIL %_")


def test_the_best_of_several_contracts_says_under_which_to_order(types, agreed, keeping) -> None:
    agreed(CATALOG)
    keeping(a_contract("ONEIL-2", a_version(terms=[FASTENERS]), account="ONEIL"))
    said = types("price ONEIL NUT-M8")
    assert "order under ONEIL-2/1" in lines(said)[1]
    assert "• 95.00 EUR each: −5 % on the whole catalog — _ONEIL-1/1_" in said


def test_limits_that_the_order_touches_are_told(types, agreed) -> None:
    agreed(
        CATALOG,
        {"kind": "order_approval", "above": "10000 EUR"},
        {"kind": "purchase_limit", "amount": "9500 EUR"},
        {"kind": "minimum_order", "amount": "250 EUR"},
    )
    said = types("price ONEIL GLOVE")
    assert "Below the minimum order: Minimum order of 250 EUR — _ONEIL-1/1_" in said
    by_this = "Within the purchase limit by this total; tax, shipping and other orders count, too"
    assert f"{by_this}: Orders of at most 9,500 EUR in all — _ONEIL-1/1_" in said
    assert "The customer need not approve it by this total; tax and shipping count, too" in said
    assert "Below the minimum order" not in types("price ONEIL GLOVE 100")
    said = types("price ONEIL GLOVE 1,000")
    assert "*The customer must approve it*: Orders above 10,000 EUR need" in said
    assert "*Above the purchase limit*: Orders of at most 9,500 EUR in all" in said


def test_surcharges_stand_on_lines_of_their_own(types, agreed) -> None:
    agreed(CATALOG, {"kind": "surcharge", "percent": 3, "note": "Energy"})
    said = types("price ONEIL GLOVE 10")
    assert lines(said)[0] == "*95.00 EUR each, 10 = 950.00 EUR excl. tax*"
    assert "With what is added *978.50 EUR*" in said
    assert "• + 28.50 EUR: Surcharge of 3 % — _ONEIL-1/1_" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("price ONEIL BOLT-M8 many", "There is no product *BOLT-M8 many* that"),
        ("price ONEIL BOLT-M8 0", "Ask for the price of at least one."),
        ("price ONEIL BOLT-M8 --currency XYZ", "XYZ is not a currency of ISO 4217"),
        ("price", "is missing."),
        ("price NOBODY BOLT-M8", "There is no account “NOBODY”."),
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_sentence(types, agreed, line, said) -> None:
    agreed(CATALOG)
    assert said in types(line)


def test_a_price_for_one_project_is_answered_where_that_is_named(slack, types, keeping) -> None:
    for_hull = a_contract(
        "ONEIL-1", a_version(terms=[CATALOG]), account="ONEIL", scope={"site": "Hull"}
    )
    keeping(for_hull)
    said = types("price ONEIL BOLT-M8 2")
    assert "Every contract of O'Neil & Sons in force is for one project or site" in said
    there = slack.person("anna").presses("ONEIL-1 · Hull", on=said)
    assert lines(there)[0] == "*95.00 EUR each, 2 = 190.00 EUR excl. tax*"
    assert "is for “Leeds” alone" in types("price ONEIL BOLT-M8 --for Leeds")


def test_many_dearer_offers_are_counted(types, agreed) -> None:
    agreed(*[FASTENERS | {"percent": -number} for number in range(1, 9)])
    assert "and 2 dearer ones" in types("price ONEIL BOLT-M8")


def test_an_account_without_a_contract_has_no_price(types) -> None:
    assert "has no contract in force" in types("price ONEIL BOLT-M8")
