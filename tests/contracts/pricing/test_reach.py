"""Written prices that no order can have do not count as prices (TERMS 4)."""

from typing import Any

import pytest

from contracts.effective import Effective, Why
from contracts.pricing import Entitled, within_reach
from tests.contracts.effective.stacks import DAY, Said, stack
from tests.contracts.pricing.shop import SHOP, catalog

BOLT, GLOVE, PIN = ({"sku": sku, "price": "90.00 EUR"} for sku in ("BOLT-M8", "GLOVE", "PIN"))
ONLY_BOLTS = {
    "kind": "catalog_filter",
    "mode": "only",
    "nodes": [{"category": "Fasteners"}, {"sku": "PIN", "include": False}],
}


def prices(*items: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "custom_prices", "items": list(items)}


def reached(**levels: Said) -> Effective:
    entitled = Entitled(stack(**levels), DAY, {})
    return within_reach(entitled.effective, entitled.book, SHOP)


def told(found: Effective) -> tuple[list[str], list[tuple[str, Why, str]]]:
    """The written prices that count; those that do not, why, and against what."""
    counting = [line.whole.words() for line in found.of("custom_prices")]
    lost = [(o.term.words(), o.why, o.to.whole.kind if o.to else "") for o in found.lost]
    return counting, lost


def test_what_the_filter_of_its_contract_leaves_out_does_not_count() -> None:
    counting, lost = told(reached(C=[prices(BOLT, GLOVE, PIN), ONLY_BOLTS]))
    assert counting == ["BOLT-M8 at 90.00 EUR"]
    assert lost == [
        ("2 written prices: GLOVE 90.00 EUR and PIN 90.00 EUR", Why.LEFT_OUT, "catalog_filter")
    ]


def test_a_term_of_which_no_price_is_left_is_lost_whole() -> None:
    excluded = {"kind": "product_exclusion", "product_set": "Bolts"}
    counting, lost = told(reached(C=[prices(BOLT)], B=[excluded, catalog(-5)]))
    assert counting == []
    assert lost == [("BOLT-M8 at 90.00 EUR", Why.LEFT_OUT, "product_exclusion")]


@pytest.mark.parametrize(
    "levels",
    [
        {"C": [prices(BOLT, GLOVE)], "B": [ONLY_BOLTS]},  # that of another contract narrows its own
        {"C": [prices(BOLT, GLOVE)]},
        {"C": [prices(BOLT), {"kind": "product_inclusion", "skus": ["BOLT-M8"]}]},
        {"C": [prices(*[GLOVE | {"min_quantity": n} for n in range(1, 400)]), ONLY_BOLTS]},  # long
    ],
)
def test_otherwise_all_stays(levels: dict[str, Said]) -> None:
    assert told(reached(**levels))[1] == []
