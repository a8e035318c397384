"""How far a value may go before the next rule fires, to the last step before it does."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.conditions import Condition, Measured
from contracts.approval.headroom import headrooms
from contracts.approval.policy import Rule
from tests.contracts.approval.office import a_rule, facts


def rule(when: str) -> Rule:
    return Rule.model_validate(a_rule("Rule", when))


def found(when: str, **some: object) -> list[tuple[str, str, str]]:
    return [
        (one.fact, f"{one.last.normalize():f}", f"{one.first.normalize():f}")
        for one in headrooms(rule(when), facts(**some))
    ]


@pytest.mark.parametrize(
    ("when", "some", "room"),
    [
        ("largest_discount >= 10.0", {}, [("largest_discount", "9.9", "10")]),
        ("largest_discount > 10.0", {}, [("largest_discount", "10", "10.1")]),
        ("payment_days > 60", {"payment_days": 30}, [("payment_days", "60", "61")]),
        ("payment_days >= 60", {"payment_days": 59}, [("payment_days", "59", "60")]),
        ("smallest_margin < 20.0", {"smallest_margin": "35"}, [("smallest_margin", "20", "19.9")]),
        ("total_value > 100000.0", {}, [("total_value", "100000", "100000.01")]),
        ("total_value * 0.1 > 100.0", {}, [("total_value", "1000", "1000.01")]),
        ("days_until_start < 7", {"days_until_start": 30}, [("days_until_start", "7", "6")]),
        ("payment_days > 60", {"payment_days": 61}, []),
        ("open_ended", {}, []),
        ("payment_days > 60 && open_ended", {}, []),
        (
            "payment_days > 60 || months > 36",
            {},
            [("months", "36", "37"), ("payment_days", "60", "61")],
        ),
        (
            "payment_days < 10 || payment_days > 60",
            {"payment_days": 30},
            [("payment_days", "10", "9"), ("payment_days", "60", "61")],
        ),
    ],
)
def test_to_the_last_step(when: str, some: dict[str, object], room: list[object]) -> None:
    assert found(when, **some) == room


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from([">", ">=", "<", "<="]))
def test_it_does_not_fire_up_to_there_and_does_beyond(limit: int, now: int, sign: str) -> None:
    when = f"payment_days {sign} {limit}"
    for one in headrooms(rule(when), facts(payment_days=now)):
        for value, fires in ((one.last, False), (one.first, True)):
            measured = Measured(facts(payment_days=int(value)))
            assert Condition(when).holds(measured) is fires
        assert abs(one.first - one.last) == Decimal(1)
        assert one.upwards is (sign in {">", ">="})
