"""Where the goods come from."""

from collections.abc import Container, Sequence
from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.folding import folded
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
    defaults = True
    example = {"kind": "fulfilment_centers", "centers": ["Rotterdam"]}

    kind: Literal["fulfilment_centers"] = "fulfilment_centers"
    centers: Names = Field(description="names of the seller’s centers")

    @classmethod
    @override
    def if_absent(cls, seller: Offers, _agreed: Container[str]) -> str:
        """Any of the seller’s."""
        centers = few(list(seller.fulfilment_centers), alternatives)
        return _("Delivered from {centers}", centers=centers) if centers else ""

    def among(self, sellers: Sequence[str]) -> Self | None:
        """Those that the seller has, in the seller's order and spelling; None without any."""
        named = {folded(name) for name in self.centers}
        ours = tuple(name for name in sellers if folded(name) in named)
        return self.model_copy(update={"centers": ours}) if ours else None

    @override
    def words(self) -> str:
        return _("Delivered from {centers}", centers=few(self.centers))
