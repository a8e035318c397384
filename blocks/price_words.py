"""What a price is and by which term, in words: for the answer, and for what else there was."""

from collections.abc import Iterator
from decimal import Decimal

from blocks.agreement import source
from blocks.mrkdwn import Mrkdwn, italic, joined, phrase
from contracts.effective import Line
from contracts.i18n import _, number
from contracts.pricing import Offer
from contracts.terms.wording import short

CELL = 80  # characters of a term in a table


def amounts(offer: Offer, quantity: Decimal, whole: str = "") -> Mrkdwn:
    """“87.50 EUR each, 500 = 43,750.00 EUR excl. tax”; *whole* is what it comes to in all."""
    more = phrase(", with what is added {whole}", whole=whole) if whole else ""
    if quantity == 1 and offer.per == 1:
        words = "{price}{more} excl. tax" if more else "{price}, excl. tax"
        return phrase(words, price=each(offer), more=more)
    words = "{price}, {quantity} = {total}{more} excl. tax"
    numbers = {"quantity": number(quantity), "total": offer.total(quantity)}
    return phrase(words, price=each(offer), more=more, **numbers)


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


def made_by(offer: Offer) -> str:
    """The term and the promotion that make a price, for a cell: “−5 % on Bolts — ACME-1/3”."""
    words, origin = short(term_words(offer), CELL), source(offer.line.layer)
    return _("{words} — {origin}", words=words, origin=origin)


def term_words(offer: Offer) -> str:
    """The term of a price, without the other written prices beside it, and the promotion."""
    words = offer.written.words() if offer.written else offer.line.whole.words()
    if offer.promotion is None:
        return words
    promotion = offer.promotion.whole.words()
    return _("{words}; then {promotion}", words=words, promotion=promotion)


def by_term(line: Line, offer: Offer | None = None) -> Mrkdwn:
    """The term in its words, a written price without the others beside it, and its origin."""
    written = offer.written if offer else None
    words = written.words() if written else line.whole.words()
    return phrase("{words} — {origin}", words=words, origin=italic(source(line.layer)))
