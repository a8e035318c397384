"""Percentages: signed for prices, positive for rebates and caps (TERMS 2)."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

LOWEST = Decimal(-100)


def _exact(value: Any) -> Any:
    """A float would already have lost digits: only what was read exactly is taken."""
    if isinstance(value, float | bool):
        raise PydanticCustomError("exact_number", "Write the percentage as a plain number")
    return value


def _not_beyond_all(value: Decimal) -> Decimal:
    if value < LOWEST:
        raise PydanticCustomError("mark_down", "A mark-down beyond −100 % is not possible")
    return value


def _mark_down(value: Decimal) -> Decimal:
    if value > 0:
        raise PydanticCustomError("promotion", "A promotion is never positive; write it as −5")
    return value


def _positive(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("positive", "This percentage is positive")
    return value


def plain(value: Decimal) -> str:
    """``12.5``: without exponent and without trailing zeros, the canonical form."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


Exact = Annotated[
    Decimal, BeforeValidator(_exact), PlainSerializer(plain, return_type=str, when_used="json")
]
SignedPercent = Annotated[Exact, AfterValidator(_not_beyond_all)]
MarkDown = Annotated[SignedPercent, AfterValidator(_mark_down)]
PositivePercent = Annotated[Exact, AfterValidator(_positive)]
