"""How much an order must come to."""

from collections.abc import Container, Iterator
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.money import Money
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.fields import Amount
from contracts.terms.offered import Offers


class MinimumOrder(TermBase):
    """How much an order must come to, and what it costs to stay below."""

    label = "Minimum order"
    section = Section.LIMITS
    levels = C_A_B
    once = True
    merge = Merge.NEAREST
    example = {"kind": "minimum_order", "amount": "250.00 EUR", "surcharge": "25.00 EUR"}

    kind: Literal["minimum_order"] = "minimum_order"
    amount: Amount = Field(description="the least that an order comes to")
    surcharge: Amount | None = Field(default=None, description="for less; else less is refused")

    @classmethod
    @override
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        return _("No minimum order")

    @override
    def words(self) -> str:
        text = _("Minimum order of {amount}", amount=self.amount.short)
        if self.surcharge is None:
            return text
        return _("{text}; below that, {surcharge} more", text=text, surcharge=self.surcharge.short)

    @override
    def gist(self) -> str:
        return _("orders of at least {amount}", amount=self.amount.short)

    @override
    def amounts(self) -> Iterator[Money]:
        yield self.amount
        if self.surcharge is not None:
            yield self.surcharge
