"""A quotation as CSV: what a spreadsheet takes, whatever the reader's language."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from blocks.mrkdwn import clean
from blocks.no_price import reasons_of
from blocks.plain import unmarked
from blocks.price_words import term_words
from contracts.percent import plain
from contracts.quoting import Entry, Quotation

COLUMNS = (
    "sku",
    "name",
    "quantity",
    "price",
    "per",
    "total",
    "currency",
    "contract",
    "term",
    "no_price_because",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula, and run."""


def quote_csv(
    quotation: Quotation, names: Mapping[str, str], unclear: Sequence[tuple[str, str]]
) -> list[str]:
    """A line for the columns, then one for each line of the quotation; amounts without tax.

    Then what each contract adds, so that the totals add up. *unclear* are words that are not
    understood, each with the reason: they come last.
    """
    rest = [(_text(words), *[""] * (len(COLUMNS) - 2), _text(why)) for words, why in unclear]
    rows = [*_rows(quotation, names), *_added(quotation), *rest]
    return [_row(COLUMNS), *map(_row, rows)]


def _rows(quotation: Quotation, names: Mapping[str, str]) -> Iterator[Sequence[str]]:
    for entry in quotation.entries:
        first = (_text(entry.wish.sku), _text(names.get(entry.wish.sku, "")))
        quantity = plain(entry.wish.quantity)
        yield (*first, quantity, *(_priced(entry) if entry.offer else _refused(entry)))


def _added(quotation: Quotation) -> Iterator[Sequence[str]]:
    """A row without a product for each charge; without an amount where the contract tells none."""
    for under in quotation.under:
        for charge in under.charges:
            amount = charge.amount
            total = (f"{amount.amount:f}", amount.currency) if amount else ("", "")
            words = _text(charge.line.whole.words())
            yield ("", "", "", "", "", *total, charge.line.layer.ref, words, "")


def _priced(entry: Entry) -> Sequence[str]:
    offer, total = entry.offer, entry.total
    if offer is None or total is None:
        raise ValueError("a line without a price")
    amounts = (plain(offer.price.amount), str(offer.per), f"{total.amount:f}", total.currency)
    return (*amounts, offer.line.layer.ref, _text(term_words(offer)), "")


def _refused(entry: Entry) -> Sequence[str]:
    reasons = dict.fromkeys(map(unmarked, reasons_of(entry.wish.sku, entry.priced)))
    return ("", "", "", "", "", "", _text("; ".join(reasons)))


def _text(said: str) -> str:
    """*said* as text, also where it looks like a formula."""
    shown = clean(said).replace("\n", " ")
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def _row(cells: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
