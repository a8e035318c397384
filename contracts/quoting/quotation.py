"""A quotation: each product at its best price, contract by contract with what that adds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from contracts.effective import Effective, Layer
from contracts.money import Money
from contracts.pricing import Asked, Offer, Priced, best_of
from contracts.quoting.charges import Charge, Share, charges
from contracts.quoting.demands import Demand, demands

Pricing = Callable[["Wish"], Sequence[tuple[Asked, Priced]]]
"""What somebody wishes for, as it is asked for and priced under each contract."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A product, and how many of it."""

    sku: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a quotation: its best price, or the refusals of all contracts."""

    wish: Wish
    priced: Sequence[Priced]
    asked: Asked | None  # where it has a price
    main: Layer | None  # under which contract to order
    offer: Offer | None

    @property
    def total(self) -> Money | None:
        return self.offer.total(self.wish.quantity) if self.offer else None


@dataclass(frozen=True, slots=True)
class Under:
    """What is ordered under one contract: its goods, what is added, what is asked of it."""

    main: Layer
    entries: Sequence[Entry]
    goods: Money
    charges: Sequence[Charge]
    demands: Sequence[Demand]

    @property
    def complete(self) -> bool:
        """Whether the contract tells the amount of everything that it adds."""
        return all(charge.amount is not None for charge in self.charges)

    @property
    def total(self) -> Money:
        """The goods and everything added whose amount is told; without tax and shipping."""
        total = self.goods
        for charge in self.charges:
            total = total + charge.amount if charge.amount else total
        return total


@dataclass(frozen=True, slots=True)
class Quotation:
    """All lines in their order, and the orders that they make."""

    entries: Sequence[Entry]
    under: Sequence[Under]

    @property
    def refused(self) -> Sequence[Entry]:
        return [entry for entry in self.entries if entry.offer is None]

    @property
    def complete(self) -> bool:
        """Whether the total is all that there is to pay before tax and shipping."""
        return all(under.complete for under in self.under)

    @property
    def total(self) -> Money | None:
        """Over all contracts; None where nothing has a price."""
        totals = [under.total for under in self.under]
        return sum(totals[1:], totals[0]) if totals else None


def quoted(wishes: Iterable[Wish], pricing: Pricing, terms: Mapping[str, Effective]) -> Quotation:
    """*wishes* priced by *pricing*; *terms* are those of each contract, by ``Layer.ref``."""
    entries = [_entry(wish, pricing(wish)) for wish in wishes]
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.main is not None:
            found.setdefault(entry.main.ref, []).append(entry)
    return Quotation(entries, [_under(terms[ref], some) for ref, some in found.items()])


def _entry(wish: Wish, found: Sequence[tuple[Asked, Priced]]) -> Entry:
    priced = [one for _asked, one in found]
    best = best_of(priced)
    if best is None:
        return Entry(wish, priced, None, None, None)
    asked = next(asked for asked, one in found if one is best)
    return Entry(wish, priced, asked, best.main, best.best)


def _under(terms: Effective, entries: Sequence[Entry]) -> Under:
    bought = [(one.asked, one.offer) for one in entries if one.asked and one.offer]
    totals = [offer.total(asked.quantity) for asked, offer in bought]
    goods = sum(totals[1:], totals[0])
    added = list(charges(terms, Share(bought, goods)))
    main = next(one.main for one in entries if one.main)
    under = Under(main, entries, goods, added, ())
    return Under(main, entries, goods, added, list(demands(terms, goods, under.total)))
