"""Quantities as people type them: 500, 1,000, 1 000, 2.5."""

import re
from decimal import Decimal

from contracts.errors import Refusal
from contracts.i18n import _, quoted

TYPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,12}(?:\.\d{1,6})?", re.ASCII)


class NoQuantity(Refusal):
    """That is no quantity such as 500."""


def spoken_quantity(text: str) -> Decimal:
    """How many *text* says; NoQuantity where it says nothing, or nothing above zero."""
    said = text.strip()
    if not TYPED.fullmatch(said):
        raise NoQuantity(_("{text} is not a quantity such as 500.", text=quoted(text)))
    quantity = Decimal(re.sub("[, ]", "", said))
    if not quantity:
        raise NoQuantity(_("Ask for the price of at least one."))
    return quantity
