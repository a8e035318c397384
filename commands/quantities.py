"""Quantities as people type them: 500, 1,000, 1 000, 2.5."""

import re
from decimal import Decimal

from contracts.errors import Refusal
from contracts.i18n import _, quoted

TYPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,12}(?:\.\d{1,6})?", re.ASCII)
THOUSAND = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)  # 1.000 is one here, a thousand there
IN_TEXT = re.compile(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)
NUMBER = re.compile(r"[+−-]?\d")
MEANT = re.compile(r"[+−-]?\d[\d.,']*(?: ?(?:pcs?|pieces?|units?|each)\.?)?", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<![^\s;])\d{1,3}(?:,\d{3})+(?!\w)", re.ASCII)


class NoQuantity(Refusal):
    """That is no quantity such as 500."""


class NotCounted(NoQuantity):
    """Words that stand beside a product, and say no quantity of it."""

    def __init__(self, text: str, *, several: bool = False) -> None:
        """*several*: another product stands in *text*."""
        words = "{text} is not a quantity such as 500."
        if several:
            words = "{text} is not a quantity such as 500: with a comma another product begins."
        super().__init__(_(words, text=quoted(text)))


def is_quantity(word: str) -> bool:
    """Whether *word* is how many, as it stands within a text, written through."""
    return IN_TEXT.fullmatch(word) is not None


def is_meant_as_quantity(text: str) -> bool:
    """Whether *text* was to say how many, although it may be no quantity: 500, -5, 500 pcs."""
    return MEANT.fullmatch(text) is not None


def begins_as_number(text: str) -> bool:
    return NUMBER.match(text) is not None


def without_separators(text: str) -> str:
    """*text* with its numbers written through: 1000 for 1,000, but not in M8,500."""
    return THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)


def spoken_quantity(text: str) -> Decimal:
    """How many *text* says; NoQuantity where it says nothing, or nothing above zero."""
    said = text.strip()
    if not TYPED.fullmatch(said):
        raise NotCounted(text)
    if THOUSAND.fullmatch(said):
        words = "{text} may be two quantities: write a thousand as 1000."
        raise NoQuantity(_(words, text=quoted(text)))
    quantity = Decimal(re.sub("[, ]", "", said))
    if not quantity:
        raise NoQuantity(_("Ask for the price of at least one."))
    return quantity
