"""When prices are looked at again, and how far they may move."""

from decimal import Decimal
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, many, signed_percent
from contracts.months import show_written_month
from contracts.percent import PositivePercent, SignedPercent
from contracts.terms.base import C_B, Merge, Section, TermBase, Written
from contracts.terms.fields import Every, Month, Months, Name
from contracts.terms.phrases import every
from contracts.terms.wording import short


class PriceReview(TermBase):
    """How often prices are reviewed, by which index, and how far they may move."""

    label = "Price review"
    section = Section.PRICING
    levels = C_B
    once = True
    merge = Merge.NEAREST
    example = {
        "kind": "price_review",
        "every": "12 months",
        "index": "CPI Netherlands",
        "base": "2025-10",
        "lag": 3,
        "cap": 4,
        "floor": 0,
    }
    in_order = (*Written.in_order, ("floor", "cap"))

    kind: Literal["price_review"] = "price_review"
    every: Every = Field(description="how often")
    index: Name | None = Field(default=None, description="which index they follow")
    base: Month | None = Field(
        default=None, description="the month of the index at which the prices stand"
    )
    lag: Months | None = Field(
        default=None, description="how many months before they move the index is read"
    )
    cap: PositivePercent | None = Field(default=None, description="the most they rise at once")
    floor: SignedPercent | None = Field(default=None, description="the least they change at once")

    @override
    def words(self) -> str:
        parts = [_("Prices reviewed {every}", every=every(self.every))]
        if self.index:
            parts.append(_("by {index}", index=short(self.index)))
        if self.base:
            parts.append(_("since {month}", month=show_written_month(self.base)))
        if self.lag:
            parts.append(many("read {count} month before", "read {count} months before", self.lag))
        if self.cap is not None or self.floor is not None:
            parts.append(_("{limits} each time", limits=self._limits()))
        return ", ".join(parts)

    def _limits(self) -> str:
        if self.floor is None:
            return _("at most {percent}", percent=signed_percent(self.cap or Decimal(0)))
        floor = signed_percent(self.floor)
        if self.cap is None:
            return _("at least {percent}", percent=floor)
        return _("between {floor} and {cap}", floor=floor, cap=signed_percent(self.cap))
