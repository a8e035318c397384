"""An approval holds for the next submission where nothing that was asked became worse."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from contracts.approval.carried import Grounds, still_holds
from contracts.approval.facts import Line
from contracts.approval.policy import Rule
from tests.contracts.approval.office import a_rule, facts


def grounds(content: str = "c", **some: Any) -> Grounds:
    return Grounds(policy=1, depends="x", content=content, facts=facts(**some))


def holds(when: str, before: dict[str, Any], now: dict[str, Any]) -> bool:
    rule = Rule.model_validate(a_rule("Rule", when))
    return still_holds(rule, grounds(**before), grounds(**now))


@pytest.mark.parametrize("limit", ["40.0", "50.0"])
def test_a_smaller_discount_needs_no_second_yes(limit: str) -> None:
    """55 % was approved; 52 % is less."""
    when = f"largest_discount > {limit}"
    assert holds(when, {"largest_discount": "55"}, {"largest_discount": "52"})
    assert not holds(when, {"largest_discount": "55"}, {"largest_discount": "55.1"})


@pytest.mark.parametrize(
    ("when", "before", "now", "held"),
    [
        ("payment_days > 60", {"payment_days": 90}, {"payment_days": 90}, True),
        ("payment_days > 60", {"payment_days": 90}, {"payment_days": 89}, True),
        ("payment_days > 60", {"payment_days": 90}, {"payment_days": 91}, False),
        ("payment_days < 10", {"payment_days": 5}, {"payment_days": 7}, True),
        ("payment_days < 10", {"payment_days": 5}, {"payment_days": 4}, False),
        ("payment_days != 30", {"payment_days": 45}, {"payment_days": 40}, False),
        ("smallest_margin < 20.0", {"smallest_margin": "10"}, {"smallest_margin": "15"}, True),
        ("smallest_margin < 20.0", {"smallest_margin": "10"}, {"smallest_margin": "9"}, False),
        ("payment_days > 60", {"payment_days": 90}, {"payment_days": 90, "months": 99}, True),
        ("true", {"payment_days": 90}, {"payment_days": 99}, True),
        ("true", {}, {"content": "another"}, False),
        ("payment_days > 60", {"payment_days": 90}, {"payment_days": 90, "content": "d"}, True),
        ("open_ended", {"open_ended": True}, {"open_ended": True}, True),
        ("region != 'US'", {"region": "EMEA"}, {"region": "APAC"}, False),
        (
            "'clause' in changed_kinds",
            {"changed_kinds": ("clause", "fee")},
            {"changed_kinds": ("clause",)},
            True,
        ),
        (
            "'clause' in changed_kinds",
            {"changed_kinds": ("clause",)},
            {"changed_kinds": ("clause", "fee")},
            False,
        ),
    ],
)
def test_only_what_a_rule_asks_about_counts_and_which_way_it_went(
    when: str, before: Any, now: Any, *, held: bool
) -> None:
    assert holds(when, before, now) is held


BOLT = Line(sku="BOLT", kind="custom_prices", discount=Decimal(30), margin=Decimal(10))
NUT = Line(sku="NUT", kind="custom_prices", discount=Decimal(5))


@pytest.mark.parametrize(
    ("now", "held"),
    [
        ((BOLT, NUT), True),
        ((NUT, BOLT), True),
        ((BOLT,), True),
        ((replace(BOLT, discount=Decimal(29)),), True),
        ((replace(BOLT, discount=Decimal(31)),), False),
        ((replace(BOLT, margin=Decimal(9)),), False),
        ((replace(BOLT, margin=Decimal(11)),), True),
        ((replace(BOLT, margin=None),), False),
        ((BOLT, replace(NUT, sku="PIN")), False),
    ],
)
def test_lines_may_go_or_get_better(now: tuple[Line, ...], *, held: bool) -> None:
    when = "lines.exists(l, l.discount > 20.0)"
    assert holds(when, {"lines": (BOLT, NUT)}, {"lines": now}) is held


@pytest.mark.parametrize("other", [{"policy": 2}, {"depends": "y"}])
def test_another_policy_base_or_account_asks_again(other: dict[str, Any]) -> None:
    rule = Rule.model_validate(a_rule("Rule", "payment_days > 60"))
    before = grounds(payment_days=90)
    assert still_holds(rule, before, before)
    assert not still_holds(rule, before, replace(before, **other))
