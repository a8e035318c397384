"""Quantities as people type them: 500, 1,000, 1 000, 2.5."""

import re
from decimal import Decimal

from contracts.errors import Refusal
from contracts.i18n import _, quoted

TYPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,12}(?:\.\d{1,6})?", re.ASCII)
THOUSAND = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)  # 1.000 is one here, a thousand there
IN_TEXT = re.compile(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)
THOUSANDS = re.compile(r"(?<![^\s;])\d{1,3}(?:,\d{3})+(?!\w)", re.ASCII)


class NoQuantity(Refusal):
    """That is no quantity such as 500."""


def is_quantity(word: str) -> bool:
    """Whether *word* is how many, as it stands within a text, written through."""
    return IN_TEXT.fullmatch(word) is not None


def without_separators(text: str) -> str:
    """*text* with its numbers written through: 1000 for 1,000, but not in M8,500."""
    return THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)


def spoken_quantity(text: str) -> Decimal:
    """How many *text* says; NoQuantity where it says nothing, or nothing above zero."""
    said = text.strip()
    if not TYPED.fullmatch(said):
        raise NoQuantity(_("{text} is not a quantity such as 500.", text=quoted(text)))
    if THOUSAND.fullmatch(said):
        words = "{text} may be two quantities: write a thousand as 1000."
        raise NoQuantity(_(words, text=quoted(text)))
    quantity = Decimal(re.sub("[, ]", "", said))
    if not quantity:
        raise NoQuantity(_("Ask for the price of at least one."))
    return quantity
