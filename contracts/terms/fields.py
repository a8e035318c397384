"""What the fields of terms take: names, days, counts, amounts and quantities (TERMS 2)."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, PlainSerializer, SerializationInfo
from pydantic_core import PydanticCustomError

from contracts.days import read_day
from contracts.duration import Duration
from contracts.i18n import _, quoted
from contracts.money import Money
from contracts.months import read_month
from contracts.percent import LIMIT, WRITTEN, Number, exact, plain
from contracts.terms.marks import Sign, Taken, Whole

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LONGEST_NAME = 200
PLAIN_NAME = re.compile(rf"[!-~]{{1,{LONGEST_NAME}}}")  # such as a SKU: nothing is to be mended
LONGEST_TEXT = 1_000_000


def _text(value: object) -> str:
    """*value* without control characters and outer blanks; line breaks stay."""
    if not isinstance(value, str):
        raise PydanticCustomError(
            "text", _("{text} is not text: write it in quotes", text=quoted(value))
        )
    if value.isascii() and value.isprintable() and 0 < len(value) <= LONGEST_TEXT:
        return _not_blank(value.strip())
    text = CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text or len(text) > LONGEST_TEXT:
        raise PydanticCustomError("text", _("A text has between 1 and a million characters"))
    return text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate is no character


def _not_blank(text: str) -> str:
    if not text:
        raise PydanticCustomError("text", _("A text has between 1 and a million characters"))
    return text


def _name(value: object) -> str:
    """A text on one line, its blanks single."""
    if isinstance(value, str) and PLAIN_NAME.fullmatch(value):
        return value
    name = " ".join(_text(value).split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise PydanticCustomError(
            "name",
            _(
                "A name has at most {most} characters; the rest goes into the note",
                most=LONGEST_NAME,
            ),
        )
    return name


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag", _("{text} is neither true nor false", text=quoted(value)))


def _duration(value: object) -> Duration:
    duration = Duration.taken(value)
    if not duration.count:
        raise PydanticCustomError("duration", _("Something that recurs takes at least 1 day"))
    return duration


def _threshold(value: object) -> Money | Decimal:
    """Money where a currency is written, else a number of pieces; neither below zero."""
    written = isinstance(value, str) and not WRITTEN.fullmatch(value.strip())
    read = Money.taken(value) if written or isinstance(value, Money) else exact(value)
    if (read.amount if isinstance(read, Money) else read) < 0:
        raise PydanticCustomError("tier", _("A tier begins at zero or above"))
    return read


def _threshold_written(value: Money | Decimal, info: SerializationInfo) -> str | Decimal:
    if isinstance(value, Money):
        return value.written
    return plain(value) if info.mode_is_json() else value


def _not_empty(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Not pydantic’s own check, which also counts where an item was refused already."""
    if not items:
        raise PydanticCustomError("empty", _("At least one stands here"))
    return items


def each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """*names* themselves, or a PydanticCustomError where one stands twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise PydanticCustomError("twice", _("{name} stands twice", name=quoted(name)))
        seen.add(name)
    return names


Text = Annotated[str, Taken(_text, "text")]
Name = Annotated[str, Taken(_name, "a name")]
NOT_EMPTY = AfterValidator(_not_empty)
Names = Annotated[tuple[Name, ...], NOT_EMPTY, AfterValidator(each_once)]
Day = Annotated[date, Taken(read_day, "a day")]
Month = Annotated[str, Taken(read_month, "a month such as 2025-10")]
Flag = Annotated[bool, Taken(_flag, "true or false")]
Every = Annotated[Duration, Taken(_duration, "a duration")]
Days = Annotated[int, Whole(0, 36_600)]
Months = Annotated[int, Whole(0, 120)]
Per = Annotated[int, Whole(1, 1_000_000)]
DayOfMonth = Annotated[int, Whole(1, 31)]
Amount = Annotated[
    Money, Sign(1, "This amount is not negative: write it without a sign", "an amount")
]
SignedAmount = Annotated[Money, Sign(0, "", "an amount, negative for a mark-down")]
MarkDownAmount = Annotated[
    Money,
    Sign(-1, "A promotion is never positive: write it as -5.00 EUR", "an amount, never positive"),
]
Quantity = Annotated[
    Decimal,
    Number(Decimal("0.000000001"), LIMIT, "A quantity is more than zero", "a quantity"),
]
FromQuantity = Annotated[
    Decimal,
    Number(Decimal(0), LIMIT, "A quantity is never negative", "a quantity"),
]
Threshold = Annotated[
    Money | Decimal,
    Taken(_threshold, "an amount or a quantity"),
    PlainSerializer(_threshold_written),
]
