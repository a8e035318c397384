"""A mark-down on top of a percentage."""

from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.percent import MarkDown
from contracts.terms.base import C_B, Merge, Section, TermBase
from contracts.terms.fields import Flag, MarkDownAmount, Name
from contracts.terms.phrases import change, covers


class Promotion(TermBase):
    """A mark-down on top of a percentage, for a time (TERMS 4)."""

    label = "Promotion"
    section = Section.PRICING
    levels = C_B
    merge = Merge.BEST
    about = (
        "product_set",
        "on_net",
    )
    example = {
        "kind": "promotion",
        "percent": -3,
        "product_set": "All fasteners",
        "valid_from": "2026-03-01",
        "valid_to": "2026-03-31",
    }
    one_of = ("percent", "amount")

    kind: Literal["promotion"] = "promotion"
    percent: MarkDown | None = Field(default=None, description="off the price")
    amount: MarkDownAmount | None = Field(default=None, description="off each price")
    product_set: Name | None = Field(default=None, description="else on everything")
    on_net: Flag = Field(default=False, description="also on written prices")

    @override
    def words(self) -> str:
        text = _(
            "Promotion: {change}{products}",
            change=change(self.percent, self.amount),
            products=covers(self.product_set),
        )
        return _("{text}, also on written prices", text=text) if self.on_net else text

    @override
    def yields_to(self, other: Self) -> bool:
        if self.percent is None or other.percent is None:
            return False
        return other.percent < self.percent
