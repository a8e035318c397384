"""Where the goods come from."""

from collections.abc import Container
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, alternatives
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.fields import Names
from contracts.terms.offered import Offers
from contracts.terms.wording import few


class FulfilmentCenters(TermBase):
    """Which of the seller’s centers deliver, in the seller’s order."""

    label = "Fulfilment centers"
    section = Section.DELIVERY
    levels = C_B
    once = True
    example = {"kind": "fulfilment_centers", "centers": ["Rotterdam"]}

    kind: Literal["fulfilment_centers"] = "fulfilment_centers"
    centers: Names = Field(description="names of the seller’s centers")

    @classmethod
    @override
    def if_absent(cls, seller: Offers, _agreed: Container[str]) -> str:
        """Any of the seller’s."""
        centers = few(list(seller.fulfilment_centers), alternatives)
        return _("Delivered from {centers}", centers=centers) if centers else ""

    @override
    def words(self) -> str:
        return _("Delivered from {centers}", centers=few(self.centers))
