"""What a rule can ask about a change: each fact with its type, its unit and its meaning.

A fact is measured once for a change and kept with the request, so that everybody can read by
what it was routed. Numbers are exact decimals; only to be compared by a condition they become
CEL's doubles, which tell apart whatever has fifteen digits at most (ADR 18).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Type(StrEnum):
    """What a fact is; the words that an error uses."""

    NUMBER = "a number such as 15.0"
    COUNT = "a whole number such as 60"
    TEXT = "a text such as 'EMEA'"
    FLAG = "true or false"
    TEXTS = "a list of texts"
    LINES = "a list of lines"


class Unit(StrEnum):
    """In what a number counts, and so the smallest step of a headroom."""

    AMOUNT = "amount"  # of the currency of the contract
    PERCENT = "percent"
    DAYS = "days"
    MONTHS = "months"
    PIECES = "pieces"


STEPS: Mapping[Unit, Decimal] = {
    Unit.AMOUNT: Decimal("0.01"),
    Unit.PERCENT: Decimal("0.1"),
    Unit.DAYS: Decimal(1),
    Unit.MONTHS: Decimal(1),
    Unit.PIECES: Decimal(1),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A price that is granted: of one product by a written price, or of many by a percentage.

    *discount* is below the list price, in percent; a price above it is a negative one. *margin* is
    what is left of the price above the cost, in percent; None where no cost is known.
    """

    sku: str = ""
    product_set: str = ""
    kind: str = ""
    discount: Decimal = Decimal(0)
    margin: Decimal | None = None
    listed: bool = True  # whether there is a list price to compare it with


Value = Decimal | int | str | bool | tuple[str, ...] | tuple[Line, ...]
Facts = Mapping[str, Value]
"""A value for each fact that there is, by its name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a condition may name."""

    name: str
    type: Type
    meaning: str
    unit: Unit | None = None
    otherwise: Value = field(default=Decimal(0))
    """Its value where the change says nothing of it."""


def _number(name: str, unit: Unit, meaning: str) -> Fact:
    return Fact(name, Type.NUMBER, meaning, unit)


def _count(name: str, unit: Unit, meaning: str) -> Fact:
    return Fact(name, Type.COUNT, meaning, unit, 0)


def _text(name: str, meaning: str) -> Fact:
    return Fact(name, Type.TEXT, meaning, None, "")


def _flag(name: str, meaning: str) -> Fact:
    return Fact(name, Type.FLAG, meaning, None, otherwise=False)


DECLARED: Sequence[Fact] = (
    _text("action", "what is done: new, amend, renew, or the verb that ends or pauses"),
    _text("contract_kind", "the kind of contract: customer, supplement, account or base"),
    _text("contract_type", "the type of contract: fixed_price, time_and_materials or cost_plus"),
    _text("account", "the code of the customer"),
    _text("region", "the region of the customer"),
    _text("segment", "the segment of the customer"),
    _text("currency", "the currency of the value"),
    _number("total_value", Unit.AMOUNT, "the value of the version, in its own currency"),
    _number("largest_discount", Unit.PERCENT, "the largest discount below the list price"),
    _number("smallest_margin", Unit.PERCENT, "the smallest margin, where margin_known"),
    _flag("margin_known", "whether the cost of any product is known"),
    _count("unlisted_prices", Unit.PIECES, "the written prices without a list price beside them"),
    _count("payment_days", Unit.DAYS, "the days in which the customer pays"),
    _count("months", Unit.MONTHS, "the length in months, begun ones included; 0: open-ended"),
    _flag("open_ended", "whether it has no last day"),
    _count("days_until_start", Unit.DAYS, "the days until it starts; negative once it has started"),
    Fact("changed_kinds", Type.TEXTS, "the kinds of terms that differ from before", None, ()),
    _count("custom_clauses", Unit.PIECES, "the clauses that differ from those of the base"),
    _flag("better_than_base", "whether the customer gets more than the base grants"),
    _flag("worse_than_base", "whether the customer gets less than the base grants"),
    _flag("purchase_limit_raised", "whether a purchase limit is higher than before, or gone"),
    _flag("commitment_lowered", "whether the customer commits to less than before"),
    _flag("exclusions_removed", "whether something may be bought that was excluded before"),
    Fact(
        "lines",
        Type.LINES,
        "the prices: sku, product_set, kind, discount, margin, margin_known, listed",
        None,
        (),
    ),
)
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in DECLARED}


def complete(some: Facts) -> Facts:
    """*some* facts with what the others are where a change says nothing of them.

    Raises KeyError for a fact that there is not.
    """
    unknown = some.keys() - FACTS.keys()
    if unknown:
        raise KeyError(*sorted(unknown))
    return {fact.name: some.get(fact.name, fact.otherwise) for fact in DECLARED}
