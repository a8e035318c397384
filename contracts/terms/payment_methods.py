"""How the customer may pay."""

from collections.abc import Container
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, alternatives
from contracts.terms.base import C_A_B, Section, TermBase
from contracts.terms.fields import Names
from contracts.terms.offered import Offers
from contracts.terms.wording import few


class PaymentMethods(TermBase):
    """How the customer may pay; without it, by all of the seller’s methods."""

    label = "Payment methods"
    section = Section.PAYMENT
    levels = C_A_B
    telling = True
    defaults = True
    example = {"kind": "payment_methods", "methods": ["Visa", "Credit line"]}

    kind: Literal["payment_methods"] = "payment_methods"
    methods: Names = Field(description="names of the seller’s methods")

    @classmethod
    @override
    def if_absent(cls, seller: Offers, agreed: Container[str]) -> str:
        """All of the seller’s; those with credit only for a customer with a credit line."""
        credit = "credit_line" in agreed
        names = [one.name for one in seller.payment_methods if credit or not one.credit]
        return _("Payment by {methods}", methods=few(names, alternatives)) if names else ""

    @override
    def words(self) -> str:
        return _("Payment by {methods}", methods=few(self.methods, alternatives))
