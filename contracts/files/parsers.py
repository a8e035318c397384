"""What a cell of a CSV file says: dates, amounts, renewals and notices in people's words.

A parser takes the text of a cell, which is never empty, and gives what a contract file would say.
It guesses nothing: where a text is not plain, it raises Unclear with the reason.
"""

import ast
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import Levenshtein

from contracts.i18n import _
from contracts.money import currencies

BLACKED_OUT = re.compile(r"\[[\s*•●_\[\]]*\]|_{3,}")
DATE = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})", re.ASCII)
SPAN = re.compile(r"(\d{1,4}) (day|week|month|year)s?", re.ASCII)
RENEWS = re.compile(r"(?:(\d{1,3}) )?([a-z]+) (\d{1,4} (?:day|week|month|year)s?)", re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?", re.ASCII)
AMOUNT = re.compile(r"(?P<before>[A-Z]{3})? ?(?P<number>[-+\d.,]+) ?(?P<after>[A-Z]{3})?", re.ASCII)
ONE_TEXT = re.compile(r"\[(['\"])([^'\"\\\n]*)\1\]")  # the plain case: ten times as quick
SUCCESSIVE, MISSPELT = "successive", 3
FOR_EVER = frozenset({"perpetual", "evergreen", "indefinite"})
CACHED = 4096
SHOWN = 60


class Unclear(ValueError):  # noqa: N818 - it is an answer, not a fault
    """The text of a cell does not say plainly what is asked of it."""


def blacked_out(text: str) -> bool:
    """Whether something in *text* was made unreadable: ``[]/[]/2004``, ``[***]``."""
    return ("[" in text or "_" in text) and BLACKED_OUT.search(text) is not None


def _readable(text: str) -> str:
    if blacked_out(text):
        raise Unclear(_("“{text}” is blacked out in the source.", text=_short(text)))
    return text


def _plain_text(text: str) -> str:
    """Text as it stands; only a cell in which nothing is readable is unclear."""
    if blacked_out(text) and not BLACKED_OUT.sub("", text).strip(" ;,.\"'()"):
        _readable(text)
    return text.strip()


def title(text: str) -> str:
    """One line of words, without brackets and commas that were cut in the middle."""
    words = " ".join(_plain_text(text).split())
    return words.rstrip(" (,;:-") or words


def texts(text: str) -> list[str]:
    """``['One.', 'Two.']``: a Python list of texts, one term for each."""
    if only := ONE_TEXT.fullmatch(text):
        return [only[2]] if only[2].strip() else []
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError) as wrong:
        raise Unclear(_("This is not a list of texts such as ['One.', 'Two.'].")) from wrong
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Unclear(_("This is not a list of texts such as ['One.', 'Two.']."))
    return [one for one in found if one.strip()]


def _date(order: tuple[int, int, int], example: str) -> Callable[[str], str]:
    """A parser of dates of which year, month and day stand at the places of *order*."""

    @lru_cache(maxsize=CACHED)
    def parse(text: str) -> str:
        found = DATE.fullmatch(_readable(text).strip())
        year, month, day = (found[place] for place in order) if found else ("", "", "")
        try:
            return date.fromisoformat(f"{year}-{month:0>2}-{day:0>2}").isoformat()
        except ValueError as wrong:
            raise Unclear(
                _("“{text}” is not one date such as {like}.", text=_short(text), like=example)
            ) from wrong

    return parse


def code(text: str) -> str:
    """``85123a `` as ``85123A``: a number of a product, in capitals and with single blanks."""
    return " ".join(_plain_text(text).upper().split())


def number(text: str) -> str:
    """``1,234.50``, with or without the commas and a sign for percent."""
    plain = text.replace("%", "").replace("−", "-").strip()
    if not NUMBER.fullmatch(plain):
        raise Unclear(_("“{text}” is not a number such as 1,234.50.", text=_short(text)))
    return plain.replace(",", "")


def amount(text: str) -> str:
    """``1,234.50 EUR`` or ``EUR 1,234.50`` as ``1234.50 EUR``."""
    found = AMOUNT.fullmatch(" ".join(text.replace("−", "-").split()))
    currency = found and (found["before"] or found["after"])
    if not found or bool(found["before"]) == bool(found["after"]) or currency not in currencies():
        raise Unclear(_("“{text}” is not one amount such as 87.50 EUR.", text=_short(text)))
    return f"{number(found['number'])} {currency}"


@lru_cache(maxsize=CACHED)
def duration(text: str) -> str:
    """``3 Months`` as ``3 months``."""
    plain = " ".join(_readable(text).lower().strip(" .;").split())
    if not SPAN.fullmatch(plain):
        raise Unclear(_("“{text}” is not one period such as 90 days.", text=_short(text)))
    return plain


def notice(text: str) -> dict[str, str]:
    """``60 days`` as the period of a notice."""
    return {"period": duration(text)}


@lru_cache(maxsize=CACHED)
def _renewal(text: str) -> tuple[tuple[str, str], ...]:
    plain = " ".join(_readable(text).lower().strip(" .;").split())
    if plain in FOR_EVER:
        return (("kind", "evergreen"),)
    found = RENEWS.fullmatch(plain)
    if found and Levenshtein.distance(found[2], SUCCESSIVE) <= MISSPELT:
        times = (("times", found[1]),) if found[1] else ()
        return (("kind", "automatic"), ("for", found[3]), *times)
    if SPAN.fullmatch(plain):
        raise Unclear(
            _(
                "“{text}” does not say whether it renews by itself or because somebody wants it.",
                text=_short(text),
            )
        )
    raise Unclear(
        _("“{text}” is not one renewal such as “2 successive 5 years”.", text=_short(text))
    )


def renewal(text: str) -> dict[str, str]:
    """``2 successive 5 years``, however misspelt; ``perpetual`` runs until notice."""
    return dict(_renewal(text))


def words(text: str) -> list[str]:
    """``Acme; ACME Inc.``: names between semicolons."""
    return [word for part in text.split(";") if (word := " ".join(part.split()))]


PARSERS: Mapping[str, Callable[[str], Any]] = {
    "text": _plain_text,
    "title": title,
    "code": code,
    "texts": texts,
    "words": words,
    "day": _date((1, 2, 3), "2026-12-31"),
    "us_date": _date((3, 1, 2), "12/31/2026"),
    "eu_date": _date((3, 2, 1), "31/12/2026"),
    "number": number,
    "amount": amount,
    "duration": duration,
    "renewal": renewal,
    "notice": notice,
}


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
