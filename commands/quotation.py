"""Several products at once: a table, CSV to copy, or the answer in the form where they stood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from blocks.quote_card import QuoteAnswer, quote_blocks, quote_message
from blocks.quote_csv import quote_csv
from blocks.view import View
from blocks.which_product import which_one
from commands.asked import Answer
from commands.meaning import Unclear
from commands.prices import Prices
from commands.when import When
from contracts.i18n import _
from contracts.quoting import Wish, quoted


@dataclass(frozen=True, slots=True)
class Asking:
    """How a quotation was asked for."""

    when: When
    page: int
    line: str  # as it was asked
    as_csv: str  # the line that asks for the same as CSV
    terms_line: str  # the line that asks for the prices in the terms
    csv: bool
    form: bool


def quotation(found: Sequence[Wish | Unclear], prices: Prices, how: Asking) -> Answer:
    """What was *found* at the prices of a customer."""
    answer = _answer(found, prices, how)
    if not (how.csv or how.form):
        return quote_message(answer)
    rows = quote_csv(answer.quotation, answer.names, answer.unclear)
    if how.csv:
        return Message(_("A quotation as CSV"), tuple(kit.preformatted(rows)))
    return View(_("Quotation"), quote_blocks(answer, rows), close=_("Close"))


def _answer(found: Sequence[Wish | Unclear], prices: Prices, how: Asking) -> QuoteAnswer:
    wishes = [one for one in found if isinstance(one, Wish)]
    return QuoteAnswer(
        account=prices.account,
        quotation=quoted(wishes, prices.briefly, prices.terms),
        terms=prices.terms,
        names={wish.sku: prices.name_of(wish.sku) for wish in wishes},
        unclear=list(_unclear(found)),
        on=how.when.on,
        known=how.when.known,
        page=how.page,
        line=how.line,
        as_csv="" if how.form else how.as_csv,
        terms_line=how.terms_line,
    )


def _unclear(found: Sequence[Wish | Unclear]) -> Iterator[tuple[str, str]]:
    """The words of each line that is not understood, and why."""
    for one in found:
        if isinstance(one, Unclear):
            words = one.said.line if one.said.wrong else one.said.words
            yield words, one.said.wrong or which_one(one.skus)
