"""What every term of a contract has and can do (TERMS 2)."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from contracts.i18n import _, show_day

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Section(StrEnum):
    """The groups in which terms are answered, in the order of the answer."""

    PRICING = "pricing"
    PAYMENT = "payment"
    SHIPPING = "shipping"
    DELIVERY = "delivery"
    RETURNS = "returns"
    LIMITS = "limits"
    DATES = "dates"
    OBLIGATIONS = "obligations"
    CLAUSES = "clauses"


class Level(StrEnum):
    """Where a term may stand (TERMS 3): a supplement counts as its customer contract."""

    CUSTOMER = "customer"
    ACCOUNT = "account"
    BASE = "base"


C_B = frozenset({Level.CUSTOMER, Level.BASE})
C_A_B = frozenset(Level)


class Model(BaseModel):
    """A value of the domain: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class TermBase(Model, ABC):
    """One term. Immutable: a change of terms is a new version of the contract."""

    section: ClassVar[Section]
    levels: ClassVar[frozenset[Level]]
    once: ClassVar[bool] = False  # at most one in a contract
    example: ClassVar[Mapping[str, Any]]  # as it stands in a contract file

    note: Text | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    locked: Annotated[bool, Field(description="on a base: customer contracts keep it")] = False

    @abstractmethod
    def words(self) -> str:
        """One line of plain words, as it stands in an answer."""

    def gist(self) -> str:
        """The few words for the head of an answer, or nothing where the term is no headline."""
        return ""

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise PydanticCustomError("dates", "valid_to lies before valid_from")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether *day* lies in the term's own dates, both inclusive."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def dated(self) -> str:
        """“until 31 Dec 2026”, or nothing for a term without dates of its own."""
        if self.valid_from and self.valid_to:
            first, last = show_day(self.valid_from), show_day(self.valid_to)
            return _("{first} to {last}", first=first, last=last)
        if self.valid_from:
            return _("from {day}", day=show_day(self.valid_from))
        return _("until {day}", day=show_day(self.valid_to)) if self.valid_to else ""
