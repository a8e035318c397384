"""What the customer gets back at the end of a period."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.i18n import _, percent
from contracts.money import Money
from contracts.percent import PositivePercent
from contracts.terms.base import C_A_B, Merge, Part, Section, TermBase, itemized
from contracts.terms.fields import NOT_EMPTY, Flag, Threshold
from contracts.terms.marks import Ascending
from contracts.terms.phrases import pieces
from contracts.terms.wording import some

BASES = {
    ("turnover", "contract"): "Rebate on the turnover of the contract",
    ("turnover", "year"): "Rebate on the turnover of a year",
    ("turnover", "quarter"): "Rebate on the turnover of a quarter",
    ("turnover", "month"): "Rebate on the turnover of a month",
    ("quantity", "contract"): "Rebate on the pieces bought over the contract",
    ("quantity", "year"): "Rebate on the pieces bought in a year",
    ("quantity", "quarter"): "Rebate on the pieces bought in a quarter",
    ("quantity", "month"): "Rebate on the pieces bought in a month",
}
METHODS = {"step": "on all of it", "slice": "slice by slice"}


class RebateTier(Part):
    """The percentage from one turnover or quantity on."""

    start: Threshold = Field(alias="from", description="an amount, or pieces, as the basis says")
    percent: PositivePercent = Field(description="what comes back")

    @override
    def words(self) -> str:
        start = self.start.short if isinstance(self.start, Money) else pieces(self.start)
        return _("{percent} from {start}", percent=percent(self.percent), start=start)


def _one_unit(tiers: tuple[RebateTier, ...]) -> tuple[RebateTier, ...]:
    units = {tier.start.currency if isinstance(tier.start, Money) else "" for tier in tiers}
    if len(units) > 1:
        raise PydanticCustomError(
            "currencies", _("All tiers begin at amounts of one currency, or all at pieces")
        )
    return tiers


class Rebate(TermBase):
    """What comes back for a period: the tier reached for all (step), or each for its slice."""

    label = "Rebate"
    section = Section.PRICING
    levels = C_A_B
    merge = Merge.NEAREST
    about = ("basis",)
    example = {
        "kind": "rebate",
        "basis": "turnover",
        "method": "slice",
        "period": "year",
        "tiers": [{"from": "0 EUR", "percent": 1}, {"from": "50000 EUR", "percent": 2}],
    }

    kind: Literal["rebate"] = "rebate"
    basis: Literal["turnover", "quantity"] = Field(description="what the tiers count")
    tiers: Annotated[
        tuple[RebateTier, ...], NOT_EMPTY, AfterValidator(_one_unit), Ascending("start", "from")
    ] = Field(description="each from its start on, until the next")
    method: Literal["step", "slice"] = Field(
        description="step: the tier reached holds for all; slice: each tier for its part"
    )
    period: Literal["month", "quarter", "year", "contract"] = Field(description="over which time")
    in_addition: Flag = Field(default=False, description="beside the nearest one, not instead")

    @model_validator(mode="after")
    def _tiers_fit_the_basis(self) -> Self:
        if isinstance(self.tiers[0].start, Money) != (self.basis == "turnover"):
            raise PydanticCustomError(
                "basis",
                _("Tiers of a turnover begin at amounts (50000 EUR), of a quantity at numbers"),
            )
        return self

    @override
    def words(self) -> str:
        return self._worded(some(self.tiers))

    @override
    def _in_full(self) -> tuple[str, ...]:
        return itemized(self.words(), self._worded(""), self.tiers)

    @override
    def amounts(self) -> Iterator[Money]:
        return (tier.start for tier in self.tiers if isinstance(tier.start, Money))

    def _worded(self, tiers: str) -> str:
        parts = [tiers, _(METHODS[self.method])]
        parts.append(_("in addition to others") if self.in_addition else "")
        basis = _(BASES[self.basis, self.period])
        return _("{basis}: {rest}", basis=basis, rest=", ".join(part for part in parts if part))

    @property
    @override
    def stands_beside(self) -> bool:
        return self.in_addition
