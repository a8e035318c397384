"""The prices that a version grants, each with its discount, and its margin where that is known."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from contracts.approval.facts import Line
from contracts.digits import nearest
from contracts.money import Money
from contracts.outlook import Outlook
from contracts.pricing import Catalog
from contracts.terms import CatalogFilter, CustomPrices, TermBase, VolumePrice
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.percentage import PercentageTerm

NINE = 9  # the digits of a percentage (TERMS 2)
HUNDRED = 100


def lines_of(outlook: Outlook) -> tuple[Line, ...]:
    """Those of the version itself that hold on its day: percentages, then written prices."""
    terms = own_terms(outlook)
    written = [item for term in terms if isinstance(term, CustomPrices) for item in term.items]
    outlook.shop.expect(item.sku for item in written)
    catalog = outlook.shop.catalog
    return (
        *(line for term in terms for line in by_percentage(term)),
        *(_written(item, catalog) for item in written),
    )


def own_terms(outlook: Outlook) -> Sequence[TermBase]:
    """The terms of the version itself that hold on its day, written out."""
    main = outlook.stack.main
    return [line.whole for line in outlook.effective.holding if line.layer is main]


def by_percentage(term: TermBase) -> Iterator[Line]:
    """A line for each percentage of *term* on list prices; none where it has none."""
    match term:
        case VolumePrice(tiers=tiers, product_set=name):
            for tier in tiers:
                yield Line(product_set=name, kind=term.kind, discount=-tier.percent)
        case CatalogFilter(nodes=nodes):
            for node in nodes:
                percent = node.percent or Decimal(0)
                if node.include:
                    yield Line(node.sku or "", node.category or "", term.kind, -percent)
        case PercentageTerm():
            name = getattr(term, "product_set", None) or ""
            percent = getattr(term, "percent", Decimal(0))
            yield Line(product_set=name, kind=term.kind, discount=-percent)
        case _:
            return


def _written(item: CustomPrice, catalog: Catalog) -> Line:
    """A written price beside the list price and the cost in its currency, if there are any."""
    product, own = catalog.product(item.sku), _each(item.price, item.per)
    currency = item.price.currency
    listed = _in(product.prices, currency, product.per) if product else None
    cost = _in(product.costs, currency, product.per) if product else None
    return Line(
        sku=item.sku,
        kind="custom_prices",
        discount=_percent((listed - own) / listed) if listed else Decimal(0),
        margin=_percent((own - cost) / own) if own and cost is not None else None,
        listed=listed is not None,
    )


def _in(prices: Sequence[Money], currency: str, per: int) -> Fraction | None:
    found = next((price for price in prices if price.currency == currency), None)
    return None if found is None else _each(found, per)


def _each(price: Money, per: int) -> Fraction:
    """What one piece costs."""
    return Fraction(price.amount) / per


def _percent(part: Fraction) -> Decimal:
    return nearest(part * HUNDRED, NINE)
