"""Of the fulfilment centers that are agreed, the seller's deliver, in the seller's order."""

from typing import Any

import pytest

from contracts.effective import Effective, Why, in_sellers_order
from tests.contracts.effective.stacks import of

OURS = ("Rotterdam", "Basel", "Gdańsk")


def centers(*names: str) -> list[dict[str, Any]]:
    return [{"kind": "fulfilment_centers", "centers": list(names)}]


def said(found: Effective) -> list[tuple[str, str]]:
    return [(line.layer.contract.ref, line.whole.words()) for line in found.lines]


def test_all_levels_count_in_the_sellers_order() -> None:
    terms = of(C=centers("gdansk", "Basel"), B=centers("Rotterdam"))
    assert said(in_sellers_order(terms, OURS)) == [
        ("BASE", "Delivered from Rotterdam"),
        ("ACME-1", "Delivered from Basel and Gdańsk"),
    ]


def test_what_the_seller_does_not_have_delivers_nothing() -> None:
    terms = of(C=centers("Oslo", "Basel"), B=centers("Oslo"))
    found = in_sellers_order(terms, OURS)
    assert said(found) == [("ACME-1", "Delivered from Basel")]
    assert [(lost.layer.contract.ref, lost.why) for lost in found.lost] == [("BASE", Why.NOT_OURS)]


@pytest.mark.parametrize(
    ("agreed", "ours"), [([{"kind": "payment_terms", "net_days": 30}], OURS), (centers("Oslo"), ())]
)
def test_where_there_is_nothing_to_compare_all_stays(agreed: list[Any], ours: Any) -> None:
    terms = of(C=agreed)
    assert in_sellers_order(terms, ours) is terms
