"""A new kind is one class and one line of the union: all the rest follows from it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import override

from blocks.agreement import Agreement
from blocks.effective_terms import sections
from blocks.kit import Message
from blocks.plain import plain_text
from contracts.effective import stacked
from contracts.i18n import _
from contracts.pricing import Entitled
from contracts.terms import Term
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.by_policy import ByPolicy
from contracts.terms.fields import Amount, Name
from contracts.terms.kinds import kinds
from tests.contracts.effective.stacks import DAY, At, layer


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


def parked(level: str, place: str) -> At:
    """A version with a place to park."""
    term = ParkingSpace.model_validate(ParkingSpace.example | {"place": place})
    found = layer(level, [])
    terms = found.version.model_copy(update={"terms": (term,)})
    return At(found.contract, terms, f"{level} {place}")


def test_a_new_kind_counts_and_is_answered_with_its_source() -> None:
    both = stacked(parked("C", "Gate 3"), [parked("B", "Gate 9")])
    entitled = Entitled(both, DAY, {})
    assert [line.whole.words() for line in entitled.effective.of("parking_space")] == [
        "Parking at Gate 3 for 40 EUR a month",
        "Parking at Gate 9 for 40 EUR a month",
    ]
    shown = [b for some in sections(Agreement(both, entitled, DAY, None), [*Section]) for b in some]
    said = plain_text(Message("Terms", tuple(shown)))
    assert "• Parking at Gate 3 for 40 EUR a month — ACME-1/1" in said
    assert "• Parking at Gate 9 for 40 EUR a month — base BASE/1" in said


def test_a_new_kind_takes_a_policy() -> None:
    read = WIDER.validate_python({"kind": "parking_space", "policy": "Guests", "rent": "0 EUR"})
    assert isinstance(read, ByPolicy)
    assert read.line() == "Parking space by the policy Guests, but rent: 0 EUR"
    full = read.resolved(ParkingSpace.model_validate(ParkingSpace.example))
    assert full.words() == "Parking at Gate 3 for 0 EUR a month"
