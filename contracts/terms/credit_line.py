"""How much an account may owe."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import A, Section, TermBase
from contracts.terms.fields import Amount


class CreditLine(TermBase):
    """How much the account may owe at any time; without it, no credit."""

    label = "Credit line"
    section = Section.PAYMENT
    levels = A
    once = True
    example = {"kind": "credit_line", "amount": "50000.00 EUR"}

    kind: Literal["credit_line"] = "credit_line"
    amount: Amount = Field(description="the most that may be owed")

    @override
    def words(self) -> str:
        return _("Credit line of {amount}", amount=self.amount.short)
