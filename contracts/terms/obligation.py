"""Something that one side must do by a day."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, show_day
from contracts.terms.base import C_A_B, Section, TermBase
from contracts.terms.fields import Day, Every, Text
from contracts.terms.phrases import every
from contracts.terms.wording import excerpt

WHO = {"us": "We", "them": "The customer"}


class Obligation(TermBase):
    """Something that one side must do by a day, once or again and again."""

    label = "Obligation"
    section = Section.OBLIGATIONS
    levels = C_A_B
    example = {
        "kind": "obligation",
        "who": "us",
        "what": "Report the service levels",
        "due": "2026-03-31",
        "every": "3 months",
    }

    kind: Literal["obligation"] = "obligation"
    who: Literal["us", "them"] = Field(description="who must do it: us or the customer")
    what: Text = Field(description="what is to be done")
    due: Day = Field(description="the last day for it, the first time")
    every: Every | None = Field(default=None, description="how often it comes again")

    @property
    def task(self) -> str:
        """“We: Report the service levels”: who does what, without a day."""
        return _("{who}: {what}", who=_(WHO[self.who]), what=excerpt(self.what))

    @override
    def words(self) -> str:
        text = _("{task}, by {day}", task=self.task, day=show_day(self.due))
        if self.every is None:
            return text
        return _("{text}, then {every}", text=text, every=every(self.every))
