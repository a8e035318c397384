"""The most that the work may cost."""

from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Merge, Section, TermBase
from contracts.terms.fields import Amount


class CostCap(TermBase):
    """The most that the work under the contract may cost."""

    label = "Cost cap"
    section = Section.LIMITS
    levels = C_B
    merge = Merge.BEST
    example = {"kind": "cost_cap", "amount": "80000.00 EUR"}

    kind: Literal["cost_cap"] = "cost_cap"
    amount: Amount = Field(description="the lowest of several counts")

    @override
    def words(self) -> str:
        return _("Costs of at most {amount} in all", amount=self.amount.short)

    @override
    def yields_to(self, other: Self) -> bool:
        one, two = self.amount, other.amount
        return one.currency == two.currency and two < one
