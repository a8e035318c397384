"""What happens at the end of a term, and how notice is given (TERMS 5)."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, PositiveInt, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.days import Day, day_after
from contracts.duration import MONTHS, Duration
from contracts.i18n import _, many, show_day
from contracts.terms.base import Model, Text
from contracts.terms.fields import Name
from contracts.terms.marks import Whole

SHORTEST_MONTH = 28


class RenewalKind(StrEnum):
    NONE = "none"  # it ends
    AUTOMATIC = "automatic"  # it renews unless notice is given
    EVERGREEN = "evergreen"  # it runs until notice
    UNKNOWN = "unknown"  # what was read says no one thing; nothing is guessed


class Renewal(Model):
    """What happens on the last day of the term."""

    kind: RenewalKind = RenewalKind.NONE
    day: Annotated[int, Whole(29, 31)] | None = None  # of the month on which its terms begin
    length: Duration | None = Field(None, alias="for")
    times: PositiveInt | None = None  # None: as often as it comes

    @field_validator("length")
    @classmethod
    def _leads_to_its_day(cls, length: Duration | None, info: ValidationInfo) -> Duration | None:
        return replace(length, day=info.data.get("day")) if length is not None else None

    @model_validator(mode="after")
    def _length_where_it_renews(self) -> Self:
        automatic = self.kind is RenewalKind.AUTOMATIC
        if automatic and self.length is None:
            raise PydanticCustomError("renewal", "An automatic renewal says “for” how long")
        if not automatic and (self.length or self.times):
            raise PydanticCustomError("renewal", "Only an automatic renewal has “for” and “times”")
        if self.day and (self.length is None or self.length.unit not in MONTHS):
            raise PydanticCustomError("renewal", "Only a renewal for months or years has a “day”")
        return self

    def after(self, end: date, done: int) -> Self:
        """What is left of an automatic one once *done* terms have followed the one to *end*.

        Where they began at the end of a month it says on which day of it, which they would forget.
        """
        if self.length is None or self.times == done:
            return type(self)()
        day = self.day or day_after(end).day
        on = day if day > SHORTEST_MONTH and self.length.unit in MONTHS else None
        times = self.times - done if self.times else None
        said = {"kind": self.kind, "day": on, "for": replace(self.length, day=None), "times": times}
        return type(self).model_validate(said)

    @override
    def __str__(self) -> str:
        """“automatic, for 12 months, at most 2 times”."""
        words = [_(RENEWAL_WORDS[self.kind])]
        if self.length is not None:
            words.append(_("for {length}", length=self.length))
        if self.day is not None:
            words.append(_("from day {day} of the month", day=self.day))
        if self.times is not None:
            words.append(many("{count} time at most", "{count} times at most", self.times))
        return ", ".join(words)


RENEWAL_WORDS = {
    RenewalKind.NONE: "none: it ends",
    RenewalKind.AUTOMATIC: "automatic",
    RenewalKind.EVERGREEN: "runs until notice",
    RenewalKind.UNKNOWN: "not known",
}


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
    form: Name | None = None
    by: Side = Side.BOTH

    @override
    def __str__(self) -> str:
        """“3 months to the end of the term, counted from receipt”."""
        words = [
            _("{period} {to}", period=self.period, to=_(TO_WORDS[self.to])),
            _(COUNTS_WORDS[self.counts]),
            self.form or "",
            "" if self.by is Side.BOTH else _(BY_WORDS[self.by]),
        ]
        return ", ".join(filter(None, words))


TO_WORDS = {
    NoticeTo.TERM_END: "to the end of the term",
    NoticeTo.MONTH_END: "to the end of a month",
    NoticeTo.QUARTER_END: "to the end of a quarter",
    NoticeTo.YEAR_END: "to the end of a year",
}
COUNTS_WORDS = {
    Counts.RECEIVED: "counted from receipt",
    Counts.SENT: "counted from sending",
}
BY_WORDS = {Side.US: "only by us", Side.THEM: "only by them"}


class Receipt(Model):
    """That a notice which was sent arrived: on which day, and what proves it."""

    on: Day
    proof: Name | None = None  # what kind of proof: an advice of delivery, a signed copy
    reference: Name | None = None  # such as the number of the consignment
    document: Text | None = None  # where the paper lies


class NoticeGiven(Model):
    """A notice that was sent or received: it sets the end and stops the renewal."""

    on: Day
    by: Side = Side.THEM
    how: Counts = Counts.RECEIVED
    ends: Day  # the last day in force
    form: Name | None = None  # in which it was given, whatever was agreed
    proof: Name | None = None
    reference: Name | None = None
    document: Text | None = None
    receipt: Receipt | None = None  # of what was sent

    @model_validator(mode="after")
    def _only_what_was_sent_arrives_later(self) -> Self:
        if self.receipt is not None and self.how is Counts.RECEIVED:
            raise PydanticCustomError("receipt", "Only a notice that was sent has a receipt")
        if self.receipt is not None and self.receipt.on < self.on:
            raise PydanticCustomError("receipt", "No notice arrives before it was sent")
        return self

    @override
    def __str__(self) -> str:
        """“received on 1 Sep 2026, ends it on 31 Dec 2026”."""
        words = "{how} on {on}, ends it on {ends}"
        if self.receipt is not None:
            words = "{how} on {on}, received on {received}, ends it on {ends}"
        return _(
            words,
            how=_(self.how),
            on=show_day(self.on),
            received=show_day(self.receipt.on) if self.receipt else "",
            ends=show_day(self.ends),
        )
