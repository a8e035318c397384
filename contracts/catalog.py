"""What we sell and on which terms of our own: products, lists, sets, policies (TERMS 2, 9).

All but the seller are dated: a row counts from its ``from`` on, the first known one also before,
so that a change of the catalog changes no past answer (TERMS 5).
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.account import Currency, HolidayCalendar
from contracts.contract_type import ContractType
from contracts.days import Day
from contracts.i18n import _
from contracts.membership import Membership, compiled
from contracts.terms import PaymentTerms, Term
from contracts.terms.base import Model
from contracts.terms.fields import Amount, Days, Name, Per, each_once
from contracts.terms.marks import Whole
from contracts.terms.shipping_modes import ShippingMode
from contracts.zones import Zone

Category = Annotated[str, StringConstraints(pattern=r"^[^/]+(/[^/]+)*$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Acceptance(StrEnum):
    """How a version of a contract type becomes active (TERMS 6)."""

    RECORDED = "recorded"  # the customer's acceptance is recorded; an approval binds no customer
    AUTOMATIC = "automatic"


class Method(Model):
    """A way to pay that we offer; a plain name is taken as one without credit."""

    name: Name
    credit: bool = False  # only for a customer with a credit line

    @model_validator(mode="before")
    @classmethod
    def _from_a_name(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class TypeRules(Model):
    """What is special about one type of contract."""

    acceptance: Acceptance = Acceptance.RECORDED


class Seller(Model):
    """Who we are, and what holds where no contract says otherwise."""

    name: Name
    currency: Currency | None = None
    payment_methods: tuple[Method, ...] = ()
    shipping_modes: tuple[ShippingMode, ...] = ()
    fulfilment_centers: tuple[Name, ...] = ()
    payment_terms: PaymentTerms | None = None
    timezone: Zone | None = None
    holidays: HolidayCalendar | None = None
    price_strategy: Literal["specific", "best"] = "specific"
    unit_price_decimals: Annotated[int, Whole(2, 6)] = 4
    max_payment_days: dict[Country, Days] = Field(default_factory=dict)
    contract_types: dict[ContractType, TypeRules] = Field(default_factory=dict)


class Dated(Model):
    """Something of a name that counts from a day on."""

    name: Name
    since: Day | None = Field(None, alias="from")  # None: from the beginning

    @property
    def key(self) -> str:
        """What it is known by; with ``since`` it is unique among its kind."""
        return self.name


class Policy(Dated):
    """A term body that contracts may name (TERMS 2)."""

    term: Term

    @field_validator("term")
    @classmethod
    def _written_out(cls, term: Term) -> Term:
        if hasattr(term, "policy"):
            raise PydanticCustomError("policy", _("A policy is written out; it names no other"))
        return term


class Product(Dated):
    """Something with a list price in each of some currencies, without tax."""

    sku: Name
    category: Category | None = None  # the way down: Fasteners/Bolts
    prices: tuple[Amount, ...] = ()
    costs: tuple[Amount, ...] = ()  # what it costs us: measured for approvals, never shown
    per: Per = 1

    @property
    @override
    def key(self) -> str:
        return self.sku

    @model_validator(mode="after")
    def _one_price_a_currency(self) -> Self:
        each_once(tuple(price.currency for price in self.prices))
        each_once(tuple(cost.currency for cost in self.costs))
        return self


class ListPrice(Model):
    """What one product costs by a price list."""

    sku: Name
    price: Amount
    per: Per = 1


class PriceList(Dated):
    """Prices under a name."""

    prices: tuple[ListPrice, ...] = ()

    @model_validator(mode="after")
    def _one_price_a_currency(self) -> Self:
        each_once(tuple(f"{one.sku} in {one.price.currency}" for one in self.prices))
        return self


class ProductSet(Dated):
    """Products by category, number and pattern; what is excluded is out whatever else says."""

    categories: tuple[Category, ...] = ()
    skus: tuple[Name, ...] = ()
    patterns: tuple[Name, ...] = ()  # of numbers: BOLT-*, 85???A
    exclude_skus: tuple[Name, ...] = ()

    def has(self, sku: str, category: str | None) -> bool:
        """Whether the product *sku*, which stands in *category*, is a member."""
        return self.membership.has(sku, category)

    @cached_property
    def membership(self) -> Membership:
        """Its rule made ready to be asked often."""
        return Membership(
            frozenset(self.skus),
            compiled(self.patterns),
            frozenset(self.categories),
            frozenset(self.exclude_skus),
        )

    @override
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with changes, which makes its own membership of them."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("membership", None)
        return copied


Entry = Seller | Policy | Product | PriceList | ProductSet
"""Everything that belongs to us and not to an account."""
