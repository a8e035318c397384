"""A contract: a family of numbered versions between us and one account (TERMS 1)."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from contracts.account import TYPED, Code
from contracts.contract_type import ContractType
from contracts.terms.base import Level, Model
from contracts.terms.fields import Name
from contracts.version import Version
from contracts.zones import Zone

Reference = Annotated[str, StringConstraints(strip_whitespace=True, pattern=TYPED % 59)]


class Kind(StrEnum):
    CUSTOMER = "customer"  # between us and one account
    BASE = "base"  # shared terms that others refer to
    ACCOUNT = "account"  # what holds for everything that one account buys
    SUPPLEMENT = "supplement"  # adds to one customer contract for its own dates

    @property
    def level(self) -> Level:
        """The level whose terms it may have: a supplement counts as its customer contract."""
        return LEVELS[self]


LEVELS = {
    Kind.CUSTOMER: Level.CUSTOMER,
    Kind.SUPPLEMENT: Level.CUSTOMER,
    Kind.ACCOUNT: Level.ACCOUNT,
    Kind.BASE: Level.BASE,
}


class Family(Model):
    """What all versions of a contract share."""

    ref: Reference
    kind: Kind = Kind.CUSTOMER
    account: Code | None = None
    base: Reference | None = None
    contract: Reference | None = None  # of a supplement: the contract that it belongs to
    scope: Annotated[dict[Name, Name] | None, Field(max_length=5)] = None
    timezone: Zone | None = None
    type: ContractType = ContractType.FIXED_PRICE
    title: Name | None = None

    @model_validator(mode="after")
    def _refers_to_what_its_kind_needs(self) -> Self:
        if (self.account is None) != (self.kind is Kind.BASE):
            raise PydanticCustomError("account", "Every contract but a base names its account")
        if (self.contract is None) != (self.kind is not Kind.SUPPLEMENT):
            raise PydanticCustomError(
                "contract", "A supplement, and only that, names the contract it belongs to"
            )
        if self.base is not None and self.kind not in {Kind.CUSTOMER, Kind.BASE}:
            raise PydanticCustomError("base", "Only a customer contract or a base refers to a base")
        return self


class Contract(Family):
    """A family with its versions, numbered upwards."""

    versions: tuple[Version, ...] = ()

    @model_validator(mode="after")
    def _numbers_rise(self) -> Self:
        numbers = [version.number for version in self.versions]
        if numbers != sorted(set(numbers)):
            raise PydanticCustomError("numbers", "The numbers of the versions rise, each once")
        return self

    def version(self, number: int) -> Version | None:
        """The one of that number; None: there is none, or none any more."""
        return next((one for one in self.versions if one.number == number), None)


def named(family: Family, version: Version) -> Version:
    """*version* with the title and the type that it has, its own or its contract's."""
    said = {"title": version.title or family.title, "type": version.type or family.type}
    return version.model_copy(update=said)
