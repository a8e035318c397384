"""The price of a product under one contract and its levels, rule by rule (TERMS 4, 8)."""

from decimal import Decimal
from typing import Any

import pytest

from contracts.effective import stacked
from contracts.effective.lines import standing
from contracts.pricing import Asked, NoPrice, Priced, Rules, best_of, book_of, priced
from tests.contracts.effective.stacks import DAY, layer, stack
from tests.contracts.pricing.shop import (
    BEST,
    Shop,
    catalog,
    price,
    price_under,
    product,
    selective,
    written,
)

EXCLUDED = {"kind": "product_exclusion", "skus": ["BOLT-M8"]}


def cost(found: Priced) -> str:
    """“87.50 EUR ACME-1”: the price, and whose term makes it."""
    assert found.best, found.refused
    return f"{found.best.price} {found.best.line.layer.contract.ref}"


def test_example_7_an_exclusion_of_the_base_always_wins() -> None:
    included = {"kind": "product_inclusion", "product_set": "Fasteners"}
    found = price(C=[catalog(-5), included], B=[EXCLUDED])
    assert found.refused
    assert found.refused.why is NoPrice.EXCLUDED
    assert found.refused.line
    assert found.refused.line.layer.contract.ref == "BASE"


def test_example_9_the_best_percentage_counts() -> None:
    terms = [catalog(-5), selective("-12.5")]
    assert cost(price(C=terms)) == "87.50 EUR ACME-1"
    assert cost(price("GLOVE", C=terms)) == "95.00 EUR ACME-1"


def test_example_10_a_written_price_is_the_price_of_its_contract() -> None:
    terms = [catalog(-5), selective("-12.5"), written("90.00 EUR")]
    found = price(C=terms)
    assert cost(found) == "90.00 EUR ACME-1"
    assert [str(one.price) for one in found.set_aside] == ["87.50 EUR", "95.00 EUR"]
    assert cost(price(C=terms, rules=BEST)) == "87.50 EUR ACME-1"


@pytest.mark.parametrize(
    ("contract", "base", "expected"),
    [
        ([catalog(-5)], [catalog(-10)], "90.00 EUR BASE"),  # 11
        ([catalog(-15)], [catalog(-10)], "85.00 EUR ACME-1"),  # 12
        ([written("85.00 EUR")], [written("80.00 EUR")], "80.00 EUR BASE"),  # 14
        ([catalog(-10)], [catalog(-10)], "90.00 EUR ACME-1"),
        ([written("95.00 EUR")], [catalog(-10)], "90.00 EUR BASE"),
    ],
)
def test_over_levels_the_best_price_counts_and_of_equals_the_nearest(
    contract, base, expected
) -> None:
    assert cost(price(C=contract, B=base)) == expected


def test_a_price_list_and_a_percentage_on_it() -> None:
    on_list = {"kind": "price_list_price", "price_list": "Partner", "percent": -2}
    assert cost(price(C=[on_list])) == "93.10 EUR ACME-1"
    assert cost(price(C=[selective(-10, price_list="Partner")])) == "85.50 EUR ACME-1"
    found = price("NUT-M8", C=[on_list])
    assert found.refused
    assert found.refused.why is NoPrice.NOT_UNDER_CONTRACT


@pytest.mark.parametrize(
    ("quantity", "expected"), [("99", None), ("100", "95.00 EUR"), ("1000", "92.00 EUR")]
)
def test_a_tier_starts_at_its_quantity(quantity: str, expected: str | None) -> None:
    tiers = [{"from": 100, "percent": -5}, {"from": 1000, "percent": -8}]
    volume = {"kind": "volume_price", "product_set": "Fasteners", "tiers": tiers}
    found = price(quantity=quantity, C=[volume])
    assert (str(found.best.price) if found.best else None) == expected


