"""A price explained: first the price or why there is none, then by which term, then the others."""

from collections.abc import Iterator, Sequence
from datetime import date

from blocks import kit
from blocks.as_of import as_of
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase
from blocks.no_price import PriceAnswer, UnderContract, no_price, to_terms
from blocks.price_words import amounts, each, how, steps
from blocks.quote_demands import charge_line, demanded, sum_line, total_words
from contracts.deadlines import term_end
from contracts.i18n import _, many, show_day
from contracts.pricing import Offer, best_of
from contracts.terms.wording import short

MOST_OTHERS = 5


def price_message(answer: PriceAnswer) -> Message:
    """The price over all contracts, or the reason of each why there is none."""
    best = best_of(one.priced for one in answer.under)
    text = _("The price of {sku}", sku=answer.sku)
    if best is None or best.best is None:
        return Message(text, tuple(no_price(answer)))
    under = next(one for one in answer.under if one.priced is best)
    return Message(text, tuple(_priced(answer, under, best.best)))


def _priced(answer: PriceAnswer, under: UnderContract, best: Offer) -> Iterator[Block]:
    [order] = answer.quotation.under
    whole = total_words(order.total, complete=order.complete) if order.charges else ""
    first = bold(amounts(best, answer.quantity, whole))
    yield kit.text(lines([first, _until(answer, under, best), *steps(best)]))
    yield from as_of(answer.on, answer.known)
    if order.charges:
        yield from kit.texts([sum_line(order), *map(charge_line, order.charges)])
    asked = list(demanded(order))
    if asked:
        yield from kit.texts([bold(_("As an order by itself")), *asked])
    others = list(_others(answer, best))
    if others:
        shown = [bold(_("What else there was")), *others[:MOST_OTHERS], *_more(others)]
        yield from kit.texts(shown)
    yield to_terms(answer)


def _more(others: Sequence[Mrkdwn]) -> Iterator[str]:
    left = len(others) - MOST_OTHERS
    if left > 0:
        yield many("and {count} dearer one", "and {count} dearer ones", left)


def _until(answer: PriceAnswer, under: UnderContract, best: Offer) -> Mrkdwn:
    """“BOLT-M8 for ACME Industries · order under ACME-1/3 · until 31 Dec 2026”."""
    last = min(_last_days(under, best), default=None)
    named = " · ".join(dict.fromkeys(filter(None, (answer.sku, short(answer.name)))))
    what = phrase("{sku} for {name}", sku=named, name=answer.account.name)
    where = phrase("order under {ref}", ref=under.agreement.main.ref)
    until = _("until {day}", day=show_day(last)) if last else _("no end known")
    return joined(" · ", [what, where, until])


def _last_days(under: UnderContract, best: Offer) -> Iterator[date]:
    """The last days of everything that makes the price; of what renews itself those of its term."""
    making = [line for line in (best.line, best.promotion) if line]
    layers = [under.agreement.main, *(line.layer for line in making)]
    terms = (term_end(layer.version, under.agreement.day) for layer in layers)
    own = [line.whole.valid_to for line in making]
    written = best.written.valid_to if best.written else None
    yield from filter(None, (*terms, *own, written))


def _others(answer: PriceAnswer, best: Offer) -> Iterator[Mrkdwn]:
    """The offers that are worse, and those that a written price replaces, cheapest first."""
    offers = [offer for one in answer.under for offer in one.priced.offers if offer is not best]
    for offer in sorted(offers, key=lambda one: one.rank):
        yield phrase("• {price}: {how}", price=each(offer), how=how(offer))
    for one in answer.under:
        for offer in one.priced.set_aside:
            words = "• {price}: {how}; the written price of its contract counts instead"
            yield phrase(words, price=each(offer), how=how(offer))
