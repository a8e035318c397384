"""What an hour of work costs."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Merge, Section, TermBase
from contracts.terms.fields import Amount, Name
from contracts.terms.wording import short


class HourlyRates(TermBase):
    """What an hour of one role costs; one term for each role."""

    label = "Hourly rate"
    section = Section.PRICING
    levels = C_B
    merge = Merge.NEAREST
    about = ("role",)
    example = {"kind": "hourly_rates", "role": "Consultant", "rate": "120.00 EUR"}

    kind: Literal["hourly_rates"] = "hourly_rates"
    role: Name = Field(description="who works")
    rate: Amount = Field(description="for an hour, without tax")

    @override
    def words(self) -> str:
        return _("{role} at {rate} an hour", role=short(self.role), rate=self.rate)

    @override
    def gist(self) -> str:
        return self.words()
