"""What a contract adds to an order, and how the order stands to what it asks, in words."""

from collections.abc import Iterator, Mapping, Sequence

from blocks.effective_terms import origin_of
from blocks.mrkdwn import Mrkdwn, joined, phrase
from contracts.effective import Effective
from contracts.i18n import _
from contracts.money import Money
from contracts.quoting import Charge, Demand, Meets, Under
from contracts.terms import (
    FreightFree,
    MinimumOrder,
    OrderApproval,
    PurchaseLimit,
    ShippingAdjustment,
    ShippingCharge,
)

SAID: Mapping[tuple[type, Meets], str] = {
    (MinimumOrder, Meets.NO): "Below the minimum order: {by} — {origin}",
    (PurchaseLimit, Meets.NOT_BY_ITSELF): (
        "Within the purchase limit by this total; tax, shipping and other orders count, too:"
        " {by} — {origin}"
    ),
    (PurchaseLimit, Meets.NO): "*Above the purchase limit*: {by} — {origin}",
    (OrderApproval, Meets.YES): "*The customer must approve it*: {by} — {origin}",
    (OrderApproval, Meets.NOT_BY_ITSELF): (
        "The customer need not approve it by this total; tax and shipping count, too:"
        " {by} — {origin}"
    ),
    (FreightFree, Meets.YES): "*Free delivery*: {by} — {origin}",
    (FreightFree, Meets.NO): "No free delivery yet: {by} — {origin}",
}
OTHER_CURRENCY = "In another currency, so it was not compared: {by} — {origin}"


def total_words(total: Money, *, complete: bool) -> str:
    """“978.50 EUR”; “at least” that, where something is added of which no amount is told."""
    return str(total) if complete else _("at least {total}", total=total)


def sum_line(under: Under) -> Mrkdwn:
    """“Goods 950.00 EUR · *978.50 EUR* in all”."""
    goods = phrase("Goods {goods}", goods=under.goods)
    whole = total_words(under.total, complete=under.complete)
    return joined(" · ", [goods, phrase("*{total}* in all", total=whole) if under.charges else ""])


def charge_line(charge: Charge) -> Mrkdwn:
    """“• + 12.50 EUR: Surcharge of 3 % on All fasteners — ACME-1/3”."""
    by, origin = charge.line.whole.words(), origin_of(charge.line)
    if charge.amount is None:
        words = "• + an amount that the contract does not tell: {by} — {origin}"
        return phrase(words, by=by, origin=origin)
    return phrase("• + {amount}: {by} — {origin}", amount=charge.amount, by=by, origin=origin)


def demanded(under: Under) -> Iterator[Mrkdwn]:
    """A line for each demand on which there is something to say."""
    for demand in under.demands:
        words = _words(demand)
        if words:
            by, origin = demand.line.whole.words(), origin_of(demand.line)
            yield phrase(f"• {words}", by=by, origin=origin)


def _words(demand: Demand) -> str:
    if demand.meets is Meets.OTHER_CURRENCY:
        return OTHER_CURRENCY
    return SAID.get((type(demand.line.whole), demand.meets), "")


def shipping(terms: Effective, under: Under) -> Iterator[Mrkdwn]:
    """Who is paid for the shipping, and how its charge changes; the contract tells no amount."""
    free = any(
        isinstance(one.line.whole, FreightFree) and one.meets is Meets.YES for one in under.demands
    )
    kinds: Sequence[type] = () if free else (ShippingCharge, ShippingAdjustment)
    for line in terms.lines:
        if isinstance(line.whole, tuple(kinds)):
            yield phrase("• {by} — {origin}", by=line.whole.words(), origin=origin_of(line))
