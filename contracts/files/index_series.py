"""An index series as CSV: a column with months such as 2026-01, and one with values."""

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from contracts.errors import Refusal
from contracts.i18n import _, quoted
from contracts.months import read_month

MONTH, VALUE = "month", "value"
NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?", re.ASCII)
MOST_SAID = 10


class BadSeries(Refusal):
    """That is no index series: nothing was imported."""


def read_series(text: str) -> Mapping[str, Decimal]:
    """The values by month. BadSeries with everything that is wrong, by line."""
    lines = text.lstrip("\ufeff").splitlines()
    separator = ";" if lines and ";" in lines[0] else ","
    reader = csv.DictReader(lines, delimiter=separator, skipinitialspace=True)
    names = {(name or "").strip().casefold(): name for name in reader.fieldnames or ()}
    if not {MONTH, VALUE} <= names.keys():
        raise BadSeries(
            _("The first line names the columns: month and value are needed."),
            hint=_("Such as: month,value, then 2026-01,127.3 in the next line."),
        )
    rows = [
        (reader.line_num, (row[names[MONTH]] or "").strip(), (row[names[VALUE]] or "").strip())
        for row in reader
    ]
    found: dict[str, Decimal] = {}
    wrong = [said for line, *row in rows for said in _taken(found, line, *row)]
    if wrong or not rows:
        raise BadSeries("\n".join(wrong[:MOST_SAID]) or _("There is no value in it."))
    return found


def _taken(found: dict[str, Decimal], line: int, month: str, value: str) -> Iterator[str]:
    """What is wrong with a line; else it is noted in *found*."""
    if not _is_month(month):
        words = "Line {line}: {text} is not a month such as 2026-01."
        yield _(words, line=line, text=quoted(month))
    elif month in found:
        yield _("Line {line}: {month} stands twice.", line=line, month=month)
    elif not NUMBER.fullmatch(value) or not Decimal(value.replace(",", ".")):
        words = "Line {line}: {text} is not a value above zero such as 127.3."
        yield _(words, line=line, text=quoted(value))
    else:
        found[month] = Decimal(value.replace(",", "."))


def _is_month(text: str) -> bool:
    try:
        read_month(text)
    except ValueError:
        return False
    return True
