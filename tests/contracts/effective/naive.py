"""The rules of TERMS 3 once more, as plainly as they stand there: what counts of several levels.

Written from the page and not from the code, to be compared with it. Only kinds whose rule is about
terms are here; prices have rules of their own.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

Term = dict[str, Any]
Levels = Sequence[tuple[str, Sequence[Term]]]  # the nearest first: S, C, A, B, B0
Counting = list[tuple[str, Term]]

NEAREST = {
    "payment_terms": None,
    "incoterm": None,
    "freight_free": None,
    "handling_charge": None,
    "hourly_rates": "role",
    "delivery_time": "product_set",
}
EVERY_ONE = {"payment_methods", "purchase_limit", "obligation", "ship_to", "fee"}


def counting(levels: Levels) -> Counting:
    """Every term that counts, with its level."""
    kinds = {term["kind"] for _level, terms in levels for term in terms}
    return [found for kind in sorted(kinds) for found in rule(kind)(kind, levels)]


def rule(kind: str) -> Callable[[str, Levels], Counting]:
    if kind in EVERY_ONE:
        return every_one
    if kind in NEAREST:
        return nearest
    return {"shipping_charge": charge, "cost_cap": lowest, "order_approval": approval}[kind]


def every_one(kind: str, levels: Levels) -> Counting:
    return [(level, t) for level, terms in levels for t in terms if t["kind"] == kind]


def nearest(kind: str, levels: Levels) -> Counting:
    """The first level that has one, for each role or set by itself."""
    by = NEAREST[kind]
    found: Counting = []
    for level, term in every_one(kind, levels):
        about = term.get(by) if by else None
        earlier = [one for one, t in found if (t.get(by) if by else None) == about]
        if not earlier or level in earlier:
            found.append((level, term))
    return found


def charge(kind: str, levels: Levels) -> Counting:
    """The first level that has one; of several there free, then carrier, then seller."""
    for level, terms in levels:
        here = [term for term in terms if term["kind"] == kind]
        for paid_to in ("free", "carrier", "seller"):
            best = [(level, term) for term in here if term["paid_to"] == paid_to]
            if best:
                return best
    return []


def lowest(kind: str, levels: Levels) -> Counting:
    """The lowest of each currency, also where it stands twice."""
    every = every_one(kind, levels)
    return [(level, t) for level, t in every if amount(t["amount"]) == least(every, t["amount"])]


def least(every: Counting, like: str) -> Decimal:
    currency = like.split()[1]
    return min(amount(t["amount"]) for _, t in every if t["amount"].split()[1] == currency)


def approval(kind: str, levels: Levels) -> Counting:
    """No amount: every order. Else the lowest of each currency."""
    every = every_one(kind, levels)
    always = [(level, term) for level, term in every if "above" not in term]
    renamed = [(level, term | {"amount": term["above"]}) for level, term in every if not always]
    kept = [
        level_term
        for level_term, (_, t) in zip(every, renamed, strict=False)
        if amount(t["amount"]) == least(renamed, t["amount"])
    ]
    return always or kept


def amount(written: str) -> Decimal:
    return Decimal(written.split(maxsplit=1)[0])
