"""Something added to the price as a line of its own."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, percent
from contracts.percent import PositivePercent
from contracts.terms.base import C_A_B, Section, TermBase
from contracts.terms.fields import Amount, Name
from contracts.terms.phrases import covers
from contracts.terms.wording import short


class Surcharge(TermBase):
    """Something added to the price as a line of its own (TERMS 4)."""

    label = "Surcharge"
    section = Section.PRICING
    levels = C_A_B
    example = {
        "kind": "surcharge",
        "percent": 3,
        "product_set": "All fasteners",
        "note": "Energy",
    }
    one_of = ("percent", "amount", "index")

    kind: Literal["surcharge"] = "surcharge"
    percent: PositivePercent | None = Field(default=None, description="of the price")
    amount: Amount | None = Field(default=None, description="on each price")
    index: Name | None = Field(default=None, description="the index that sets it")
    product_set: Name | None = Field(default=None, description="else on everything")

    @override
    def words(self) -> str:
        products = covers(self.product_set)
        if self.index:
            return _(
                "Surcharge{products} by the index {index}",
                index=short(self.index),
                products=products,
            )
        size = percent(self.percent) if self.percent is not None else str(self.amount)
        return _("Surcharge of {size}{products}", size=size, products=products)
