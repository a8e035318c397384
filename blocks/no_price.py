"""What is known of a price before the first word is written; and the answer where there is none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from blocks import kit
from blocks.agreement import Agreement
from blocks.as_of import as_of
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, joined, phrase
from blocks.price_words import by_term
from contracts.account import Account
from contracts.i18n import _, listed, number
from contracts.pricing import NoPrice, Priced, Refused
from contracts.quoting import Quotation


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
    name: str  # what it is called; empty where the catalog does not know it
    quantity: Decimal
    under: Sequence[UnderContract]
    quotation: Quotation  # the same as an order by itself
    on: date | None  # the day that was asked for, if one was
    known: date | None  # by what was known when, likewise
    terms_line: str  # the command line for the prices in the terms


def no_price(answer: PriceAnswer) -> Iterator[Block]:
    """The reason of each contract."""
    said = phrase("*No price for {sku}* for {name}", sku=answer.sku, name=answer.account.name)
    yield from kit.texts([said, *(_refusal(answer, one) for one in answer.under)])
    yield from as_of(answer.on, answer.known)
    yield to_terms(answer)


def _refusal(answer: PriceAnswer, under: UnderContract) -> Mrkdwn:
    why = joined("; ", list(reasons_of(answer.sku, [under.priced])))
    return phrase("• {ref}: {why}", ref=under.agreement.main.ref, why=why)


def reasons_of(sku: str, found: Iterable[Priced]) -> Iterator[Mrkdwn]:
    """Why *sku* has no price under each of some contracts."""
    for refused in (one.refused for one in found):
        if refused is not None:
            yield REASONS[refused.why](sku, refused)


def _by_term(words: str) -> Callable[[str, Refused], Mrkdwn]:
    """*words* about the term that is the reason, and the quantity that would have a price."""

    def saying(_sku: str, refused: Refused) -> Mrkdwn:
        by = by_term(refused.line) if refused.line else ""
        quantity = number(refused.quantity) if refused.quantity is not None else ""
        return phrase(words, by=by, quantity=quantity)

    return saying


def _currencies(_sku: str, refused: Refused) -> Mrkdwn:
    return phrase("there is a price in {currencies} only", currencies=listed(refused.currencies))


def _unknown(sku: str, _refused: Refused) -> Mrkdwn:
    return phrase("there is no product {sku}", sku=sku)


REASONS: Mapping[NoPrice, Callable[[str, Refused], Mrkdwn]] = {
    NoPrice.EXCLUDED: _by_term("excluded by {by}"),
    NoPrice.BELOW_MINIMUM: _by_term("only from {quantity} pieces on: {by}"),
    NoPrice.ABOVE_MAXIMUM: _by_term("only up to {quantity} pieces: {by}"),
    NoPrice.OTHER_CURRENCY: _currencies,
    NoPrice.NOT_COVERED: _by_term("its prices are for other products: {by}"),
    NoPrice.NOT_UNDER_CONTRACT: _by_term("no term of it prices this product"),
    NoPrice.UNKNOWN: _unknown,
}


def to_terms(answer: PriceAnswer) -> Block:
    """A button that leads on."""
    return kit.actions(kit.runs(_("Terms"), answer.terms_line))
