"""A version with its prices moved: what rose, and what was left alone and why."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from contracts.i18n import _
from contracts.money import Money
from contracts.terms import ByPolicy, CustomPrices, Fee, HourlyRates, Term
from contracts.terms.wording import short
from contracts.uplift.by import ByAmount, Uplift
from contracts.uplift.treatment import TREATMENTS, Treatment
from contracts.version import Version

BY_POLICY = "stands in a policy of ours: change that"


@dataclass(frozen=True, slots=True)
class Raised:
    """A price before and after."""

    what: str
    old: Money
    new: Money


@dataclass(frozen=True, slots=True)
class Kept:
    """A term that an uplift leaves as it is, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Uplifted:
    """A version after an uplift; *value* is what became of its value, where it has one."""

    version: Version
    raised: tuple[Raised, ...]
    kept: tuple[Kept, ...]
    value: Raised | None = None

    @property
    def changed(self) -> int:
        """How many prices are others now."""
        return sum(one.old != one.new for one in self.raised)


def uplifted(version: Version, uplift: Uplift) -> Uplifted:
    """*version* with its prices moved by *uplift*. Raises OtherCurrency or BelowZero.

    The value of the whole moves with a percentage or an index; by how much an amount on each price
    moves it, nobody knows.
    """
    moving = _Moving(uplift)
    terms = tuple(moving.term(term) for term in version.terms)
    said: dict[str, Any] = {"terms": terms}
    value = version.value
    if value is None or isinstance(uplift, ByAmount):
        kept = [Kept(_("The value of the contract"), _(VALUE_KEPT))] if value else []
        moved = None
    else:
        kept, moved = [], Raised(_("Value"), value, uplift.on(value, ""))
        said["value"] = moved.new
    after = version.model_copy(update=said)
    return Uplifted(after, tuple(moving.raised), (*moving.kept, *kept), moved)


VALUE_KEPT = "how much is bought is not known: say the new value yourself"


class _Moving:
    """One version on its way; notes what it does to each term."""

    def __init__(self, uplift: Uplift) -> None:
        self._uplift = uplift
        self.raised: list[Raised] = []
        self.kept: list[Kept] = []

    def term(self, term: Term) -> Term:
        """*term*, or the one in its place."""
        if type(term) in RAISES:
            moved: Term = RAISES[type(term)](self, term)
            return moved
        self.kept += _left_alone(term)
        return term

    def prices(self, term: CustomPrices) -> Term:
        items = []
        for item in term.items:
            new = self._on(item.price, item.sku)
            items.append(item if new is item.price else item.model_copy(update={"price": new}))
        return term.only(items)

    def rate(self, term: HourlyRates) -> Term:
        return term.model_copy(update={"rate": self._on(term.rate, term.role)})

    def fee(self, term: Fee) -> Term:
        if term.amount is None:
            self.kept.append(Kept(term.words(), _(Treatment.FOLLOWS_PRICE)))
            return term
        return term.model_copy(update={"amount": self._on(term.amount, term.what)})

    def _on(self, price: Money, what: str) -> Money:
        new = self._uplift.on(price, short(what))
        self.raised.append(Raised(short(what), price, new))
        return new


RAISES: Mapping[type, Callable[[_Moving, Any], Term]] = {
    CustomPrices: _Moving.prices,
    HourlyRates: _Moving.rate,
    Fee: _Moving.fee,
}
"""How the terms move of which TREATMENTS says that they rise."""


def _left_alone(term: Term) -> Iterator[Kept]:
    treatment = TREATMENTS[term.kind]
    if treatment is Treatment.NO_MONEY:
        return
    if isinstance(term, ByPolicy):
        yield Kept(term.words(), _(BY_POLICY))
    elif getattr(term, "index", None):
        yield Kept(term.words(), _(Treatment.BY_INDEX))
    else:
        percent = getattr(term, "percent", None) is not None and treatment is Treatment.KEPT
        yield Kept(term.words(), _(Treatment.FOLLOWS_PRICE if percent else treatment))
