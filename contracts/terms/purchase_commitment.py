"""What the customer has promised to buy."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.fields import Amount, Name, Quantity
from contracts.terms.phrases import pieces
from contracts.terms.wording import short

EACH = {
    "contract": "The customer buys {size}{products} over the contract",
    "year": "The customer buys {size}{products} a year",
    "quarter": "The customer buys {size}{products} a quarter",
}


class PurchaseCommitment(TermBase):
    """What the customer has promised to buy, in money or pieces."""

    label = "Purchase commitment"
    section = Section.LIMITS
    levels = C_B
    example = {"kind": "purchase_commitment", "amount": "100000.00 EUR", "per": "year"}
    one_of = ("amount", "quantity")

    kind: Literal["purchase_commitment"] = "purchase_commitment"
    amount: Amount | None = Field(default=None, description="at least for this amount")
    quantity: Quantity | None = Field(default=None, description="at least so many pieces")
    per: Literal["contract", "year", "quarter"] = Field(description="over which time")
    product_set: Name | None = Field(default=None, description="else of everything")

    @override
    def words(self) -> str:
        products = _(" of {products}", products=short(self.product_set)) if self.product_set else ""
        return _(EACH[self.per], size=self._size(), products=products)

    def _size(self) -> str:
        if self.quantity is not None:
            return _("at least {pieces}", pieces=pieces(self.quantity))
        return _("for at least {amount}", amount=self.amount.short if self.amount else "")
