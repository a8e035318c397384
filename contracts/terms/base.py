"""What every term of a contract has and can do (TERMS 2)."""

from abc import ABC, abstractmethod
from collections.abc import Container, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.i18n import _, listed
from contracts.money import Money
from contracts.terms.fields import Day, Flag, Text
from contracts.terms.many import is_stored
from contracts.terms.model import Model, Part, itemized
from contracts.terms.offered import Offers
from contracts.terms.phrases import span
from contracts.terms.wording import excerpt, flowing, unabridged

__all__ = [
    "COMMON",
    "C_A_B",
    "C_B",
    "A",
    "C",
    "Level",
    "Merge",
    "Model",
    "Part",
    "Section",
    "TermBase",
    "Text",
    "Written",
    "itemized",
]

COMMON = ("note", "valid_from", "valid_to", "locked")


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


class Merge(StrEnum):
    """What counts where several levels have a term of a kind (TERMS 3)."""

    UNION = "union"  # every one
    NEAREST = "nearest"  # the first of supplement, contract, account agreement, bases
    BEST = "best"  # what is best for the customer; a worse one has no effect


C = frozenset({Level.CUSTOMER})
A = frozenset({Level.ACCOUNT})
C_B = frozenset({Level.CUSTOMER, Level.BASE})
C_A_B = frozenset(Level)


class Written(Model, ABC):
    """What stands in a contract as one term: by itself, or by a policy of the seller."""

    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("valid_from", "valid_to"),)

    kind: str
    note: Text | None = Field(default=None, description="for people; nothing is computed from it")
    valid_from: Day | None = Field(default=None, description="the first day on which it holds")
    valid_to: Day | None = Field(default=None, description="the last day on which it holds")
    locked: Flag = Field(default=False, description="on a base: customer contracts keep it")

    @abstractmethod
    def words(self) -> str:
        """One line of plain words, as it stands in an answer."""

    @property
    def complete(self) -> bool:
        """Whether it may be submitted as it stands; a draft may hold it anyway (TERMS 7)."""
        return True

    def details(self) -> tuple[str, ...]:
        """The whole term line by line: every item that ``words`` only counts, nothing cut."""
        with unabridged():
            return self._in_full()

    def _in_full(self) -> tuple[str, ...]:
        """The lines of ``details``; a kind with a list of parts gives each its own."""
        return (self.words(),)

    def gist(self) -> str:
        """The few words for the head of an answer, or nothing where the term is no headline."""
        return ""

    def holds_on(self, day: date) -> bool:
        """Whether *day* lies in the term's own dates, both inclusive."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def dated(self) -> str:
        """“until 31 Dec 2026”, or nothing for a term without dates of its own."""
        return span(self.valid_from, self.valid_to)

    def _marks(self) -> str:
        """What is true of any term, for the end of its line: “ (until 31 Dec 2026, locked)”."""
        marks = [mark for mark in (self.dated(), _("locked") if self.locked else "") if mark]
        return f" ({', '.join(marks)})" if marks else ""

    def line(self) -> str:
        """``words`` with the dates, the lock and the beginning of the note: one line."""
        note = f" · {excerpt(self.note)}" if self.note else ""
        return f"{self.words()}{self._marks()}{note}"

    def lines(self) -> tuple[str, ...]:
        """``details`` with the dates and the lock, and the whole note as lines of its own."""
        first, *more = self.details()
        return (first + self._marks(), *more, *flowing(self.note or ""))


class TermBase(Written, ABC):
    """One term of one kind. Immutable: a change of terms is a new version of the contract."""

    label: ClassVar[str]  # what people call the kind
    section: ClassVar[Section]
    levels: ClassVar[frozenset[Level]]
    once: ClassVar[bool] = False  # at most one in a contract
    merge: ClassVar[Merge] = Merge.UNION
    about: ClassVar[tuple[str, ...]] = ()  # fields: terms that differ in them do not meet
    telling: ClassVar[bool] = False  # whether an answer says that there is none, unasked
    defaults: ClassVar[bool] = False  # whether the seller's own holds then
    example: ClassVar[Mapping[str, Any]]  # as it stands in a contract file

    _names_amounts: ClassVar[bool] = False

    @classmethod
    @override
    def __pydantic_init_subclass__(cls, **_kwargs: Any) -> None:
        """Notes whether there are amounts to compare: most kinds have one at most."""
        cls._names_amounts = cls.amounts is not TermBase.amounts

    @classmethod
    def kind_name(cls) -> str:
        """The ``kind`` of contract files, such as ``master_catalog_price``."""
        return str(cls.model_fields["kind"].default)

    @classmethod
    def if_absent(cls, _seller: Offers, _agreed: Container[str]) -> str:
        """What holds where no level has one, in words; nothing where there is nothing to say.

        *agreed* are the kinds of which there are some.
        """
        return ""

    def yields_to(self, _other: Self) -> bool:
        """Whether a term of its kind about the same leaves it without effect, for certain."""
        return False

    @property
    def stands_beside(self) -> bool:
        """Whether it counts also where a nearer one does."""
        return False

    def amounts(self) -> Iterator[Money]:
        """Every amount in it, where there may be several."""
        yield from ()

    @model_validator(mode="after")
    def _one_currency(self, info: ValidationInfo) -> Self:
        known = is_stored(info) or not self._names_amounts
        found = () if known else {money.currency for money in self.amounts()}
        if len(found) > 1:
            mixed = listed(sorted(found))
            raise PydanticCustomError(
                "currencies", _("{currencies} are never mixed: one term for each", currencies=mixed)
            )
        return self
