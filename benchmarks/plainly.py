"""A price as plainly as it can be computed: every term of every level, for every question."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from contracts.effective import Stack
from contracts.pricing import Asked
from contracts.terms import CustomPrices, ProductExclusion, Promotion, Terms
from contracts.terms.percentage import PercentageTerm


def plain_price(stack: Stack, day: date, asked: Asked) -> Fraction | None:
    """What one piece costs; nothing is arranged, kept or read ahead."""
    terms = [term for layer in stack.layers for term in layer.version.terms if term.holds_on(day)]
    if any(isinstance(term, ProductExclusion) and asked.sku in (term.skus or ()) for term in terms):
        return None
    off = [term for term in terms if isinstance(term, Promotion)]
    best = [term.percent for term in off if term.product_set and asked.is_in(term.product_set)]
    part = min((Fraction(100 + (percent or 0)) / 100 for percent in best), default=Fraction(1))
    found = [unit for layer in stack.layers for unit in _of_level(layer.version.terms, asked, part)]
    return min(found, default=None)


def _of_level(terms: Terms, asked: Asked, part: Fraction) -> Iterator[Fraction]:
    """The written prices of a level, or else its percentages."""
    written = [
        Fraction(item.price.amount) / item.per
        for term in terms
        if isinstance(term, CustomPrices)
        for item in term.items
        if item.sku == asked.sku
    ]
    if written:
        yield from written
        return
    for term in terms:
        made = term.on(asked) if isinstance(term, PercentageTerm) else None
        if made is not None:
            amount = Fraction(made.listed.price.amount) * Fraction(100 + made.percent) / 100
            yield amount * part / made.listed.per
