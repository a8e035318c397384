"""How much an account may owe."""

from collections.abc import Container
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import A, Section, TermBase
from contracts.terms.fields import Amount
from contracts.terms.offered import Offers


class CreditLine(TermBase):
    """How much the account may owe at any time; without it, no credit."""

    label = "Credit line"
    section = Section.PAYMENT
    levels = A
    once = True
    example = {"kind": "credit_line", "amount": "50000.00 EUR"}

    kind: Literal["credit_line"] = "credit_line"
    amount: Amount = Field(description="the most that may be owed")

    @classmethod
    @override
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        return _("No credit")

    @override
    def words(self) -> str:
        return _("Credit line of {amount}", amount=self.amount.short)
