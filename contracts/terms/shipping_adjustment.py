"""A change of the shipping charge."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.percent import SignedPercent
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.fields import Name, SignedAmount
from contracts.terms.phrases import change, covers
from contracts.terms.wording import short


class ShippingAdjustment(TermBase):
    """A change of the shipping charge, for a product set, a mode or everything."""

    label = "Shipping adjustment"
    section = Section.SHIPPING
    levels = C_A_B
    merge = Merge.NEAREST
    about = (
        "product_set",
        "mode",
    )
    example = {
        "kind": "shipping_adjustment",
        "percent": -10,
        "product_set": "All fasteners",
        "mode": "XYZ Courier Overnight",
    }
    one_of = ("percent", "amount")

    kind: Literal["shipping_adjustment"] = "shipping_adjustment"
    percent: SignedPercent | None = Field(default=None, description="on the charge")
    amount: SignedAmount | None = Field(default=None, description="on the charge")
    product_set: Name | None = Field(default=None, description="else on everything")
    mode: Name | None = Field(default=None, description="the carrier and service, else any")

    @override
    def words(self) -> str:
        text = _(
            "Shipping {change}{products}",
            change=change(self.percent, self.amount),
            products=covers(self.product_set),
        )
        return _("{text} with {mode}", text=text, mode=short(self.mode)) if self.mode else text
