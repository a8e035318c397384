"""Prices: what a product costs under which contract, by which term, or why it has no price."""

from contracts.pricing.book import Book, book_of
from contracts.pricing.entitled import Entitled, Entitlements
from contracts.pricing.offers import Offer, computed
from contracts.pricing.price import Priced, Rules, best_of, priced
from contracts.pricing.reach import within_reach
from contracts.pricing.refusal import NoPrice, Refused, holds
from contracts.pricing.ware import Asked, Catalog

__all__ = [
    "Asked",
    "Book",
    "Catalog",
    "Entitled",
    "Entitlements",
    "NoPrice",
    "Offer",
    "Priced",
    "Refused",
    "Rules",
    "best_of",
    "book_of",
    "computed",
    "holds",
    "priced",
    "within_reach",
]
