"""The price once more, as plainly as TERMS 4 says it: every term is looked at for every question.

Written from the page and not from the code, to be compared with it.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from tests.contracts.pricing.shop import LISTS, SETS, SHOP

Term = Mapping[str, Any]
Levels = Sequence[tuple[str, Sequence[Term]]]  # the nearest first
Question = tuple[str, int, str]  # the product, how many, in which currency


def price(levels: Levels, question: Question, *, best: bool) -> tuple[Fraction, str] | None:
    """What a piece costs, and on which level that stands; None where there is no price."""
    sku, _quantity, _currency = question
    for _level, terms in levels:
        if any(excludes(term, sku) for term in terms):
            return None
    promotions = [term for _, terms in levels for term in terms if term["kind"] == "promotion"]
    found = []
    for place, (level, terms) in enumerate(levels):
        for amount, per in of_level(terms, promotions, question, best=best):
            found.append((Fraction(amount) / per, place, level))
    return (min(found)[0], min(found)[2]) if found else None


def excludes(term: Term, sku: str) -> bool:
    if term["kind"] == "product_exclusion":
        return names(term, sku)
    if term["kind"] == "catalog_filter":
        node = deepest(term, sku)
        return node is not None and node.get("include") is False
    return False


def of_level(
    terms: Sequence[Term], promotions: Sequence[Term], question: Question, *, best: bool
) -> list[tuple[Decimal, int]]:
    sku, _quantity, currency = question
    filters = [term for term in terms if term["kind"] == "catalog_filter"]
    inclusions = [term for term in terms if term["kind"] == "product_inclusion"]
    if filters:
        if any(term["mode"] == "only" and deepest(term, sku) is None for term in filters):
            return []
    elif inclusions and not any(names(term, sku) for term in inclusions):
        return []
    by_contract = written_prices(terms, promotions, question)
    if by_contract and not best:
        return by_contract
    others = []
    for term in filters or terms:
        listed = percent_on(term, question)
        if listed is not None:
            amount, per, percent = listed
            computed = amount * (100 + percent) / 100
            others.append((rounded(promoted(computed, promotions, sku, currency)), per))
    return by_contract + others


def written_prices(
    terms: Sequence[Term], promotions: Sequence[Term], question: Question
) -> list[tuple[Decimal, int]]:
    sku, quantity, currency = question
    found = []
    for term in terms:
        for item in term["items"] if term["kind"] == "custom_prices" else []:
            amount, in_currency = item["price"].split()
            low, high = item.get("min_quantity", 0), item.get("max_quantity", 10**9)
            if item["sku"] == sku and in_currency == currency and low <= quantity <= high:
                on_net = [one for one in promotions if one.get("on_net")]
                before = Decimal(amount)
                after = promoted(before, on_net, sku, currency)
                found.append((before if after == before else rounded(after), item.get("per", 1)))
    return found


def percent_on(term: Term, question: Question) -> tuple[Decimal, int, Decimal] | None:
    """The listed price, for how many pieces, and the percentage on it."""
    sku, quantity, currency = question
    kind = term["kind"]
    if kind == "price_list_price" or (kind == "selective_price" and term.get("price_list")):
        listed = [
            (p.price.amount, p.per)
            for one in LISTS
            for p in one.prices
            if one.name == term["price_list"] and p.sku == sku and p.price.currency == currency
        ]
    else:
        product = SHOP.product(sku)
        prices = product.prices if product else ()
        listed = [(p.amount, product.per) for p in prices if product and p.currency == currency]
    if not listed:
        return None
    amount, per = listed[0]
    if kind == "catalog_filter":
        node = deepest(term, sku)
        return amount, per, Decimal((node or {}).get("percent", 0))
    if kind in {"master_catalog_price", "price_list_price"}:
        return amount, per, Decimal(term.get("percent", 0))
    if kind == "selective_price" and in_set(term["product_set"], sku):
        return amount, per, Decimal(term["percent"])
    if kind == "volume_price" and in_set(term["product_set"], sku):
        reached = [tier for tier in term["tiers"] if tier["from"] <= quantity]
        return (amount, per, Decimal(reached[-1]["percent"])) if reached else None
    return None


def promoted(amount: Decimal, promotions: Sequence[Term], sku: str, currency: str) -> Decimal:
    best = amount
    for term in promotions:
        if term.get("product_set") is not None and not in_set(term["product_set"], sku):
            continue
        if "percent" in term:
            best = min(best, amount * (100 + Decimal(term["percent"])) / 100)
        elif term["amount"].split()[1] == currency:
            best = min(best, max(Decimal(0), amount + Decimal(term["amount"].split()[0])))
    return best


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def names(term: Term, sku: str) -> bool:
    return sku in term["skus"] if "skus" in term else in_set(term["product_set"], sku)


def in_set(name: str, sku: str) -> bool:
    product = SHOP.product(sku)
    for one in SETS:
        if one.name == name and sku not in one.exclude_skus:
            path = (product.category or "").split("/") if product else []
            inside = any(path[: len(c.split("/"))] == c.split("/") for c in one.categories)
            return inside or sku in one.skus
    return False


def deepest(term: Term, sku: str) -> Term | None:
    """The node of a filter that is deepest: a product, else the longest category above it."""
    product = SHOP.product(sku)
    path = (product.category or "").split("/") if product else []
    fitting = []
    for node in term["nodes"]:
        if node.get("sku") == sku:
            fitting.append((1000, node))
        parts = node["category"].split("/") if "category" in node else None
        if parts and path[: len(parts)] == parts:
            fitting.append((len(parts), node))
    return max(fitting, key=lambda found: found[0])[1] if fitting else None
