"""Who is paid for the shipping."""

from collections.abc import Container
from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.offered import Offers

PAID_TO = {
    "seller": "Shipping is paid to us",
    "carrier": "Shipping is paid to the carrier",
    "free": "Shipping is free",
}


class ShippingCharge(TermBase):
    """Who is paid for the shipping; no customer contract is submitted without it (TERMS 7)."""

    label = "Shipping charge"
    section = Section.SHIPPING
    levels = C_A_B
    merge = Merge.NEAREST
    telling = True
    example = {"kind": "shipping_charge", "paid_to": "seller"}

    kind: Literal["shipping_charge"] = "shipping_charge"
    paid_to: Literal["seller", "carrier", "free"] = Field(description="free: nobody is paid")

    @classmethod
    @override
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        return _("Nobody says who pays for the shipping")

    @override
    def words(self) -> str:
        return _(PAID_TO[self.paid_to])

    @override
    def yields_to(self, other: Self) -> bool:
        """Of several on one level: free, carrier, seller (TERMS 3)."""
        order = ("free", "carrier", "seller")
        return order.index(other.paid_to) < order.index(self.paid_to)
