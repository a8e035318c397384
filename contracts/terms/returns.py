"""Whether goods may come back, until when, at what charge."""

from collections.abc import Container
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from typing_extensions import override

from contracts.i18n import _, many, percent
from contracts.percent import PositivePercent
from contracts.terms.base import C_B, Merge, Part, Section, TermBase
from contracts.terms.fields import Days, Name, each_once
from contracts.terms.marks import Ascending
from contracts.terms.offered import Offers
from contracts.terms.wording import few, some


class ReturnCharge(Part):
    """What it costs to return goods within some days."""

    days: Days = Field(description="returned within so many days")
    percent: PositivePercent = Field(description="of their price, as a charge")

    @override
    def words(self) -> str:
        days = many("within {count} day", "within {count} days", self.days)
        if not self.percent:
            return _("{days} free of charge", days=days)
        return _("{days} for a charge of {percent}", days=days, percent=percent(self.percent))


class Returns(TermBase):
    """Whether goods may come back; later than the last tier is refused (TERMS 3)."""

    label = "Returns"
    section = Section.RETURNS
    levels = C_B
    once = True
    merge = Merge.NEAREST
    telling = True
    example = {
        "kind": "returns",
        "charge": [{"days": 30, "percent": 0}, {"days": 60, "percent": 15}],
        "auto_approve_days": 30,
        "refund_methods": ["Visa"],
    }

    kind: Literal["returns"] = "returns"
    charge: Annotated[tuple[ReturnCharge, ...], Ascending("days", "days")] = Field(
        default=(), description="what a return costs, by how late it comes"
    )
    auto_approve_days: Days | None = Field(
        default=None, description="approved by itself within so many days"
    )
    refund_methods: Annotated[tuple[Name, ...], AfterValidator(each_once)] = Field(
        default=(), description="how the money goes back"
    )

    @property
    @override
    def complete(self) -> bool:
        """Charge, approval and at least one refund method come together or not at all."""
        given = {bool(self.charge), self.auto_approve_days is not None, bool(self.refund_methods)}
        return len(given) == 1

    @classmethod
    @override
    def if_absent(cls, seller: Offers, agreed: Container[str]) -> str:
        return _("No returns are agreed; statutory rights are unaffected")

    @override
    def words(self) -> str:
        parts = [self._accepted(), self._approval(), self._refund()]
        return "; ".join(part for part in parts if part)

    @override
    def gist(self) -> str:
        return "" if self.charge else _("no returns")

    def _accepted(self) -> str:
        if self.charge:
            return _("Returns {tiers}", tiers=some(self.charge))
        if self.complete:
            return _("No returns; statutory rights are unaffected")
        return _("Returns, the charge not agreed yet")

    def _approval(self) -> str:
        if self.auto_approve_days is None:
            return ""
        return many(
            "approved at once within {count} day",
            "approved at once within {count} days",
            self.auto_approve_days,
        )

    def _refund(self) -> str:
        if not self.refund_methods:
            return ""
        return _("refunded by {methods}", methods=few(self.refund_methods, room=40))
