"""What is delivered without being ordered each time."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C, Section, TermBase
from contracts.terms.fields import Every, Name, Quantity
from contracts.terms.phrases import every, measured
from contracts.terms.wording import short


class SupplySchedule(TermBase):
    """A quantity that is delivered again and again without being ordered each time."""

    label = "Supply schedule"
    section = Section.DELIVERY
    levels = C
    example = {
        "kind": "supply_schedule",
        "sku": "BOLT-M8",
        "quantity": 500,
        "every": "2 weeks",
        "unit": "boxes",
    }

    kind: Literal["supply_schedule"] = "supply_schedule"
    sku: Name = Field(description="the product")
    quantity: Quantity = Field(description="how much each time")
    every: Every = Field(description="how often")
    unit: Name | None = Field(default=None, description="what the quantity counts, else pieces")

    @override
    def words(self) -> str:
        return _(
            "{quantity} of {sku} {every}",
            quantity=measured(self.quantity, self.unit),
            sku=short(self.sku),
            every=every(self.every),
        )
