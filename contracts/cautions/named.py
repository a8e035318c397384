"""What a version names but nobody knows: policies, lists, sets, products."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from contracts.cautions.beside import Beside, Caution
from contracts.folding import folded
from contracts.i18n import _, alternatives, listed, many, quoted
from contracts.outlook import Outlook
from contracts.pricing import NoPrice
from contracts.terms import (
    CatalogFilter,
    CustomPrices,
    FulfilmentCenters,
    PaymentMethods,
    ShippingAdjustment,
    ShippingModes,
    SupplySchedule,
    Term,
)
from contracts.terms.naming import name_in
from contracts.version import Version

NAMED = 5  # products that are named; of the rest it is said how many there are


def names(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """What a term names but nobody knows: each once, in the order of the terms."""
    known: Mapping[str, Collection[str] | None] = {
        "policy": beside.policies,
        "price_list": beside.price_lists,
        "product_set": beside.product_sets,
    }
    named = ((what, name_in(term, what)) for term in version.terms for what in known)
    for what, name in dict.fromkeys(named):
        there = known[what]
        if name is not None and there is not None and name not in there:
            yield Caution(_(THERE_IS_NO[what], name=quoted(name)), _("Mend it, or import it."))


THERE_IS_NO = {
    "policy": "There is no policy {name}.",
    "price_list": "There is no price list {name}.",
    "product_set": "There is no product set {name}.",
}


def unknown_centers(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Fulfilment centers that the seller does not have: none of them delivers (TERMS 3)."""
    terms = [term for term in version.terms if isinstance(term, FulfilmentCenters)]
    named = [name for term in terms for name in term.centers]
    yield from _not_ours("We have no fulfilment center {names}.", named, beside.centers)


def unknown_methods(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Ways to pay that the seller does not have (TERMS 3)."""
    terms = [term for term in version.terms if isinstance(term, PaymentMethods)]
    named = [name for term in terms for name in term.methods]
    yield from _not_ours("We have no payment method {names}.", named, beside.methods)


def unknown_modes(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Ways to ship that the seller does not have (TERMS 3); a carrier alone is enough."""
    named = [name for term in version.terms for name in _modes_of(term)]
    carriers = {folded(mode.carrier) for mode in beside.modes}
    narrow = [name for name in named if folded(name) not in carriers]
    ours = [mode.name for mode in beside.modes]
    yield from _not_ours("We have no shipping mode {names}.", narrow, ours)


def _modes_of(term: Term) -> Sequence[str]:
    match term:
        case ShippingModes(modes=modes):
            return [mode.name for mode in modes]
        case ShippingAdjustment(mode=str(mode)):
            return [mode]
        case _:
            return ()


def _not_ours(words: str, named: Sequence[str], ours: Sequence[str]) -> Iterator[Caution]:
    """Which of *named* are not *ours*; nothing where the seller did not say what there is."""
    known = {folded(name) for name in ours}
    unknown = [name for name in dict.fromkeys(named) if folded(name) not in known]
    if known and unknown:
        todo = _("Ours are {names}.", names=listed(list(ours)))
        yield Caution(_(words, names=alternatives(unknown)), todo)


def unknown_products(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Products that the catalog does not know, and those for sale that have no price."""
    outlook = beside.outlook
    if outlook is None:
        return
    by_term = [(term, products_of(term)[: beside.most]) for term in version.terms]
    outlook.shop.expect(sku for _term, skus in by_term for sku in skus)
    for term, skus in by_term:
        unknown = [sku for sku in skus if outlook.shop.catalog.product(sku) is None]
        if unknown:
            words = "“{term}” names what the catalog does not know: {skus}."
            todo = _("Mend the numbers, or import the products.")
            yield Caution(_(words, term=term.words(), skus=some_of(unknown)), todo)
        yield from _without_price(term, [sku for sku in skus if sku not in unknown], outlook)


def _without_price(term: Term, skus: Sequence[str], outlook: Outlook) -> Iterator[Caution]:
    """Of a term that is to make products available, those that have no price all the same."""
    if term.kind not in FOR_SALE or not outlook.shop.currency:
        return
    refused = {sku: priced.refused for sku in skus if not (priced := outlook.priced(sku)).best}
    excluded = [sku for sku, why in refused.items() if why and why.why is NoPrice.EXCLUDED]
    if excluded:
        said = _("“{term}” is about what is excluded: {skus}.", term=term.words(),
                 skus=some_of(excluded))  # fmt: skip
        yield Caution(said, _("Leave that out, or take it out of the exclusion."))
    without = [sku for sku in refused if sku not in excluded]
    if without:
        words = "“{term}” is about products without a price in {currency}: {skus}."
        said = _(words, term=term.words(), currency=outlook.shop.currency, skus=some_of(without))
        yield Caution(said, _("Add a price, or leave them out."))


FOR_SALE = frozenset({"product_inclusion", "catalog_filter", "supply_schedule"})


def products_of(term: Term) -> Sequence[str]:
    """The numbers of products that *term* names, those that it excludes aside."""
    match term:
        case CustomPrices(items=items):
            return list(dict.fromkeys(item.sku for item in items))
        case CatalogFilter(nodes=nodes):
            return [node.sku for node in nodes if node.sku and node.include]
        case SupplySchedule(sku=sku):
            return [sku]
        case _:
            return list(getattr(term, "skus", None) or ())


def some_of(skus: Sequence[str]) -> str:
    """“A, B and 3 more”."""
    more = len(skus) - NAMED
    rest = [many("{count} more", "{count} more", more)] if more > 0 else []
    return listed([*skus[:NAMED], *rest])
