"""One numbered version of a contract: dates, renewal, notice, value and terms."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from pydantic import Field, PositiveInt, model_validator
from pydantic_core import PydanticCustomError, to_json
from typing_extensions import override

from contracts.account import UserId
from contracts.contract_type import ContractType
from contracts.days import UNKNOWN, Day, MaybeDay
from contracts.end import End
from contracts.i18n import _, show_day
from contracts.lifecycle import State
from contracts.money import Money
from contracts.renewal import Notice, NoticeGiven, Renewal
from contracts.terms import Terms
from contracts.terms.base import Model, Text
from contracts.terms.fields import Name


class Document(Model):
    """Where the paper of a version lies."""

    url: Text = Field(pattern=r"^https?://\S{1,1800}$")
    title: Name | None = None

    @override
    def __str__(self) -> str:
        return self.title or self.url


class Acceptance(Model):
    """The customer's agreement: how, by whom and when (TERMS 6)."""

    how: Name
    on: Day
    by: Name | None = None
    document: Document | None = None

    @override
    def __str__(self) -> str:
        """“signature, 12 Dec 2025, A. Buyer”."""
        return ", ".join(filter(None, (self.how, show_day(self.on), self.by)))


class Suspension(Model):
    """Days on which an accepted version is not in force, both inclusive."""

    start: Day = Field(alias="from")
    end: Day | None = Field(None, alias="to")
    reason: Text | None = None

    @override
    def __str__(self) -> str:
        """“from 1 Mar 2026 to 31 Mar 2026, unpaid invoices”."""
        since = _("from {day}", day=show_day(self.start))
        last = _("to {day}", day=show_day(self.end)) if self.end else ""
        return ", ".join(filter(None, (" ".join(filter(None, (since, last))), self.reason)))


class Termination(End):
    """The last day in force of a version that was ended early."""


class Lapse(Model):
    """Nothing shall follow the term that ends on a day: decided, and why."""

    on: Day  # the last day of that term
    reason: Text
    circumstances: Text | None = None
    by: UserId | None = None  # whoever decided it
    decided: Day | None = None

    @override
    def __str__(self) -> str:
        """“after 31 Dec 2026, too expensive, price”."""
        after = _("after {day}", day=show_day(self.on))
        return ", ".join(filter(None, (after, self.reason, self.circumstances)))


class Version(Model):
    """What was agreed, from a day to a day. Immutable: a change is a new version."""

    number: PositiveInt
    renews: PositiveInt | None = None  # renewed by itself: the version that people agreed on
    state: State = State.DRAFT
    title: Name | None = None  # what the contract is called from now on; None: as it says itself
    type: ContractType | None = None  # likewise
    start: MaybeDay = UNKNOWN
    end: MaybeDay | None = None  # the last day; None: open-ended
    renewal: Renewal = Renewal()
    notice: Notice | None = None
    value: Money | None = None
    summary: Text | None = None
    document: Document | None = None
    acceptance: Acceptance | None = None
    suspensions: tuple[Suspension, ...] = ()
    notice_given: NoticeGiven | None = None
    termination: Termination | None = None
    lapses: tuple[Lapse, ...] = ()
    terms: Terms = ()

    @model_validator(mode="after")
    def _termination_has_a_day(self) -> Self:
        if (self.state is State.TERMINATED) != (self.termination is not None):
            raise PydanticCustomError(
                "termination", "A terminated version, and only that, says when it was terminated"
            )
        return self

    @model_validator(mode="after")
    def _suspension_has_a_day(self) -> Self:
        open_ended = any(pause.end is None for pause in self.suspensions)
        if self.state is State.SUSPENDED and not open_ended:
            raise PydanticCustomError(
                "suspension", "A suspended version says since when, in a suspension without end"
            )
        return self

    @model_validator(mode="after")
    def _renews_an_earlier_one(self) -> Self:
        if self.renews is not None and self.renews >= self.number:
            raise PydanticCustomError("renews", "A version renews one of a lower number")
        return self

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the order in which versions take over from each other.

        Theirs is the order of their numbers; but what renewed by itself stands right behind what
        was agreed, before a draft that was there already and had got the next number.
        """
        return self.renews or self.number, self.number

    def lapse(self, last: date) -> Lapse | None:
        """The decision that nothing shall follow the term that ends on *last*."""
        return next((one for one in reversed(self.lapses) if one.on == last), None)

    def facts(self) -> dict[str, Any]:
        """Everything but the terms, as plain JSON values, defaults left out."""
        return self.model_dump(mode="json", exclude={"terms"}, exclude_defaults=True, by_alias=True)


def compact(facts: Mapping[str, Any]) -> bytes:
    """The one JSON text of a version's *facts*."""
    return to_json(facts)


AGREED = frozenset(
    {"title", "type", "start", "end", "renewal", "notice", "value", "summary", "document"}
)
"""The fields of a version, beside its terms, on which people decide."""


def content_hash(facts: Mapping[str, Any], terms: bytes) -> str:
    """SHA-256 over what was agreed: *facts* without state and history, and the canonical *terms*.

    A decision is bound to this hash; what is computed from a version may be cached by it.
    """
    agreed = {name: facts[name] for name in sorted(AGREED & facts.keys())}
    return hashlib.sha256(compact(agreed) + b"\n" + terms).hexdigest()
