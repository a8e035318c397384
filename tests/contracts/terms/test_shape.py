"""What a form asks for is read off the declaration of a model."""

from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field, PositiveInt
from typing_extensions import override

from contracts.account import Account
from contracts.days import Day as AnyDay
from contracts.days import MaybeDay
from contracts.duration import Duration
from contracts.terms import KINDS
from contracts.terms.base import Model, Part
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.fields import NOT_EMPTY, Amount, Day, Flag, Name, Names, Text, Threshold
from contracts.terms.shape import FieldKind, FieldShape, about, shape


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Seat(Part):
    row: Name

    @override
    def words(self) -> str:
        return self.row


class Hall(Model):
    """Where people sit (TERMS 3)."""

    title: Name = Field(description="what it is called")
    text: Text | None = None
    rent: Amount = Field(alias="for")
    start: Threshold
    often: Duration | None = None
    times: PositiveInt | None = None
    paid_to: Literal["seller", "carrier"] = "carrier"
    size: Size | None = None
    open: Flag = True
    first: Day | None = None
    last: AnyDay
    perhaps: MaybeDay | None = None
    skus: Names
    aliases: tuple[Name, ...] = ()
    seats: Annotated[tuple[Seat, ...], NOT_EMPTY]


HALL = {field.attribute: field for field in shape(Hall)}


@pytest.mark.parametrize(
    ("name", "kind", "meaning"),
    [
        ("title", FieldKind.TEXT, "a name"),
        ("text", FieldKind.LONG_TEXT, "text"),
        ("rent", FieldKind.TEXT, "an amount"),
        ("start", FieldKind.TEXT, "an amount or a quantity"),
        ("often", FieldKind.TEXT, "a duration"),
        ("times", FieldKind.TEXT, "a whole number"),
        ("paid_to", FieldKind.CHOICE, "seller or carrier"),
        ("size", FieldKind.CHOICE, "small or large"),
        ("open", FieldKind.FLAG, "true or false"),
        ("first", FieldKind.DAY, "a day"),
        ("last", FieldKind.DAY, "a day"),
        ("perhaps", FieldKind.TEXT, "a day"),
        ("skus", FieldKind.NAMES, "a list of a name"),
        ("aliases", FieldKind.NAMES, "a list of a name"),
        ("seats", FieldKind.PARTS, "a list of these fields"),
    ],
)
def test_a_field_is_asked_for_as_its_type_says(name: str, kind: FieldKind, meaning: str) -> None:
    assert (HALL[name].kind, HALL[name].meaning) == (kind, meaning)


def test_a_field_has_the_name_of_files_and_a_label_for_people() -> None:
    assert (HALL["rent"].name, HALL["rent"].label) == ("for", "For")
    assert (HALL["skus"].label, HALL["paid_to"].label) == ("SKUs", "Paid to")


def test_a_field_says_what_may_be_left_out() -> None:
    assert HALL["title"].required
    assert not HALL["paid_to"].required
    assert (HALL["paid_to"].default, HALL["open"].default) == ("carrier", True)
    assert (HALL["title"].default, HALL["text"].default) == (None, None)


def test_choices_and_parts_are_there() -> None:
    assert HALL["paid_to"].choices == ("seller", "carrier")
    assert HALL["size"].choices == ("small", "large")
    assert HALL["seats"].part is Seat
    assert HALL["title"].help == "what it is called"
    assert about(Hall) == "Where people sit."


def fields(model: type[Model]) -> dict[str, FieldShape]:
    return {field.name: field for field in shape(model)}


def test_terms_and_accounts_are_read() -> None:
    prices = fields(KINDS["custom_prices"])["items"]
    assert (prices.kind, prices.part, prices.required) == (FieldKind.PARTS, CustomPrice, True)
    assert fields(KINDS["rebate"])["tiers"].part is not None
    assert fields(KINDS["clause"])["text"].kind is FieldKind.LONG_TEXT
    account = fields(Account)
    assert account["aliases"].kind is FieldKind.NAMES
    assert account["contacts"].kind is FieldKind.PARTS
    assert account["code"].required


def test_every_field_of_every_term_says_what_it_is_for() -> None:
    for kind in KINDS.values():
        for field in shape(kind):
            assert field.label.strip()
            assert field.help or field.attribute == "kind"
