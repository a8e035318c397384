"""Exact numbers: percentages, signed for prices and positive for rebates and caps (TERMS 2)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from contracts.i18n import _, quoted

WRITTEN = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?", re.ASCII)
LIMIT = Decimal(10) ** 18


def exact(value: object) -> Decimal:
    """*value* as a decimal of at most 18 digits before and 9 after the point.

    A float would already have lost digits: only what was read exactly is taken.
    Else a PydanticCustomError with a sentence.
    """
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, str) and WRITTEN.fullmatch(text := value.strip().replace("−", "-")):
        number = Decimal(text)
    else:
        raise _not_a_number(value)
    return _within_digits(number)


def _not_a_number(value: object) -> PydanticCustomError:
    if isinstance(value, float):
        sentence = _("{number} went through floating point; write it as text", number=value)
    else:
        sentence = _("{text} is not a number such as 5 or 12.5", text=quoted(value))
    return PydanticCustomError("exact_number", sentence)


def _within_digits(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) >= LIMIT or number != round(number, 9):
        raise PydanticCustomError(
            "digits", _("A number has at most 18 digits before and 9 after the point")
        )
    return number + 0  # −0 is 0


def plain(value: Decimal) -> str:
    """``12.5``: without exponent and without trailing zeros, the canonical form."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Number:
    """Marks a Decimal field: the numbers that it takes, and the sentence for all others."""

    least: Decimal
    most: Decimal
    refusal: str
    meaning: str

    def taken(self, value: object) -> Decimal:
        """*value* as a decimal within the limits, or a PydanticCustomError."""
        number = exact(value)
        if not self.least <= number <= self.most:
            raise PydanticCustomError("number", _(self.refusal))
        return number

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self.taken,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(
                plain, when_used="json", return_schema=core_schema.str_schema()
            ),
        )


Exact = Annotated[Decimal, Number(-LIMIT, LIMIT, "", "a number")]
SignedPercent = Annotated[
    Decimal,
    Number(
        Decimal(-100),
        LIMIT,
        "A mark-down beyond −100 % is not possible",
        "a percentage, negative for a mark-down",
    ),
]
MarkDown = Annotated[
    Decimal,
    Number(
        Decimal(-100),
        Decimal(0),
        "A promotion lies between −100 and 0 %; it is never positive: write it as -5",
        "a percentage, never positive",
    ),
]
PositivePercent = Annotated[
    Decimal,
    Number(
        Decimal(0), LIMIT, "This percentage is positive: write it without a sign", "a percentage"
    ),
]
