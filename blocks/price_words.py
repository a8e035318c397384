"""What a price is and by which term, in words: for the answer, and for what else there was."""

from collections.abc import Iterator
from decimal import Decimal

from blocks.agreement import source
from blocks.mrkdwn import Mrkdwn, italic, joined, phrase
from contracts.effective import Line
from contracts.i18n import _, number
from contracts.pricing import Offer


def amounts(offer: Offer, quantity: Decimal) -> Mrkdwn:
    """“87.50 EUR each, 500 = 43,750.00 EUR excl. tax”."""
    if quantity == 1 and offer.per == 1:
        return phrase("{price} each, excl. tax", price=_unit(offer))
    words = "{price}, {quantity} = {total} excl. tax"
    total = offer.total(quantity)
    return phrase(words, price=each(offer), quantity=number(quantity), total=total)


def each(offer: Offer) -> str:
    return _unit(offer) if offer.per != 1 else _("{price} each", price=_unit(offer))


def _unit(offer: Offer) -> str:
    if offer.per == 1:
        return str(offer.price)
    return _("{price} per {count}", price=offer.price, count=number(offer.per))


def steps(offer: Offer) -> Iterator[Mrkdwn]:
    """“−12.5 % on All fasteners — ACME-1/3 · on 100.00 EUR”, then a promotion."""
    percentage = offer.percentage
    listed_price = phrase("on {price}", price=percentage.listed.price) if percentage else ""
    yield joined(" · ", [by_term(offer.line, offer), listed_price])
    if offer.promotion is not None:
        yield phrase("then {by}", by=by_term(offer.promotion))


def how(offer: Offer) -> Mrkdwn:
    return joined(", ", steps(offer))


def by_term(line: Line, offer: Offer | None = None) -> Mrkdwn:
    """The term in its words, a written price without the others beside it, and its origin."""
    written = offer.written if offer else None
    words = written.words() if written else line.whole.words()
    return phrase("{words} — {origin}", words=words, origin=italic(source(line.layer)))
