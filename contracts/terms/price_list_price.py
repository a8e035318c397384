"""The prices of one of the seller’s price lists."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, signed_percent
from contracts.percent import SignedPercent
from contracts.terms.base import C_B, Merge, Section
from contracts.terms.fields import Name
from contracts.terms.percentage import Percentage, PercentageTerm, Ware, percentage
from contracts.terms.wording import short


class PriceListPrice(PercentageTerm):
    """The prices of one of the seller’s price lists, with a percentage on them (TERMS 4)."""

    label = "Price list"
    section = Section.PRICING
    levels = C_B
    merge = Merge.BEST
    about = ("price_list",)
    example = {"kind": "price_list_price", "price_list": "Partner", "percent": -2}

    kind: Literal["price_list_price"] = "price_list_price"
    price_list: Name = Field(description="the name of the list")
    percent: SignedPercent = Field(default=Decimal(0), description="on every price of the list")

    @override
    def words(self) -> str:
        if not self.percent:
            return _("Prices of the list {price_list}", price_list=short(self.price_list))
        return _(
            "{percent} on the prices of the list {price_list}",
            percent=signed_percent(self.percent),
            price_list=short(self.price_list),
        )

    @override
    def gist(self) -> str:
        if not self.percent:
            return _("price list {price_list}", price_list=short(self.price_list))
        return _(
            "{percent} on price list {price_list}",
            percent=signed_percent(self.percent),
            price_list=short(self.price_list),
        )

    @override
    def yields_to(self, other: Self) -> bool:
        return other.percent < self.percent

    @override
    def on(self, ware: Ware) -> Percentage | None:
        return percentage(ware.at_list(self.price_list), self.percent)
