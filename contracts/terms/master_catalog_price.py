"""A percentage on the list price of the whole catalog."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, signed_percent
from contracts.percent import SignedPercent
from contracts.terms.base import C_B, Section, TermBase


class MasterCatalogPrice(TermBase):
    """A percentage on the list price of the whole catalog (TERMS 4)."""

    label = "Catalog price"
    section = Section.PRICING
    levels = C_B
    once = True
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
