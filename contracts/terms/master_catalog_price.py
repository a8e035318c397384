"""A percentage on the list price of the whole catalog."""

from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, signed_percent
from contracts.percent import SignedPercent
from contracts.terms.base import C_B, Merge, Section
from contracts.terms.percentage import Percentage, PercentageTerm, Ware, percentage


class MasterCatalogPrice(PercentageTerm):
    """A percentage on the list price of the whole catalog (TERMS 4)."""

    label = "Catalog price"
    section = Section.PRICING
    levels = C_B
    once = True
    merge = Merge.BEST
    example = {"kind": "master_catalog_price", "percent": -5}

    kind: Literal["master_catalog_price"] = "master_catalog_price"
    percent: SignedPercent = Field(description="on every list price of the catalog")

    @override
    def words(self) -> str:
        if not self.percent:
            return _("The whole catalog at list price")
        return _("{percent} on the whole catalog", percent=signed_percent(self.percent))

    @override
    def gist(self) -> str:
        if not self.percent:
            return _("catalog at list price")
        return _("{percent} on the catalog", percent=signed_percent(self.percent))

    @override
    def yields_to(self, other: Self) -> bool:
        return other.percent < self.percent

    @override
    def on(self, ware: Ware) -> Percentage | None:
        return percentage(ware.at_catalog(), self.percent)
