"""A condition is checked when it is written; what it names and compares must exist and fit."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.conditions import BadCondition, Condition, Measured
from contracts.approval.facts import DECLARED, FACTS, Line, Type, complete
from tests.contracts.approval.office import facts

LINES = (
    Line(sku="BOLT", kind="custom_prices", discount=Decimal("12.5"), margin=Decimal(20)),
    Line(product_set="Gloves", kind="selective_price", discount=Decimal(30)),
)


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("true", True),
        ("total_value > 100000.0", True),
        ("total_value > 250000.0", False),
        ("payment_days > 30 && region == 'EMEA'", True),
        ("region in ['APAC', 'EMEA']", True),
        ("lines.exists(l, l.discount > 25.0)", True),
        ("lines.all(l, l.discount > 25.0)", False),
        ("lines.exists(l, l.margin_known && l.margin < 25.0)", True),
        ("largest(lines.map(l, l.discount)) >= 30.0", True),
        ("smallest(lines.filter(l, l.margin_known).map(l, l.margin)) < 20.0", False),
        ("sum(lines.map(l, l.discount)) == 42.5", True),
        ("'clause' in changed_kinds || open_ended", False),
        ("changed_kinds.exists(k, k.startsWith('payment'))", True),
    ],
)
def test_what_holds(when: str, *, holds: bool) -> None:
    measured = facts(
        total_value="250000",
        payment_days=60,
        region="EMEA",
        changed_kinds=("payment_terms",),
        lines=LINES,
    )
    assert Condition(when).holds(Measured(measured)) is holds


@pytest.mark.parametrize(
    ("when", "why", "hint"),
    [
        (
            "largest_discont > 5.0",
            "undeclared reference to 'largest_discont'",
            "“largest_discount”",
        ),
        ("lines.exists(l, l.discont > 5.0)", "undefined field 'discont'", "“discount”"),
        ("xyzzy > 5.0", "undeclared reference to 'xyzzy'", "There are action,"),
        ("largest_discount > 15", "(double, int)", "such as 15.0"),
        ("payment_days > 60.0", "(int, double)", "such as 60"),
        ("region > 5", "no matching overload", ""),
        ("payment_days + 30", "does not say true or false", ""),
        ("payment_days >", "Syntax error", ""),
        ("", "Syntax error", ""),
        ("region.nosuch()", "nosuch", ""),
        ("x" * 3000, "at most 2000 characters", ""),
    ],
)
def test_what_cannot_be_asked_is_refused_when_it_is_written(when: str, why: str, hint: str) -> None:
    with pytest.raises(BadCondition) as refused:
        Condition(when)
    assert why in str(refused.value)
    assert hint in refused.value.hint


def test_what_cannot_be_computed_holds_so_that_somebody_looks() -> None:
    assert Condition("payment_days / months > 3").holds(Measured(facts()))


@pytest.mark.parametrize("when", ["'largest_discount' in changed_kinds", "lines.size() > 3"])
def test_a_condition_tells_which_facts_it_asks_about(when: str) -> None:
    assert Condition(when).names == ({"changed_kinds"} if "kinds" in when else {"lines"})


@given(
    st.decimals(-1000, 1000, places=3), st.decimals(-1000, 1000, places=3), st.sampled_from("<>")
)
def test_numbers_compare_as_decimals_do(value: Decimal, limit: Decimal, sign: str) -> None:
    """A double tells apart what has fifteen digits, and calls equal what is equal."""
    measured = Measured(facts(largest_discount=value))
    exact = value < limit if sign == "<" else value > limit
    assert Condition(f"largest_discount {sign} {limit:.3f}").holds(measured) is exact
    assert Condition(f"largest_discount == {limit:.3f}").holds(measured) is (value == limit)


@pytest.mark.parametrize("fact", DECLARED, ids=lambda fact: fact.name)
def test_every_fact_can_be_asked_about(fact: Any) -> None:
    asking = {
        Type.NUMBER: "{} > 1.5",
        Type.COUNT: "{} > 1",
        Type.TEXT: "{} == 'x'",
        Type.FLAG: "{}",
        Type.TEXTS: "'x' in {}",
        Type.LINES: "{}.exists(l, l.sku == 'x')",
    }
    condition = Condition(asking[fact.type].format(fact.name))
    assert condition.names == {fact.name}
    assert not condition.holds(Measured(facts()))


def test_there_are_no_other_facts() -> None:
    assert complete({}).keys() == FACTS.keys()
    with pytest.raises(KeyError, match="nosuch"):
        complete({"nosuch": 1})
