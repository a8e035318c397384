"""Which orders the customer must approve."""

from collections.abc import Container
from typing import Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Merge, Section, TermBase
from contracts.terms.fields import Amount, Names
from contracts.terms.offered import Offers
from contracts.terms.wording import few


class OrderApproval(TermBase):
    """Which orders need the customer’s approval: those above an amount, or every one."""

    label = "Order approval"
    section = Section.LIMITS
    levels = C_B
    once = True
    merge = Merge.BEST
    example = {"kind": "order_approval", "above": "10000.00 EUR", "approvers": ["A. Buyer"]}

    kind: Literal["order_approval"] = "order_approval"
    above: Amount | None = Field(
        default=None, description="the total, tax and shipping included; left out: every order"
    )
    approvers: Names | None = Field(default=None, description="who may approve; else anybody there")

    @classmethod
    @override
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        return _("No order needs the customer’s approval")

    @override
    def words(self) -> str:
        if self.above is None:
            text = _("Every order needs the customer’s approval")
        else:
            text = _("Orders above {amount} need the customer’s approval", amount=self.above.short)
        if not self.approvers:
            return text
        return _("{text}, by {approvers}", text=text, approvers=few(self.approvers))

    @override
    def yields_to(self, other: Self) -> bool:
        """The lowest amount counts; without one every order needs it."""
        if self.above is None or other.above is None:
            return self.above is not None
        return self.above.currency == other.above.currency and other.above < self.above
