"""What was computed is computed again only where something that it depends on is another."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from contracts.policies import Policies
from contracts.pricing import Entitlements
from contracts.terms import TERMS
from tests.contracts.effective.stacks import DAY, stack
from tests.contracts.pricing.shop import catalog

BY_POLICY = {"kind": "payment_terms", "policy": "Standard"}


class Seller:
    """Policies that may change, and how often they were asked for."""

    def __init__(self) -> None:
        self.days = 30

    def named(self, names: Collection[str]) -> Policies:
        body: dict[str, Any] = {"kind": "payment_terms", "net_days": self.days}
        return {name: TERMS.validate_python([body])[0] for name in names}


def test_the_same_question_is_computed_once() -> None:
    kept, seller, under = Entitlements(), Seller(), stack(C=[catalog(-5)])
    first = kept.of(under, DAY, seller.named)
    assert kept.of(under, DAY, seller.named) is first
    assert first.book is first.book
    assert kept.of(under, DAY + timedelta(days=1), seller.named) is not first


def test_an_equal_contract_that_was_read_again_is_another() -> None:
    """What is said of its origin comes from the version that was read."""
    kept, seller = Entitlements(), Seller()
    first, again = (kept.of(stack(C=[catalog(-5)]), DAY, seller.named) for _ in range(2))
    assert first is not again
    assert [line.whole for line in first.effective.lines] == [
        line.whole for line in again.effective.lines
    ]


def test_a_policy_that_changed_counts_at_once() -> None:
    kept, seller, under = Entitlements(), Seller(), stack(C=[BY_POLICY])
    [line] = kept.of(under, DAY, seller.named).effective.lines
    seller.days = 60
    [later] = kept.of(under, DAY, seller.named).effective.lines
    assert (line.whole.words(), later.whole.words()) == (
        "Payment within 30 days",
        "Payment within 60 days",
    )


def test_what_is_too_large_to_keep_is_computed_each_time() -> None:
    kept, seller, under = Entitlements(most=2), Seller(), stack(C=[catalog(-5), BY_POLICY])
    assert kept.of(under, DAY, seller.named) is not kept.of(under, DAY, seller.named)
