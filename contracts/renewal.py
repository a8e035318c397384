"""What happens at the end of a term, and how notice is given (TERMS 5)."""

from enum import StrEnum
from typing import Self

from pydantic import Field, PositiveInt, model_validator
from pydantic_core import PydanticCustomError

from contracts.days import Day
from contracts.duration import Duration
from contracts.terms.base import Model, Text


class RenewalKind(StrEnum):
    NONE = "none"  # it ends
    AUTOMATIC = "automatic"  # it renews unless notice is given
    EVERGREEN = "evergreen"  # it runs until notice


class Renewal(Model):
    """What happens on the last day of the term."""

    kind: RenewalKind = RenewalKind.NONE
    length: Duration | None = Field(None, alias="for")
    times: PositiveInt | None = None  # None: as often as it comes

    @model_validator(mode="after")
    def _length_where_it_renews(self) -> Self:
        automatic = self.kind is RenewalKind.AUTOMATIC
        if automatic and self.length is None:
            raise PydanticCustomError("renewal", "An automatic renewal says “for” how long")
        if not automatic and (self.length or self.times):
            raise PydanticCustomError("renewal", "Only an automatic renewal has “for” and “times”")
        return self


class NoticeTo(StrEnum):
    """The days on which a notice can end the contract."""

    TERM_END = "term_end"
    MONTH_END = "month_end"
    QUARTER_END = "quarter_end"
    YEAR_END = "year_end"


class Counts(StrEnum):
    RECEIVED = "received"
    SENT = "sent"


class Side(StrEnum):
    BOTH = "both"
    US = "us"
    THEM = "them"


class Notice(Model):
    """How the contract can be ended: the agreed notice."""

    period: Duration
    to: NoticeTo = NoticeTo.TERM_END
    counts: Counts = Counts.RECEIVED
    form: Text | None = None
    by: Side = Side.BOTH


class NoticeGiven(Model):
    """A notice that was sent or received: it sets the end and stops the renewal."""

    on: Day
    by: Side = Side.THEM
    how: Counts = Counts.RECEIVED
    ends: Day  # the last day in force
    form: Text | None = None
    document: Text | None = None
