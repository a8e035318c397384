"""What is worth a second look, and what to do about it."""

from typing import Any

import pytest

from contracts.account import Account
from contracts.catalog import PriceList, Seller
from sandbox.cast import ANNA
from store import OPERATOR, Store
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.orion import CATALOG, SHIPPING, a_base, open_shop, written

pytestmark = pytest.mark.words


@pytest.fixture(autouse=True)
def office(slack, store: Store, keeping) -> None:
    open_shop(store, keeping)


@pytest.fixture
def drafted(keeping):
    """A draft of Orion's with these terms, on a base with those."""

    def drafting(
        *terms: dict[str, Any], base: tuple[dict[str, Any], ...] = (), **more: Any
    ) -> None:
        end = more.pop("base_end", None)
        keeping(
            a_base("BASE-1", *base, end=end),
            a_contract(
                "ORION-1",
                a_version(1, state="draft", start="2026-08-16", terms=[SHIPPING, *terms], **more),
                account="ORION",
                base="BASE-1",
            ),
        )

    return drafting


@pytest.mark.parametrize(
    ("terms", "base", "said"),
    [
        (
            [CATALOG],
            [CATALOG | {"percent": -10}],
            "“−5 % on the whole catalog” has no effect: BASE-1/1 is better for the customer, “−10",
        ),
        (
            [{"kind": "selective_price", "product_set": "Some", "percent": -6}],
            [CATALOG | {"percent": -10}],
            "“−6 % on Some” has no effect: BASE-1/1 is better for the customer, “−10 %",
        ),
        (
            [
                {
                    "kind": "volume_price",
                    "product_set": "Some",
                    "tiers": [{"from": 1, "percent": -1}, {"from": 50, "percent": -9}],
                }
            ],
            [CATALOG | {"percent": -10}],
            "has no effect: BASE-1/1 is better for the customer, “−10 % on the whole catalog”.",
        ),
        ([CATALOG], [], "opens the whole catalog to the customer. _Name product sets or a filter"),
        (
            [CATALOG, written("BOLT", "97.00 EUR")],
            [],
            "“BOLT at 97.00 EUR” is above what the percentage makes: 95.00 EUR by “−5 % on",
        ),
        (
            [written("BOLT", "97.00 EUR")],
            [written("BOLT", "90.00 EUR")],
            "“BOLT at 97.00 EUR” has no effect: 90.00 EUR by BASE-1/1 is better.",
        ),
        (
            [written("BOLT", "97.00 EUR")],
            [{"kind": "product_exclusion", "skus": ["BOLT"]}],
            "“BOLT at 97.00 EUR” has no effect: the product is excluded or left out. _Leave it out",
        ),
        (
            [CATALOG, written("BOLT", "90.00 EUR"), {"kind": "product_inclusion", "skus": ["NUT"]}],
            [],
            "“BOLT at 90.00 EUR” has no effect: the product is excluded or left out.",
        ),
        (
            [CATALOG, {"kind": "product_inclusion", "skus": ["BOLT", "NUT"]}],
            [{"kind": "product_exclusion", "skus": ["BOLT"]}],
            "is about what is excluded: BOLT. _Leave that out",
        ),
        ([written("BLOT", "97.00 EUR")], [], "names what the catalog does not know: BLOT."),
        (
            [CATALOG, {"kind": "product_inclusion", "skus": ["WINE", "BOLT"]}],
            [],
            "is about products without a price in EUR: WINE. _Add a price, or leave them out._",
        ),
        (
            [{"kind": "payment_terms", "net_days": 90}, CATALOG],
            [],
            "more than the 60 that we allow in FR. _Agree on 60 days at most._",
        ),
        (
            [
                CATALOG,
                {"kind": "purchase_limit", "amount": "1000 EUR"},
                {"kind": "purchase_commitment", "amount": "5000 EUR", "per": "year"},
            ],
            [],
            "The purchase limit of 1,000 EUR lies below the commitment",
        ),
        (
            [
                CATALOG,
                {"kind": "purchase_limit", "amount": "1000 EUR"},
                {
                    "kind": "rebate",
                    "basis": "turnover",
                    "method": "step",
                    "period": "year",
                    "tiers": [{"from": "0 EUR", "percent": 1}, {"from": "2000 EUR", "percent": 2}],
                },
            ],
            [],
            "The tier from 2,000 EUR of “Rebate on the turnover of a year",
        ),
        (
            [
                {"kind": "purchase_limit", "amount": "1000 EUR"},
                {
                    "kind": "volume_price",
                    "product_set": "Some",
                    "tiers": [{"from": 1, "percent": -1}, {"from": 50, "percent": -5}],
                },
            ],
            [],
            "The tier from 50 pieces of “Some: ",
        ),
        (
            [CATALOG | {"kind": "price_list_price", "price_list": "Friends"}],
            [],
            "There is no price list “Friends”.",
        ),
    ],
)
def test_check_names_the_term_and_what_to_do(types, drafted, terms, base, said: str) -> None:
    drafted(*terms, base=tuple(base))
    answer = types("check ORION-1")
    assert said in answer
    assert "things to look at" in answer or "thing to look at" in answer