def test_a_filter_sets_the_percentages_of_its_contract_aside_but_no_written_price() -> None:
    nodes = [{"category": "Fasteners", "percent": -10}, {"category": "Fasteners/Bolts"}]
    terms = [catalog(-50), {"kind": "catalog_filter", "mode": "all", "nodes": nodes}]
    assert cost(price("NUT-M8", C=terms)) == "90.00 EUR ACME-1"
    assert cost(price("BOLT-M8", C=terms)) == "100.00 EUR ACME-1"  # the deepest has no percent
    assert cost(price("GLOVE", C=terms)) == "100.00 EUR ACME-1"  # what no node names
    assert cost(price(C=[*terms, written("99.00 EUR")])) == "99.00 EUR ACME-1"
    assert cost(price("NUT-M8", C=terms, B=[catalog(-20)])) == "80.00 EUR BASE"


def test_a_product_is_deeper_than_any_category() -> None:
    nodes = [{"category": "Fasteners", "include": False}, {"sku": "BOLT-M8", "percent": -7}]
    terms = [{"kind": "catalog_filter", "mode": "all", "nodes": nodes}]
    assert cost(price(C=terms)) == "93.00 EUR ACME-1"
    refused = price("NUT-M8", C=terms, B=[catalog(-20)]).refused
    assert refused
    assert refused.why is NoPrice.EXCLUDED


@pytest.mark.parametrize(
    "narrowing",
    [
        {"kind": "product_inclusion", "skus": ["GLOVE"]},
        {"kind": "product_inclusion", "product_set": "Unknown"},
        {"kind": "catalog_filter", "mode": "only", "nodes": [{"category": "Safety"}]},
    ],
)
def test_what_narrows_a_level_narrows_the_prices_of_that_level_only(narrowing) -> None:
    refused = price(C=[catalog(-30), narrowing]).refused
    assert refused
    assert refused.why is NoPrice.NOT_COVERED
    assert refused.line
    assert refused.line.whole.kind == narrowing["kind"]
    assert cost(price(C=[catalog(-30), narrowing], B=[catalog(-10)])) == "90.00 EUR BASE"


def test_the_best_promotion_comes_on_top_of_a_percentage() -> None:
    promotions: list[dict[str, Any]] = [
        {"kind": "promotion", "percent": -3},
        {"kind": "promotion", "amount": "-10.00 EUR", "product_set": "Bolts"},
        {"kind": "promotion", "amount": "-50.00 USD"},
        {"kind": "promotion", "percent": -50, "product_set": "Safety"},
        {"kind": "promotion", "percent": -60, "valid_to": "2026-08-15"},
    ]
    assert cost(price(C=[catalog(-10), *promotions])) == "80.00 EUR ACME-1"
    assert cost(price("NUT-M8", C=[catalog(-10), *promotions])) == "87.30 EUR ACME-1"
    assert cost(price("NUT-M8", C=[catalog(-10)], B=promotions)) == "87.30 EUR ACME-1"


def test_a_promotion_reaches_a_written_price_only_where_it_says_so() -> None:
    promotion = {"kind": "promotion", "percent": -10}
    assert cost(price(C=[written("90.00 EUR"), promotion])) == "90.00 EUR ACME-1"
    on_net = promotion | {"on_net": True}
    assert cost(price(C=[written("90.00 EUR"), on_net])) == "81.00 EUR ACME-1"


def test_no_promotion_pays_the_customer() -> None:
    much = {"kind": "promotion", "amount": "-500.00 EUR"}
    assert cost(price(C=[catalog(-10), much])) == "0.00 EUR ACME-1"


@pytest.mark.parametrize(
    ("item", "quantity", "why", "limit"),
    [
        ({"min_quantity": 100}, "99", NoPrice.BELOW_MINIMUM, 100),
        ({"max_quantity": 10}, "11", NoPrice.ABOVE_MAXIMUM, 10),
    ],
)
def test_a_written_price_for_other_quantities_says_which(item, quantity, why, limit) -> None:
    refused = price(quantity=quantity, C=[written("90.00 EUR", **item)]).refused
    assert refused
    assert (refused.why, refused.quantity) == (why, Decimal(limit))


