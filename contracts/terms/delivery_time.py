"""How soon the goods come."""

from collections.abc import Container
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, many
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.fields import Days, Name
from contracts.terms.offered import Offers
from contracts.terms.wording import short


class DeliveryTime(TermBase):
    """How soon the goods come after the order, for a product set or for everything."""

    label = "Delivery time"
    section = Section.DELIVERY
    levels = C_A_B
    merge = Merge.NEAREST
    about = ("product_set",)
    example = {"kind": "delivery_time", "days": 5, "counts": "working"}

    kind: Literal["delivery_time"] = "delivery_time"
    days: Days = Field(description="days from the order")
    counts: Literal["calendar", "working"] = Field(
        default="calendar", description="which days count"
    )
    product_set: Name | None = Field(default=None, description="else for everything")

    @classmethod
    @override
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        return _("No delivery time is promised")

    @override
    def words(self) -> str:
        if self.product_set is None:
            return _("Delivery within {days}", days=self._days())
        return _(
            "Delivery of {products} within {days}",
            products=short(self.product_set),
            days=self._days(),
        )

    def _days(self) -> str:
        if self.counts == "working":
            return many("{count} working day", "{count} working days", self.days)
        return many("{count} day", "{count} days", self.days)
