"""A price explained: first the price or why there is none, then by which term, then the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from blocks import kit
from blocks.agreement import Agreement, source
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, italic, joined, lines, phrase
from contracts.account import Account
from contracts.deadlines import term_end
from contracts.effective import Line
from contracts.i18n import _, listed, number, show_day
from contracts.money import Money
from contracts.pricing import NoPrice, Offer, Priced, Refused, best_of
from contracts.terms import MinimumOrder, OrderApproval, PurchaseLimit

MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class UnderContract:
    """What a product costs under one of the contracts in force."""

    agreement: Agreement
    priced: Priced


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """What is known before the first word is written."""

    account: Account
    sku: str
    quantity: Decimal
    under: Sequence[UnderContract]
    on: date | None  # the day that was asked for, if one was
    near: Mapping[str, str]  # command lines for products of a similar number


def price_message(answer: PriceAnswer) -> Message:
    """The price over all contracts, or the reason of each why there is none."""
    best = best_of(one.priced for one in answer.under)
    text = _("The price of {sku}", sku=answer.sku)
    if best is None or best.best is None:
        return Message(text, tuple(_no_price(answer)))
    under = next(one for one in answer.under if one.priced is best)
    return Message(text, tuple(_priced(answer, under, best.best)))


def _priced(answer: PriceAnswer, under: UnderContract, best: Offer) -> Iterator[Block]:
    head = [bold(_amounts(best, answer.quantity)), _until(answer, under, best), *_steps(best)]
    yield kit.text(lines(head))
    if answer.on is not None:
        yield kit.context(_("As of {day}, by what is known today", day=show_day(answer.on)))
    touching = list(_limits(under, best.total(answer.quantity)))
    if touching:
        yield from kit.texts([bold(_("Limits")), *touching])
    others = list(_others(answer, best))
    if others:
        yield from kit.texts([bold(_("What else there was")), *others[:MOST_OTHERS]])
    yield _next(answer)


def _amounts(offer: Offer, quantity: Decimal) -> Mrkdwn:
    """“87.50 EUR each, 500 = 43,750.00 EUR excl. tax”."""
    if quantity == 1 and offer.per == 1:
        return phrase("{price} each, excl. tax", price=_unit(offer))
    words = "{price}, {quantity} = {total} excl. tax"
    total = offer.total(quantity)
    return phrase(words, price=_each(offer), quantity=number(quantity), total=total)


def _each(offer: Offer) -> str:
    return _unit(offer) if offer.per != 1 else _("{price} each", price=_unit(offer))


def _unit(offer: Offer) -> str:
    if offer.per == 1:
        return str(offer.price)
    return _("{price} per {count}", price=offer.price, count=number(offer.per))


def _until(answer: PriceAnswer, under: UnderContract, best: Offer) -> Mrkdwn:
    """“BOLT-M8 for ACME Industries · order under ACME-1/3 · until 31 Dec 2026”."""
    last = min(_last_days(under, best), default=None)
    what = phrase("{sku} for {name}", sku=answer.sku, name=answer.account.name)
    where = phrase("order under {ref}", ref=under.agreement.main.ref)
    until = _("until {day}", day=show_day(last)) if last else _("no end known")
    return joined(" · ", [what, where, until])


def _last_days(under: UnderContract, best: Offer) -> Iterator[date]:
    """The last days of everything that makes the price; of what renews itself those of its term."""
    lines = [line for line in (best.line, best.promotion) if line]
    layers = [under.agreement.main, *(line.layer for line in lines)]
    terms = (term_end(layer.version, under.agreement.day) for layer in layers)
    own = [line.whole.valid_to for line in lines]
    written = best.written.valid_to if best.written else None
    yield from filter(None, (*terms, *own, written))


def _steps(offer: Offer) -> Iterator[Mrkdwn]:
    """“−12.5 % on All fasteners — ACME-1/3 · on 100.00 EUR”, then a promotion."""
    percentage = offer.percentage
    listed_price = phrase("on {price}", price=percentage.listed.price) if percentage else ""
    yield joined(" · ", [_by(offer.line, offer), listed_price])
    if offer.promotion is not None:
        yield phrase("then {by}", by=_by(offer.promotion))


def _how(offer: Offer) -> Mrkdwn:
    return joined(", ", _steps(offer))


def _by(line: Line, offer: Offer | None = None) -> Mrkdwn:
    """The term in its words, a written price without the others beside it, and its origin."""
    written = offer.written if offer else None
    words = written.words() if written else line.whole.words()
    return phrase("{words} — {origin}", words=words, origin=italic(source(line.layer)))


def _others(answer: PriceAnswer, best: Offer) -> Iterator[Mrkdwn]:
    """The offers that are worse, and those that a written price replaces, cheapest first."""
    offers = [offer for one in answer.under for offer in one.priced.offers if offer is not best]
    for offer in sorted(offers, key=lambda one: one.rank):
        yield phrase("• {price}: {how}", price=_each(offer), how=_how(offer))
    for one in answer.under:
        for offer in one.priced.set_aside:
            words = "• {price}: {how}; the written price of its contract counts instead"
            yield phrase(words, price=_each(offer), how=_how(offer))


def _limits(under: UnderContract, total: Money) -> Iterator[Mrkdwn]:
    """The limits on an order that this one touches."""
    for line in under.agreement.effective.lines:
        said = TOUCHED.get(type(line.whole), _untouched)(line.whole, total)
        if said:
            yield phrase("• {said} — {origin}", said=said, origin=italic(source(line.layer)))


def _minimum(term: MinimumOrder, total: Money) -> str:
    if term.amount.currency != total.currency or total >= term.amount:
        return ""
    words = "By itself this is below the minimum order of {amount}"
    return _(words, amount=term.amount.short)


def _limit(term: PurchaseLimit, total: Money) -> str:
    if term.amount.currency != total.currency or total <= term.amount:
        return ""
    return _("Above the purchase limit of {amount}", amount=term.amount.short)


def _approval(term: OrderApproval, total: Money) -> str:
    if term.above is None:
        return _("The customer must approve every order")
    if term.above.currency != total.currency or total <= term.above:
        return ""
    return _("The customer must approve an order above {amount}", amount=term.above.short)


def _untouched(_term: object, _total: Money) -> str:
    return ""


TOUCHED: Mapping[type, Callable[..., str]] = {
    MinimumOrder: _minimum,
    PurchaseLimit: _limit,
    OrderApproval: _approval,
}


def _no_price(answer: PriceAnswer) -> Iterator[Block]:
    """The reason of each contract; one that nobody knows may be another that is meant."""
    said = phrase("*No price for {sku}* for {name}", sku=answer.sku, name=answer.account.name)
    yield from kit.texts([said, *(_refusal(answer, one) for one in answer.under)])
    if answer.near:
        yield kit.text(_("Which one did you mean?"))
        yield kit.actions(*(kit.runs(sku, line) for sku, line in answer.near.items()))
    else:
        yield _next(answer)


def _refusal(answer: PriceAnswer, under: UnderContract) -> Mrkdwn:
    refused = under.priced.refused
    why = REASONS[refused.why](answer, refused) if refused else ""
    return phrase("• {ref}: {why}", ref=under.agreement.main.ref, why=why)


def _by_term(words: str) -> Callable[[PriceAnswer, Refused], Mrkdwn]:
    """*words* about the term that is the reason, and the quantity that would have a price."""

    def saying(_answer: PriceAnswer, refused: Refused) -> Mrkdwn:
        by = _by(refused.line) if refused.line else ""
        quantity = number(refused.quantity) if refused.quantity is not None else ""
        return phrase(words, by=by, quantity=quantity)

    return saying


def _currencies(_answer: PriceAnswer, refused: Refused) -> Mrkdwn:
    return phrase("there is a price in {currencies} only", currencies=listed(refused.currencies))


def _unknown(answer: PriceAnswer, _refused: Refused) -> Mrkdwn:
    return phrase("there is no product {sku}", sku=answer.sku)


REASONS: Mapping[NoPrice, Callable[[PriceAnswer, Refused], Mrkdwn]] = {
    NoPrice.EXCLUDED: _by_term("excluded by {by}"),
    NoPrice.BELOW_MINIMUM: _by_term("only from {quantity} pieces on: {by}"),
    NoPrice.ABOVE_MAXIMUM: _by_term("only up to {quantity} pieces: {by}"),
    NoPrice.OTHER_CURRENCY: _currencies,
    NoPrice.NOT_COVERED: _by_term("its prices are for other products: {by}"),
    NoPrice.NOT_UNDER_CONTRACT: _by_term("no term of it prices this product"),
    NoPrice.UNKNOWN: _unknown,
}


def _next(answer: PriceAnswer) -> Block:
    code = answer.account.code
    return kit.actions(kit.runs(_("Terms"), f"terms {code} --section pricing"))