def test_between_two_quantities_the_next_is_named() -> None:
    items = [
        {"sku": "BOLT-M8", "price": "9.00 EUR", "max_quantity": 10},
        {"sku": "BOLT-M8", "price": "7.00 EUR", "min_quantity": 100},
    ]
    refused = price(quantity="50", C=[{"kind": "custom_prices", "items": items}]).refused
    assert refused
    assert (refused.why, refused.quantity) == (NoPrice.BELOW_MINIMUM, Decimal(100))


def test_no_price_in_a_currency_names_those_there_are() -> None:
    refused = price(currency="JPY", C=[catalog(-10), written("90.00 KWD")]).refused
    assert refused
    assert refused.why is NoPrice.OTHER_CURRENCY
    assert refused.currencies == ["EUR", "KWD", "USD"]
    assert cost(price(currency="USD", C=[catalog(-10)])) == "99.00 USD ACME-1"


def test_an_unknown_product_may_have_a_written_price() -> None:
    assert cost(price("NEW", C=[written("5.00 EUR", "NEW")])) == "5.00 EUR ACME-1"
    refused = price("NEW", C=[catalog(-10)]).refused
    assert refused
    assert refused.why is NoPrice.UNKNOWN


@pytest.mark.parametrize(
    ("terms", "sku", "expected", "quantity", "total"),
    [
        ([catalog("-33.333")], "BOLT-M8", "66.667 EUR", "3", "200.00 EUR"),
        ([catalog(-5)], "PIN", "11.723 EUR", "1000000", "11,723.00 EUR"),
        ([written("0.3335 EUR")], "BOLT-M8", "0.3335 EUR", "1", "0.33 EUR"),
        ([written("0.335 EUR")], "BOLT-M8", "0.335 EUR", "1", "0.34 EUR"),
        ([written("4.50 EUR", per=100)], "BOLT-M8", "4.50 EUR", "7", "0.32 EUR"),
    ],
)
def test_prices_are_rounded_to_four_decimals_and_totals_to_cents(
    terms, sku, expected, quantity, total
) -> None:
    found = price(sku, quantity, C=terms).best
    assert found
    assert (str(found.price), str(found.total(Decimal(quantity)))) == (expected, total)


@pytest.mark.parametrize(
    ("amount", "total"),
    [("0.5 JPY", "1 JPY"), ("0.4999 JPY", "0 JPY"), ("1.0005 KWD", "1.001 KWD")],
)
def test_a_total_has_the_decimals_of_its_currency(amount: str, total: str) -> None:
    found = price(currency=amount.split()[1], C=[written(amount)]).best
    assert found
    assert str(found.total(Decimal(1))) == total


def test_prices_of_another_per_are_compared_by_the_piece() -> None:
    assert cost(price(C=[written("0.05 EUR")], B=[written("4.50 EUR", per=100)])) == "4.50 EUR BASE"


def test_over_contracts_the_best_counts_and_says_under_which_to_order() -> None:
    first = stack(C=[catalog(-5)])
    other = stacked(layer("C", [catalog(-8)], ref="ACME-2"), [])
    found = [price_under(one, "BOLT-M8", "1", "EUR") for one in (first, other)]
    best = best_of(found)
    assert best
    assert best.main.contract.ref == "ACME-2"
    assert best_of([price(C=[EXCLUDED])]) is None


def test_every_digit_of_a_price_and_its_percentages_counts() -> None:
    """18 digits with a percentage of 17: more than a decimal keeps unless it is told to."""
    shop = Shop({"BOLT-M8": product("BOLT-M8", "Fasteners", "999999999999999999.99 EUR")})
    terms = [catalog("12345678901234567.89"), {"kind": "promotion", "percent": "-0.000000001"}]
    under = stack(C=terms)
    book = book_of(standing(under, DAY, {}).lines)
    found = priced(under.main, book, Asked("BOLT-M8", Decimal(1), "EUR", shop), Rules(DAY))
    assert found.best
    assert found.best.price.amount == Decimal("123456789011112111008641965320888.8789")
    assert str(found.best.price) == "123,456,789,011,112,111,008,641,965,320,888.8789 EUR"
    total = found.best.total(Decimal("999999999999999999.5"))
    assert total.amount == Decimal("123456789011112110946913570815332823395679017339555.56")
