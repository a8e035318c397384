"""What is paid for one thing beside the goods."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, percent
from contracts.percent import PositivePercent
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.fields import Amount, Name
from contracts.terms.wording import LINE_ROOM, short


class Fee(TermBase):
    """What is paid for one thing beside the goods, as an amount or a part of the costs."""

    label = "Fee"
    section = Section.PRICING
    levels = C_B
    example = {"kind": "fee", "what": "Project management", "percent": 8}
    one_of = ("percent", "amount")

    kind: Literal["fee"] = "fee"
    what: Name = Field(description="what it is paid for")
    percent: PositivePercent | None = Field(default=None, description="of the costs")
    amount: Amount | None = Field(default=None, description="once")

    @override
    def words(self) -> str:
        size = percent(self.percent) if self.percent is not None else str(self.amount)
        return _("Fee of {size} for {what}", size=size, what=short(self.what, LINE_ROOM))