def test_a_base_that_ends_first_is_told(types, drafted) -> None:
    drafted(CATALOG, base_end="2026-10-31", end="2026-12-31")
    assert "Its base BASE-1 ends on 31 Oct 2026, before it. _Renew the base" in types(
        "check ORION-1"
    )


def test_a_way_to_ship_that_we_do_not_have_is_named(types, store, drafted) -> None:
    seller = {"name": "Example Ltd", "currency": "EUR", "shipping_modes": ["Sea freight"]}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Seller.model_validate(seller)])
    drafted(CATALOG, {"kind": "shipping_modes", "modes": ["Sea freight", "Zeppelin"]})
    said = "We have no shipping mode Zeppelin. _Ours are Sea freight._"
    assert said in types("check ORION-1")


def test_a_price_list_without_the_currency_of_the_customer_is_told(types, store, keeping) -> None:
    prices = [{"sku": "BOLT", "price": "90.00 EUR"}, {"sku": "NUT", "price": "9.00 CHF"}]
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([PriceList.model_validate({"name": "Friends", "prices": prices})])
    keeping(accounts=(Account(code="LYRA", name="Lyra Inc", currency="USD"),))
    on_list = {"kind": "price_list_price", "price_list": "Friends"}
    some = on_list | {"kind": "selective_price", "product_set": "Some", "percent": -5}
    terms = [SHIPPING, on_list, some, on_list | {"price_list": "Partner"}]
    for ref, account in (("LYRA-1", "LYRA"), ("ORION-1", "ORION")):
        version = a_version(1, state="draft", start="2026-08-16", terms=terms)
        keeping(a_contract(ref, version, account=account))
    said = types("check LYRA-1")
    there = "_It has prices in CHF and EUR: add some, or name another list._"
    assert said.text.count(f"The price list “Friends” has no price in USD. {there}") == 1
    assert "“Partner” has no price in USD. _Add some, or name another list._" in said
    assert "“Friends” has no price" not in types("check ORION-1")
    keeping(a_base("BASE-2", on_list | {"price_list": "Partner"}))
    assert "has no price in" not in types("check BASE-2")


def test_what_keeps_it_from_being_submitted_comes_first(types, drafted) -> None:
    drafted()
    answer = types("check ORION-1")
    assert "*It cannot be submitted:*" in answer
    assert "Nothing has a price on 16 Aug 2026" in answer


def test_a_contract_without_anything_to_look_at_says_so(types, keeping) -> None:
    terms = [SHIPPING, {"kind": "selective_price", "product_set": "Some", "percent": -5}]
    keeping(a_contract("ORION-1", a_version(1, terms=terms, start="2026-08-16"), account="ORION"))
    answer = types("check ORION-1")
    assert "*ORION-1/1* · active · nothing to look at" in answer
    assert "Nothing was found that deserves a second look." in answer


def test_the_card_of_a_draft_has_the_same(types, slack, store, drafted) -> None:
    drafted(CATALOG, base=(CATALOG | {"percent": -10},))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ORION-1", 1, ANNA.id)
    form = types("edit ORION-1")
    saved = slack.person("anna").submits(form, {"Title": "Something"})
    assert "⚠ “−5 % on the whole catalog” has no effect" in saved


def test_a_percentage_that_counts_anywhere_is_left_alone(types, drafted) -> None:
    """As good as the base, or the base reaches only other products."""
    some = {"kind": "selective_price", "product_set": "Some", "percent": -6}
    drafted(some, base=(CATALOG | {"percent": -6},))
    assert "has no effect" not in types("check ORION-1")
    only = {"kind": "product_inclusion", "skus": ["NUT"]}
    drafted(some, base=(CATALOG | {"percent": -10}, only))
    assert "has no effect" not in types("check ORION-1")
