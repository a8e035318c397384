"""Percentages and other exact numbers: never a float, never beyond their limits (TERMS 2)."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError, create_model
from pydantic_core import PydanticCustomError

from contracts.percent import Exact, MarkDown, PositivePercent, SignedPercent, exact, plain

NUMBERS = st.decimals(Decimal(-(10**17)), Decimal(10**17), places=9)

TAKEN = [
    (5, "5"),
    (-5, "-5"),
    ("12.5", "12.5"),
    (" −12.50 ", "-12.50"),
    ("+3", "3"),
    (Decimal("1E+3"), "1000"),
    (Decimal("-0"), "0"),
    (Decimal("1.00000000000"), "1.00000000000"),
    (10**17, "100000000000000000"),
]


@pytest.mark.parametrize(("value", "number"), TAKEN)
def test_takes_what_is_exact(value: object, number: str) -> None:
    assert str(exact(value)) == number


REFUSED: list[Any] = [
    "",
    "5 %",
    "1e3",
    "1,5",
    "NaN",
    "٥",
    "0x1",
    True,
    None,
    [5],
    "1" * 19,
]


@pytest.mark.parametrize("value", REFUSED)
def test_refuses_what_is_no_number(value: object) -> None:
    with pytest.raises(PydanticCustomError, match=r"is not a number such as 5 or 12\.5"):
        exact(value)


@pytest.mark.parametrize("value", [12.5, float("nan"), 5.0])
def test_refuses_floats(value: float) -> None:
    with pytest.raises(PydanticCustomError, match="went through floating point"):
        exact(value)


@pytest.mark.parametrize(
    "value",
    [Decimal("Infinity"), Decimal("NaN"), Decimal("1E+18"), Decimal("1E+999999"),
     Decimal("1E-10"), 10**18, -(10**4000)],
)  # fmt: skip
def test_refuses_numbers_of_too_many_digits(value: object) -> None:
    with pytest.raises(PydanticCustomError, match="at most 18 digits before and 9 after"):
        exact(value)


PLAIN = [
    ("5.0", "5"),
    ("12.50", "12.5"),
    ("100", "100"),
    ("1E+2", "100"),
    ("-0.00", "0"),
    ("0", "0"),
]


@pytest.mark.parametrize(("number", "text"), PLAIN)
def test_the_canonical_form_has_no_needless_digit(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@given(NUMBERS)
def test_the_canonical_form_is_one_for_each_value(number: Decimal) -> None:
    assert exact(plain(number)) == number
    assert plain(number) == plain(number.normalize()) == plain(exact(plain(number)))


LIMITS: list[tuple[Any, object, bool]] = [
    (SignedPercent, -100, True),
    (SignedPercent, "-100.000000001", False),
    (SignedPercent, 250, True),
    (MarkDown, 0, True),
    (MarkDown, -100, True),
    (MarkDown, "0.01", False),
    (MarkDown, -101, False),
    (PositivePercent, 0, True),
    (PositivePercent, "-0.01", False),
    (Exact, -5000, True),
]


@pytest.mark.parametrize(("kind", "value", "accepted"), LIMITS)
def test_limits(kind: Any, value: object, accepted: bool) -> None:
    adapter: TypeAdapter[Decimal] = TypeAdapter(kind)
    if accepted:
        assert adapter.validate_python(value) == Decimal(str(value))
        return
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    assert "Input should" not in str(refused.value)


def test_a_fields_own_constraint_holds_beside_the_types() -> None:
    adapter: TypeAdapter[Decimal] = TypeAdapter(PositivePercent)
    narrower: TypeAdapter[Decimal] = TypeAdapter(SignedPercent | None)
    assert adapter.validate_json('"5.50"') == Decimal("5.5")
    assert adapter.dump_json(Decimal("5.50")) == b'"5.5"'
    assert narrower.validate_python(None) is None

    at_least_five = create_model("AtLeastFive", value=(PositivePercent, Field(ge=5)))
    with pytest.raises(ValidationError):
        at_least_five(value=4)
