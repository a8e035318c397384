"""Where the goods may go."""

from collections.abc import Container
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, many
from contracts.terms.base import C_A_B, Section, TermBase
from contracts.terms.fields import Names
from contracts.terms.offered import Offers
from contracts.terms.wording import LINE_ROOM, short


class ShipTo(TermBase):
    """Where the goods may go: the buyer must pick from the list."""

    label = "Ship-to addresses"
    section = Section.SHIPPING
    levels = C_A_B
    example = {
        "kind": "ship_to",
        "addresses": ["Quay 1, 3011 AA Rotterdam, NL", "Rue Neuve 5, 1000 Brussels, BE"],
    }

    kind: Literal["ship_to"] = "ship_to"
    addresses: Names = Field(description="street, place and country")

    @classmethod
    @override
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        return _("The address is named in each order")

    @override
    def words(self) -> str:
        first = short(self.addresses[0], LINE_ROOM)
        if len(self.addresses) == 1:
            return _("Delivery to {address}", address=first)
        return many(
            "Delivery to {address} or {count} more address",
            "Delivery to {address} or {count} more addresses",
            len(self.addresses) - 1,
            address=first,
        )

    @override
    def _in_full(self) -> tuple[str, ...]:
        if len(self.addresses) == 1:
            return (self.words(),)
        return (_("Delivery to one of these addresses"), *self.addresses)
