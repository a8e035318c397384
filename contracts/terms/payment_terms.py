"""When an invoice is due."""

from collections.abc import Container
from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, many, percent
from contracts.percent import PositivePercent
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.fields import DayOfMonth, Days, Flag
from contracts.terms.offered import Offers
from contracts.terms.wording import sentence


class PaymentTerms(TermBase):
    """When an invoice is due: the days run, then to the month’s end or a day of the month."""

    label = "Payment terms"
    section = Section.PAYMENT
    levels = C_A_B
    once = True
    merge = Merge.NEAREST
    telling = True
    defaults = True
    example = {
        "kind": "payment_terms",
        "net_days": 30,
        "end_of_month": True,
        "early_percent": 2,
        "early_days": 10,
    }
    together = ("early_percent", "early_days")

    kind: Literal["payment_terms"] = "payment_terms"
    net_days: Days = Field(description="days from the invoice")
    end_of_month: Flag = Field(default=False, description="then on to the end of that month")
    day_of_month: DayOfMonth | None = Field(
        default=None, description="then on to the next such day of a month"
    )
    early_percent: PositivePercent | None = Field(default=None, description="off if paid early")
    early_days: Days | None = Field(default=None, description="how early that is")

    @classmethod
    @override
    def if_absent(cls, seller: Offers, _agreed: Container[str]) -> str:
        """The seller’s own."""
        return seller.payment_terms.words() if seller.payment_terms else ""

    @override
    def words(self) -> str:
        if self.net_days:
            text = _("Payment within {due}", due=self._due())
        else:
            text = sentence(self._due())
        if self.early_percent is None or self.early_days is None:
            return text
        return _(
            "{text}; {percent} off within {days}",
            text=text,
            percent=percent(self.early_percent),
            days=many("{count} day", "{count} days", self.early_days),
        )

    @override
    def gist(self) -> str:
        return self._due()

    def _due(self) -> str:
        days = many("{count} day", "{count} days", self.net_days)
        if self.end_of_month:
            text = _("{days}, end of month", days=days)
            text = text if self.net_days else _("payment at the end of the month")
        else:
            text = days if self.net_days else _("payment at once")
        if self.day_of_month is None:
            return text
        return _("{text}, then by day {day} of a month", text=text, day=self.day_of_month)
