"""A customer with everything: 200 terms, 20,000 written prices, three bases, a large catalog."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.portfolio.building import url_of
from contracts.account import Account
from contracts.catalog import Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.people import Role
from store import OPERATOR, Access, Saved, Store

LOOKING = Access(everybody=frozenset({Role.VIEWER}))
CODE, REF = "SHOP", "SHOP-1"
WRITTEN, A_TERM = 20_000, 1_000
A_SMALL_STORE = 1_000  # versions; below, it is only tried whether all of this works
TERMS, SETS, GROUPS = 200, 60, 40
BASES = 3
FEWEST, MOST = 1_000, 100_000


def skus_for(versions: int) -> int:
    """How many products stand beside so many *versions*: both grow together."""
    return min(MOST, max(FEWEST, versions // 10))


def sku(number: int) -> str:
    return f"SKU-{number:06}"


def opened(path: Path, versions: int, now: datetime) -> Store:
    """The store at *path* with the customer and the catalog in it, added unless they are there."""
    store = Store.at(url_of(path), access=LOOKING)
    with store.reading() as work:
        there = bool(work.contracts.called(REF))
    if not there:
        with store.writing(OPERATOR, now) as work:
            work.catalog.save(list(_catalog(skus_for(versions))))
            work.accounts.save([Account(code=CODE, name="The Shop", currency="EUR")])
            contracts = list(_contracts(WRITTEN if versions >= A_SMALL_STORE else A_TERM))
            work.saver.save([Saved(None, one) for one in contracts], now.date())
    return store


def _catalog(skus: int) -> Iterator[Any]:
    yield Seller(name="Example Ltd", currency="EUR")
    for number in range(SETS):
        listed = tuple(sku(n) for n in range(number, 50 * SETS, SETS))
        yield ProductSet(
            name=f"Set {number}", categories=(f"Group {number % GROUPS}",), skus=listed
        )
    for number in range(skus):
        category = f"Group {number % GROUPS}/Part {number % 7}"
        prices = [f"{number % 900 + 100}.{number % 90 + 10} EUR"]
        yield Product.model_validate(
            {"sku": sku(number), "name": f"Part {number}", "category": category, "prices": prices}
        )


def _contracts(prices: int) -> Iterator[Contract]:
    for depth in range(BASES, 0, -1):
        below = f"SHOP-B{depth + 1}" if depth < BASES else None
        head = {"ref": f"SHOP-B{depth}", "kind": "base", "base": below}
        yield _contract(head, list(_percentages(depth)))
    head = {"ref": REF, "account": CODE, "base": "SHOP-B1"}
    own = [*_written(prices), *_percentages(0)]
    yield _contract(head, [*own, *_others(TERMS - len(own))])


def _contract(head: dict[str, Any], terms: Sequence[dict[str, Any]]) -> Contract:
    version = {"number": 1, "state": "active", "start": "2020-01-01", "terms": terms}
    return Contract.model_validate(head | {"versions": [version]})


def _written(prices: int) -> Iterator[dict[str, Any]]:
    """Every other product has a written price, as far as there are as many."""
    for first in range(0, prices, A_TERM):
        items = [
            {"sku": sku(2 * n), "price": f"{n % 500 + 50}.00 EUR"}
            for n in range(first, first + A_TERM)
        ]
        yield {"kind": "custom_prices", "items": items}


def _percentages(depth: int) -> Iterator[dict[str, Any]]:
    yield {"kind": "master_catalog_price", "percent": -1 - depth}
    for number in range(SETS):
        name = f"Set {number}"
        yield {"kind": "selective_price", "product_set": name, "percent": -(number % 20)}
    for number in range(0, SETS, 4):
        tiers = [{"from": 10, "percent": -3}, {"from": 1000, "percent": -9}]
        yield {"kind": "volume_price", "product_set": f"Set {number}", "tiers": tiers}
    yield {"kind": "promotion", "percent": -2, "product_set": "Set 1"}
    yield {"kind": "product_exclusion", "skus": [sku(3)]}


def _others(count: int) -> Iterator[dict[str, Any]]:
    yield {"kind": "payment_terms", "net_days": 30}
    yield {"kind": "shipping_charge", "paid_to": "carrier"}
    for number in range(count - 2):
        yield {"kind": "clause", "title": f"Clause {number}", "text": "As agreed. " * 20}
