"""With whom the goods may travel."""

from collections.abc import Container
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.i18n import _, alternatives, quoted
from contracts.terms.base import C_A_B, Part, Section, TermBase
from contracts.terms.fields import NOT_EMPTY, Name
from contracts.terms.offered import Offers
from contracts.terms.wording import few, short


class ShippingMode(Part):
    """A carrier and one of its services; a plain name is taken as the carrier."""

    carrier: Name = Field(description="who carries")
    service: Name | None = Field(default=None, description="which of its services")

    @model_validator(mode="before")
    @classmethod
    def _from_a_name(cls, value: object) -> object:
        return {"carrier": value} if isinstance(value, str) else value

    @property
    def name(self) -> str:
        """``XYZ Courier Overnight``, as the seller’s own list and adjustments name it."""
        return " ".join(part for part in (self.carrier, self.service) if part)

    @override
    def words(self) -> str:
        return short(self.name)


def _each_mode_once(modes: tuple[ShippingMode, ...]) -> tuple[ShippingMode, ...]:
    names = [mode.name for mode in modes]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise PydanticCustomError("twice", _("{name} stands twice", name=quoted(name)))
    return modes


class ShippingModes(TermBase):
    """With which carriers and services the goods may travel; without it, any of the seller’s."""

    label = "Shipping modes"
    section = Section.SHIPPING
    levels = C_A_B
    defaults = True
    example = {
        "kind": "shipping_modes",
        "modes": [{"carrier": "XYZ Courier", "service": "Overnight"}],
    }

    kind: Literal["shipping_modes"] = "shipping_modes"
    modes: Annotated[tuple[ShippingMode, ...], NOT_EMPTY, AfterValidator(_each_mode_once)] = Field(
        description="the carriers and services"
    )

    @classmethod
    @override
    def if_absent(cls, seller: Offers, _agreed: Container[str]) -> str:
        """Any of the seller’s."""
        names = [mode.words() for mode in seller.shipping_modes]
        return _("Shipping with {modes}", modes=few(names, alternatives)) if names else ""

    @override
    def words(self) -> str:
        names = [mode.name for mode in self.modes]
        return _("Shipping with {modes}", modes=few(names, alternatives))
