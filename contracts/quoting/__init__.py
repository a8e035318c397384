"""Quotations: what several products cost together, and what the contracts add, allow and ask."""

from contracts.quoting.charges import Charge, Share
from contracts.quoting.demands import Demand, Meets
from contracts.quoting.quotation import Entry, Quotation, Under, Wish, quoted

__all__ = [
    "Charge",
    "Demand",
    "Entry",
    "Meets",
    "Quotation",
    "Share",
    "Under",
    "Wish",
    "quoted",
]
