"""Somebody asks for a price: the price first, then by which term, or why there is none."""

import pytest

from contracts.catalog import Product
from store import OPERATOR
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.goods import CATALOG, FASTENERS, agreeing, sell
from tests.scenarios.reading import lines

pytestmark = pytest.mark.words


@pytest.fixture(autouse=True)
def goods(store, slack) -> None:
    sell(store)


@pytest.fixture
def agreed(keeping):
    return agreeing(keeping)


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


def test_a_price_of_very_many_digits_is_answered(types, keeping, store) -> None:
    dear = {"sku": "DEAR", "name": "Dear", "prices": ["999999999999999999.99 EUR"]}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Product.model_validate(dear)])
    dearer = CATALOG | {"percent": "12345678901234567.89"}
    old, new = a_version(1, terms=[CATALOG]), a_version(2, state="draft", terms=[dearer])
    keeping(a_contract("ONEIL-1", old, new, account="ONEIL"))
    keeping(a_contract("ONEIL-2", a_version(1, terms=[dearer]), account="ONEIL"))
    said = types("price ONEIL DEAR 100000000000")
    assert lines(said)[0] == (
        "*949,999,999,999,999,999.9905 EUR each, 100,000,000,000 ="
        " 94,999,999,999,999,999,999,050,000,000.00 EUR excl. tax*"
    )
    assert "• 123,456,789,012,346,678,898,765,432,109,876.5332 EUR each" in said
    assert "dearer" in types("diff ONEIL-1")
    assert "*Better than agreed*, by 949,999,999,999,999,999.9805 EUR each" in types(
        "may ONEIL 0.01 EUR DEAR"
    )


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
    whole = "*95.00 EUR each, 10 = 950.00 EUR, with what is added 978.50 EUR excl. tax*"
    assert lines(said)[0] == whole
    assert "Goods 950.00 EUR · *978.50 EUR* in all" in said
    assert "• + 28.50 EUR: Surcharge of 3 % — _ONEIL-1/1_" in said
    assert lines(types("price ONEIL GLOVE"))[0] == (
        "*95.00 EUR each, with what is added 97.85 EUR excl. tax*"
    )


def test_a_surcharge_without_an_amount_is_told_in_the_first_line_too(types, agreed) -> None:
    agreed(CATALOG, {"kind": "surcharge", "index": "Diesel"})
    assert lines(types("price ONEIL GLOVE 10"))[0] == (
        "*95.00 EUR each, 10 = 950.00 EUR, with what is added at least 950.00 EUR excl. tax*"
    )


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
