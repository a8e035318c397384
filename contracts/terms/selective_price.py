"""A percentage on the products of one set."""

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


class SelectivePrice(PercentageTerm):
    """A percentage on the products of one set, on catalog or list prices (TERMS 4)."""

    label = "Price of a product set"
    section = Section.PRICING
    levels = C_B
    merge = Merge.BEST
    about = (
        "price_list",
        "product_set",
    )
    example = {
        "kind": "selective_price",
        "product_set": "All fasteners",
        "percent": Decimal("-12.5"),
    }

    kind: Literal["selective_price"] = "selective_price"
    price_list: Name | None = Field(default=None, description="else on the catalog’s prices")
    product_set: Name = Field(description="the set’s name; its members of the day count")
    percent: SignedPercent = Field(description="on each of their prices")

    @override
    def words(self) -> str:
        if self.price_list is None:
            return self.gist()
        return _(
            "{percent} on {products} at the prices of the list {price_list}",
            percent=signed_percent(self.percent),
            products=short(self.product_set),
            price_list=short(self.price_list),
        )

    @override
    def gist(self) -> str:
        if not self.percent:
            return _("{products} at list price", products=short(self.product_set))
        return _(
            "{percent} on {products}",
            percent=signed_percent(self.percent),
            products=short(self.product_set),
        )

    @override
    def yields_to(self, other: Self) -> bool:
        return other.percent < self.percent

    @override
    def on(self, ware: Ware) -> Percentage | None:
        if not ware.is_in(self.product_set):
            return None
        listed = ware.at_catalog() if self.price_list is None else ware.at_list(self.price_list)
        return percentage(listed, self.percent)
