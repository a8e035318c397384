"""A new kind is one class and one line of the union: all the rest follows from it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import override

from contracts.i18n import _
from contracts.terms import Term
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.by_policy import ByPolicy
from contracts.terms.fields import Amount, Name
from contracts.terms.kinds import kinds


class ParkingSpace(TermBase):
    """A place to park that comes with the contract."""

    label = "Parking space"
    section = Section.LIMITS
    levels = C_B
    example: ClassVar = {"kind": "parking_space", "place": "Gate 3", "rent": "40 EUR"}

    kind: Literal["parking_space"] = "parking_space"
    place: Name = Field(description="where it is")
    rent: Amount = Field(description="for a month")

    @override
    def words(self) -> str:
        return _("Parking at {place} for {rent} a month", place=self.place, rent=self.rent.short)


WIDER: TypeAdapter[ParkingSpace | Term] = TypeAdapter(
    Annotated[ParkingSpace | Term, Field(union_mode="left_to_right")]
)


def test_a_new_kind_is_read_said_and_written() -> None:
    read = WIDER.validate_python({**ParkingSpace.example, "valid_to": "2026-12-31", "note": "free"})
    assert isinstance(read, ParkingSpace)
    assert read.line() == "Parking at Gate 3 for 40 EUR a month (until 31 Dec 2026) · free"
    assert WIDER.validate_json(WIDER.dump_json(read)) == read
    assert kinds()["parking_space"] is ParkingSpace


def test_a_new_kind_takes_a_policy() -> None:
    read = WIDER.validate_python({"kind": "parking_space", "policy": "Guests", "rent": "0 EUR"})
    assert isinstance(read, ByPolicy)
    assert read.line() == "Parking space by the policy Guests, but rent: 0 EUR"
    full = read.resolved(ParkingSpace.model_validate(ParkingSpace.example))
    assert full.words() == "Parking at Gate 3 for 0 EUR a month"
