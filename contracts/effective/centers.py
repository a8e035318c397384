"""Which fulfilment centers deliver: those of the seller alone, in the seller's order (TERMS 3)."""

from collections.abc import Sequence
from dataclasses import replace

from contracts.effective.lines import Line, Lost, Why
from contracts.effective.merging import Effective
from contracts.terms import FulfilmentCenters


def in_sellers_order(terms: Effective, centers: Sequence[str]) -> Effective:
    """*terms* whose fulfilment centers are among *centers*, and follow each other as these do.

    A line without any of them does not count. A seller who names no centers has all of them.
    """
    if not centers or not terms.of("fulfilment_centers"):
        return terms
    named: list[tuple[int, Line]] = []
    others: list[Line] = []
    lost = list(terms.lost)
    for line in terms.lines:
        if not isinstance(line.whole, FulfilmentCenters):
            others.append(line)
        elif ours := line.whole.among(centers):
            named.append((centers.index(ours.centers[0]), replace(line, whole=ours)))
        else:
            lost.append(Lost(line.layer, line.term, Why.NOT_OURS))
    in_order = [line for _place, line in sorted(named, key=lambda one: one[0])]
    return replace(terms, lines=[*others, *in_order], lost=lost)
