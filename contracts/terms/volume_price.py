"""A percentage that grows with the quantity ordered."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, signed_percent
from contracts.percent import SignedPercent
from contracts.terms.base import C_B, Merge, Part, Section, itemized
from contracts.terms.fields import NOT_EMPTY, FromQuantity, Name
from contracts.terms.marks import Ascending
from contracts.terms.percentage import Percentage, PercentageTerm, Ware, percentage
from contracts.terms.phrases import pieces
from contracts.terms.wording import short, some


class VolumeTier(Part):
    """The percentage from one quantity on."""

    start: FromQuantity = Field(alias="from", description="the first quantity that has it")
    percent: SignedPercent = Field(description="on the catalog’s prices")

    @override
    def words(self) -> str:
        return _(
            "{percent} from {pieces}",
            percent=signed_percent(self.percent),
            pieces=pieces(self.start),
        )


class VolumePrice(PercentageTerm):
    """A percentage on a product set that depends on the quantity ordered (TERMS 4)."""

    label = "Volume price"
    section = Section.PRICING
    levels = C_B
    merge = Merge.BEST
    about = ("product_set",)
    example = {
        "kind": "volume_price",
        "product_set": "All fasteners",
        "tiers": [{"from": 100, "percent": -5}, {"from": 1000, "percent": -8}],
    }

    kind: Literal["volume_price"] = "volume_price"
    product_set: Name = Field(description="the set’s name; its members of the day count")
    tiers: Annotated[tuple[VolumeTier, ...], NOT_EMPTY, Ascending("start", "from")] = Field(
        description="each from its quantity on, until the next"
    )

    @override
    def words(self) -> str:
        return _(
            "{products}: {tiers}",
            products=short(self.product_set),
            tiers=some(self.tiers),
        )

    @override
    def _in_full(self) -> tuple[str, ...]:
        return itemized(self.words(), self.product_set, self.tiers)

    @override
    def yields_to(self, other: Self) -> bool:
        """Where the other is better at the beginning of each tier, it is so throughout."""
        starts = {tier.start for tier in (*self.tiers, *other.tiers)}
        first = min(tier.start for tier in self.tiers)
        pairs = [(self.at(start), other.at(start)) for start in starts if start >= first]
        return all(two is not None and one is not None and two < one for one, two in pairs)

    def at(self, quantity: Decimal) -> Decimal | None:
        """The percentage for *quantity*; None below the first tier."""
        reached = [tier.percent for tier in self.tiers if tier.start <= quantity]
        return reached[-1] if reached else None

    @override
    def on(self, ware: Ware) -> Percentage | None:
        if not ware.is_in(self.product_set):
            return None
        return percentage(ware.at_catalog(), self.at(ware.quantity))
