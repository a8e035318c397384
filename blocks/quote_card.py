"""A quotation: the total, what has no price, each line, and what the contracts add and ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.as_of import as_of
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.no_price import reasons_of
from blocks.paging import paged
from blocks.price_words import each, made_by
from blocks.quote_demands import charge_line, demanded, shipping, sum_line, total_words
from contracts.account import Account
from contracts.effective import Effective
from contracts.i18n import _, many, number
from contracts.quoting import Entry, Quotation, Under
from contracts.terms.wording import short

ROWS = 60  # of a table: as much as is read at once
TABLE_ROOM = 9_000  # characters, of the 10,000 that Slack takes
WORDS = 40  # characters of a product's name
SINGLE = 5  # cells of a row, where all is ordered under one contract


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """What is known before the first word is written."""

    account: Account
    quotation: Quotation
    terms: Mapping[str, Effective]  # of each contract, by its reference
    names: Mapping[str, str]  # of products, by number
    unclear: Sequence[tuple[str, str]]  # words that are not understood, and why
    on: date | None
    known: date | None
    page: int
    line: str
    as_csv: str  # the command line for the same as CSV; empty where there is none
    terms_line: str  # the command line for the prices in the terms


def quote_message(answer: QuoteAnswer) -> Message:
    """With a table, page by page."""
    groups = [[_table(rows)] for rows in _chunks(_rows(answer))]
    below = [*_below(answer), [_next(answer)]]
    text = _("A quotation for {name}", name=answer.account.name)
    return paged(
        _head(answer), [*_refused(answer), *groups, *below], answer.page, answer.line, text
    )


def quote_blocks(answer: QuoteAnswer, csv: Sequence[str]) -> tuple[Block, ...]:
    """All of it for a form, which takes no table: a line each, and the same as CSV."""
    entries = (entry for entry in answer.quotation.entries if entry.offer)
    said = kit.texts(_line(entry, answer) for entry in entries)
    parts = [*_refused(answer), said, *_below(answer)]
    blocks = [block for part in parts for block in part]
    copied = [kit.text(bold(_("To copy, as CSV"))), *kit.preformatted(csv)]
    return (*_head(answer), *blocks, *copied)


def _head(answer: QuoteAnswer) -> list[Block]:
    """“*43,750.00 EUR* excl. tax · 12 lines for ACME Industries”."""
    total, entries = answer.quotation.total, answer.quotation.entries
    count = many("{count} line", "{count} lines", len(entries) + len(answer.unclear))
    what = phrase("{count} for {name}", count=count, name=answer.account.name)
    whole = total_words(total, complete=answer.quotation.complete) if total else ""
    price = phrase("*{total}* excl. tax", total=whole) if total else bold(_("No price"))
    orders = [_("order under {ref}", ref=under.main.ref) for under in answer.quotation.under]
    first = joined(" · ", [price, what, *(orders if len(orders) == 1 else ())])
    return [kit.text(first), *as_of(answer.on, answer.known)]


def _refused(answer: QuoteAnswer) -> Iterator[list[Block]]:
    """The lines that are in no total, and why."""
    said = [*_unclear(answer), *(_no_price(entry) for entry in answer.quotation.refused)]
    if said:
        words = "{count} line is not in the total:", "{count} lines are not in the total:"
        yield kit.texts([bold(many(*words, len(said))), *said])


def _unclear(answer: QuoteAnswer) -> Iterator[Mrkdwn]:
    for words, why in answer.unclear:
        yield phrase("• {words}: {why}", words=words, why=why)


def _no_price(entry: Entry) -> Mrkdwn:
    why = joined("; ", list(dict.fromkeys(reasons_of(entry.wish.sku, entry.priced))))
    return phrase("• {sku}: {why}", sku=entry.wish.sku, why=why)


Row = Sequence[object]


def _rows(answer: QuoteAnswer) -> Iterator[Row]:
    """The cells of each line that has a price."""
    several = len(answer.quotation.under) > 1
    for entry in answer.quotation.entries:
        if entry.offer is None or entry.main is None:
            continue
        name = short(answer.names.get(entry.wish.sku, ""), WORDS)
        product = " · ".join(filter(None, (entry.wish.sku, name)))
        where = [entry.main.ref] if several else []
        price = each(entry.offer) if entry.offer.per != 1 else str(entry.offer.price)
        numbers = number(entry.wish.quantity), price, entry.total
        yield (product, *numbers, *where, made_by(entry.offer))


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """As many as stand in one table."""
    chunk: list[Row] = []
    room = TABLE_ROOM
    for row in rows:
        size = sum(len(str(cell)) for cell in row)
        if chunk and (len(chunk) == ROWS or size > room):
            yield chunk
            chunk, room = [], TABLE_ROOM
        chunk.append(row)
        room -= size
    if chunk:
        yield chunk


def _table(rows: Sequence[Row]) -> Block:
    numbers = _("Quantity"), _("Price"), _("Total")
    where = [_("Order under")] if len(rows[0]) > SINGLE else []
    return kit.table([(_("Product"), *numbers, *where, _("Term")), *rows], right={1, 2, 3})


def _line(entry: Entry, answer: QuoteAnswer) -> Mrkdwn:
    """“• BOLT-M8 · 500 at 87.50 EUR each = 43,750.00 EUR · −12.5 % on Fasteners — ACME-1/3”."""
    if entry.offer is None or entry.main is None:
        raise ValueError("a line without a price")
    words = "{quantity} at {price} = {total}"
    quantity = number(entry.wish.quantity)
    said = phrase(words, quantity=quantity, price=each(entry.offer), total=entry.total)
    where = entry.main.ref if len(answer.quotation.under) > 1 else ""
    return joined(" · ", [f"• {entry.wish.sku}", said, where, made_by(entry.offer)])


def _below(answer: QuoteAnswer) -> Iterator[list[Block]]:
    """Order by order: the goods, what is added, what is asked of it."""
    for under in answer.quotation.under:
        terms = answer.terms[under.main.ref]
        asked = [*demanded(under), *shipping(terms, under)]
        yield kit.texts([_sum(under, answer), *map(charge_line, under.charges), *asked])


def _sum(under: Under, answer: QuoteAnswer) -> Mrkdwn:
    several = len(answer.quotation.under) > 1
    return joined(" · ", [bold(under.main.ref) if several else "", sum_line(under)])


def _next(answer: QuoteAnswer) -> Block:
    csv = [kit.runs(_("As CSV"), answer.as_csv)] if answer.as_csv else []
    return kit.actions(*csv, kit.runs(_("Terms"), answer.terms_line))
