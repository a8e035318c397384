"""How much may be ordered in all."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.fields import Amount


class PurchaseLimit(TermBase):
    """How much may be ordered under the contract, tax and shipping included."""

    label = "Purchase limit"
    section = Section.LIMITS
    levels = C_B
    example = {"kind": "purchase_limit", "amount": "250000.00 EUR"}

    kind: Literal["purchase_limit"] = "purchase_limit"
    amount: Amount = Field(description="fine at the limit, refused above it")

    @override
    def words(self) -> str:
        return _("Orders of at most {amount} in all", amount=self.amount.short)
