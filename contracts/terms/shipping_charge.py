"""Who is paid for the shipping."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_A_B, Section, TermBase

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
    example = {"kind": "shipping_charge", "paid_to": "seller"}

    kind: Literal["shipping_charge"] = "shipping_charge"
    paid_to: Literal["seller", "carrier", "free"] = Field(description="free: nobody is paid")

    @override
    def words(self) -> str:
        return _(PAID_TO[self.paid_to])
