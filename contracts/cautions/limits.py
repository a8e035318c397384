"""Limits, commitments and tiers that cannot all be kept or reached."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from contracts.cautions.beside import Beside, Caution
from contracts.i18n import _
from contracts.money import Money
from contracts.outlook import Outlook
from contracts.terms import PurchaseCommitment, PurchaseLimit, Rebate, VolumePrice
from contracts.terms.phrases import pieces
from contracts.version import Version

LISTED = 20  # products of a set that are looked at


def limits_below_commitments(_version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """A purchase limit that lies below what the customer has promised to buy."""
    outlook = beside.outlook
    for line in outlook.effective.of("purchase_commitment") if outlook else ():
        amount = line.whole.amount if isinstance(line.whole, PurchaseCommitment) else None
        limit = _limit(outlook, amount.currency) if outlook and amount else None
        if limit is not None and amount is not None and limit < amount:
            words = "The purchase limit of {limit} lies below the commitment “{term}”."
            said = _(words, limit=limit.short, term=line.whole.words())
            yield Caution(said, _("Raise the limit, or lower the commitment."))


def tiers_out_of_reach(_version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Tiers of rebates and volume prices that begin beyond the purchase limit."""
    outlook = beside.outlook
    for line in outlook.effective.lines if outlook else ():
        find = BEYOND.get(type(line.whole))
        for start in find(line.whole, outlook) if find and outlook else ():
            words = "The tier from {start} of “{term}” is beyond the purchase limit."
            said = _(words, start=start, term=line.whole.words())
            yield Caution(said, _("Leave it out, or raise the limit."))


def _limit(outlook: Outlook, currency: str) -> Money | None:
    """The lowest purchase limit in *currency*: every one applies."""
    terms = (line.whole for line in outlook.effective.of("purchase_limit"))
    amounts = (term.amount for term in terms if isinstance(term, PurchaseLimit))
    return min((one for one in amounts if one.currency == currency), default=None)


def _rebate(term: Rebate, outlook: Outlook) -> Iterator[str]:
    """Tiers of a turnover that may never be bought."""
    for tier in term.tiers:
        if isinstance(tier.start, Money):
            limit = _limit(outlook, tier.start.currency)
            if limit is not None and limit < tier.start:
                yield tier.start.short


def _volume(term: VolumePrice, outlook: Outlook) -> Iterator[str]:
    """Tiers at which even the cheapest of the products that its set lists costs too much."""
    limit = _limit(outlook, outlook.shop.currency)
    known = outlook.shop.catalog.product_set(term.product_set)
    if limit is None or known is None or known.categories or known.patterns:
        return
    for tier in term.tiers:
        costs = [cost for sku in known.skus[:LISTED] if (cost := _cost(sku, tier.start, outlook))]
        if costs and min(costs) > limit:
            yield pieces(tier.start)


def _cost(sku: str, quantity: Decimal, outlook: Outlook) -> Money | None:
    best = outlook.priced(sku, quantity).best
    return best.total(quantity) if best else None


BEYOND: Mapping[type, Callable[[Any, Outlook], Iterator[str]]] = {
    Rebate: _rebate,
    VolumePrice: _volume,
}
