"""How the customer may pay."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, alternatives
from contracts.terms.base import C_A_B, Section, TermBase
from contracts.terms.fields import Names
from contracts.terms.wording import few


class PaymentMethods(TermBase):
    """How the customer may pay; without it, by all of the seller’s methods."""

    label = "Payment methods"
    section = Section.PAYMENT
    levels = C_A_B
    example = {"kind": "payment_methods", "methods": ["Visa", "Credit line"]}

    kind: Literal["payment_methods"] = "payment_methods"
    methods: Names = Field(description="names of the seller’s methods")

    @override
    def words(self) -> str:
        return _("Payment by {methods}", methods=few(self.methods, alternatives))
