"""Above which amount delivery is free."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.fields import Amount


class FreightFree(TermBase):
    """Above which amount the delivery of an order is free."""

    label = "Free delivery"
    section = Section.SHIPPING
    levels = C_A_B
    once = True
    merge = Merge.NEAREST
    example = {"kind": "freight_free", "above": "500.00 EUR"}

    kind: Literal["freight_free"] = "freight_free"
    above: Amount = Field(description="the order’s amount")

    @override
    def words(self) -> str:
        return _("Free delivery above {amount}", amount=self.above.short)

    @override
    def gist(self) -> str:
        return _("free above {amount}", amount=self.above.short)
