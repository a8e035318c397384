"""Whether a price is better for a customer than the agreed one, and by how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from blocks import kit
from blocks.as_of import as_of
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, joined, lines, phrase
from blocks.no_price import UnderContract, reasons_of
from blocks.price_words import each, steps
from contracts.account import Account
from contracts.digits import nearest
from contracts.i18n import _, number, percent, signed_percent
from contracts.money import Money
from contracts.pricing import Offer, Priced
from contracts.terms.percentage import Listed

SHOWN = 6  # decimals of a difference, as many as a unit price may have


@dataclass(frozen=True, slots=True)
class MayAnswer:
    """What is known before the first word is written."""

    account: Account
    sku: str
    quantity: Decimal
    proposed: Listed | None  # what is asked for; None where there is nothing to take it of
    listed: Listed | None  # the catalog's price
    percent: Decimal | None
    best: Priced | None  # what was agreed
    under: Sequence[UnderContract]
    currency: str
    on: date | None
    line: str  # asks for the agreed price
    decides: Mrkdwn | str = ""  # who would be asked if that were drafted and submitted


def may_message(answer: MayAnswer) -> Message:
    return Message(_("A price for {sku}", sku=answer.sku), tuple(_blocks(answer)))


def _blocks(answer: MayAnswer) -> Iterator[Block]:
    best = answer.best.best if answer.best else None
    if answer.proposed is None:
        words = "There is no catalog price of {sku} in {currency} to take a percentage of."
        said = [phrase(words, sku=answer.sku, currency=answer.currency)]
    elif best is None:
        said = [_not_agreed(answer), *_reasons(answer)]
    else:
        said = [_verdict(answer.proposed, best), _asked(answer, answer.proposed)]
    yield kit.text(lines([*said, *(_agreed(best, answer) if best else ())]))
    if answer.decides:
        yield kit.text(answer.decides)
    yield from as_of(answer.on, None)
    label = _("The agreed price") if best else _("Why there is none")
    yield kit.actions(kit.runs(label, answer.line))


def _verdict(proposed: Listed, best: Offer) -> Mrkdwn:
    """“*Better than agreed*, by 2.00 EUR each (2.29 %)”."""
    asked, agreed = Fraction(proposed.price.amount) / proposed.per, best.unit
    if asked == agreed:
        return phrase("*Exactly what was agreed*")
    words = "*Better than agreed*" if asked < agreed else "*No better than agreed: dearer*"
    return joined(", ", [phrase(words), _difference(abs(asked - agreed), best)])


def _difference(apart: Fraction, best: Offer) -> Mrkdwn:
    amount = apart * best.per
    money = Money(nearest(amount, SHOWN), best.price.currency)
    if not best.unit:
        return phrase("by {amount}", amount=each_of(money, best.per))
    share = 100 * apart / best.unit
    said = percent(nearest(share, 2))
    return phrase("by {amount} ({share})", amount=each_of(money, best.per), share=said)


def each_of(price: Money, per: int) -> str:
    if per == 1:
        return _("{price} each", price=price)
    return _("{price} per {count}", price=price, count=number(per))


def _asked(answer: MayAnswer, proposed: Listed) -> Mrkdwn:
    """“Asked for: −12 % on 100.00 EUR = 88.00 EUR each”."""
    price = each_of(proposed.price, proposed.per)
    if answer.percent is None or answer.listed is None:
        return phrase("Asked for: {price}", price=price)
    words = "Asked for: {percent} on {listed} = {price}"
    listed = answer.listed.price
    return phrase(words, percent=signed_percent(answer.percent), listed=listed, price=price)


def _agreed(best: Offer, answer: MayAnswer) -> Iterator[Mrkdwn]:
    quantity = number(answer.quantity)
    words = "Agreed with {name} for {quantity} of {sku}: {price}"
    yield phrase(words, name=answer.account.name, quantity=quantity, sku=answer.sku,
                 price=each(best))  # fmt: skip
    yield from steps(best)


def _not_agreed(answer: MayAnswer) -> Mrkdwn:
    words = "*No price is agreed* for {sku} with {name}: there is nothing to compare it with."
    return phrase(words, sku=answer.sku, name=answer.account.name)


def _reasons(answer: MayAnswer) -> Iterator[Mrkdwn]:
    for one in answer.under:
        why = joined("; ", list(reasons_of(answer.sku, [one.priced])))
        yield phrase("• {ref}: {why}", ref=one.agreement.main.ref, why=why)
