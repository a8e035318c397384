"""What is sold, and what O'Neil agreed about its price."""

from collections.abc import Callable
from typing import Any

from contracts.catalog import PriceList, Product, ProductSet, Seller
from store import OPERATOR, Store
from tests.examples import NOW, a_contract, a_version

FASTENERS = {"kind": "selective_price", "product_set": "All fasteners", "percent": "-12.5"}
CATALOG = {"kind": "master_catalog_price", "percent": -5}


def sell(store: Store) -> None:
    """A catalog of three products, each 100.00 EUR, from 2026 on; it was cheaper before."""
    products = [
        Product.model_validate(
            {"name": sku, "sku": sku, "category": category, "prices": prices, "from": since}
        )
        for sku, category in (
            ("BOLT-M8", "Fasteners/Bolts"),
            ("NUT-M8", "Fasteners/Nuts"),
            ("GLOVE", "Safety"),
        )
        for since, prices in (("2024-01-01", ["80.00 EUR"]), ("2026-01-01", ["100.00 EUR"]))
    ]
    partner = {"name": "Partner", "prices": [{"sku": "BOLT-M8", "price": "95.00 EUR"}]}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([*products, PriceList.model_validate(partner)])
        work.catalog.save([ProductSet(name="All fasteners", categories=("Fasteners",))])
        work.catalog.save([Seller(name="Example Ltd", currency="EUR")])


def agreeing(keeping: Callable[..., None]) -> Callable[..., None]:
    """``agreed(term, …)``: O'Neil's contract, with *base* below it."""

    def agree(*terms: dict[str, Any], base: tuple[dict[str, Any], ...] = ()) -> None:
        below = a_version(1, end=None, terms=list(base))
        keeping(
            a_contract("BASE-S", below, kind="base", account=None),
            a_contract("ONEIL-1", a_version(terms=list(terms)), account="ONEIL", base="BASE-S"),
        )

    return agree
