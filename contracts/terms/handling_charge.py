"""What each release of an order costs."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, alternatives, percent
from contracts.money import Money
from contracts.percent import PositivePercent
from contracts.terms.base import C_B, Merge, Section, TermBase
from contracts.terms.fields import Amount, Flag


class HandlingCharge(TermBase):
    """What each release of an order costs, with its caps (TERMS 3)."""

    label = "Handling charge"
    section = Section.SHIPPING
    levels = C_B
    once = True
    merge = Merge.NEAREST
    example = {
        "kind": "handling_charge",
        "amount": "25.00 EUR",
        "first_free": True,
        "cap_amount": "100.00 EUR",
        "cap_percent": 5,
    }

    kind: Literal["handling_charge"] = "handling_charge"
    amount: Amount = Field(description="for each release")
    first_free: Flag = Field(default=False, description="the first release costs nothing")
    cap_amount: Amount | None = Field(default=None, description="the most for one order")
    cap_percent: PositivePercent | None = Field(default=None, description="the most, of the order")

    @override
    def words(self) -> str:
        free = _(", the first one free") if self.first_free else ""
        text = _("Handling {amount} a release{free}", amount=self.amount, free=free)
        caps = self._caps()
        return _("{text}; at most {caps}", text=text, caps=alternatives(caps)) if caps else text

    def _caps(self) -> list[str]:
        caps = [self.cap_amount.short] if self.cap_amount is not None else []
        if self.cap_percent is not None:
            caps.append(_("{percent} of the order", percent=percent(self.cap_percent)))
        return caps

    @override
    def amounts(self) -> Iterator[Money]:
        yield self.amount
        if self.cap_amount is not None:
            yield self.cap_amount
