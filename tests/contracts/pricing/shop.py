"""A small catalog, and what things cost in it under contracts written in a few words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from contracts.catalog import ListPrice, PriceList, Product, ProductSet
from contracts.effective import Stack
from contracts.effective.lines import standing
from contracts.pricing import Asked, Priced, Rules, book_of, priced
from tests.contracts.effective.stacks import DAY, Said, stack


def product(sku: str, category: str, *prices: str, per: int = 1) -> Product:
    return Product(name=sku, sku=sku, category=category, prices=prices, per=per)  # type: ignore[arg-type]


PRODUCTS = [
    product("BOLT-M8", "Fasteners/Bolts", "100.00 EUR", "110.00 USD"),
    product("NUT-M8", "Fasteners/Nuts", "100.00 EUR"),
    product("GLOVE", "Safety", "100.00 EUR"),
    product("PIN", "Fasteners/Pins", "12.34 EUR", per=1000),
]
SETS = [
    ProductSet(name="Fasteners", categories=("Fasteners",)),
    ProductSet(name="Bolts", skus=("BOLT-M8",)),
    ProductSet(name="No nuts", categories=("Fasteners",), exclude_skus=("NUT-M8",)),
]
LISTS = [
    PriceList.model_validate(
        {"name": "Partner", "prices": [{"sku": "BOLT-M8", "price": "95.00 EUR"}]}
    )
]


@dataclass
class Shop:
    """The catalog on one day."""

    products: dict[str, Product] = field(default_factory=lambda: {p.sku: p for p in PRODUCTS})

    def expect(self, skus: Iterable[str]) -> None:
        """They are all there."""

    def product(self, sku: str) -> Product | None:
        return self.products.get(sku)

    def list_prices(self, price_list: str, sku: str) -> list[ListPrice]:
        prices = [price for one in LISTS if one.name == price_list for price in one.prices]
        return [price for price in prices if price.sku == sku]

    def currencies_of(self, price_list: str) -> set[str]:
        return {
            price.price.currency for one in LISTS if one.name == price_list for price in one.prices
        }

    def sets_of(self, sku: str, category: str | None, among: frozenset[str]) -> list[str]:
        found = {name: self.product_set(name) for name in among}
        return [name for name, one in found.items() if one and one.has(sku, category)]

    def product_set(self, name: str) -> ProductSet | None:
        return next((one for one in SETS if one.name == name), None)


SHOP = Shop()


def price(
    sku: str = "BOLT-M8",
    quantity: str = "1",
    currency: str = "EUR",
    rules: Rules | None = None,
    **levels: Said,
) -> Priced:
    return price_under(stack(**levels), sku, quantity, currency, rules)


def price_under(
    under: Stack, sku: str, quantity: str, currency: str, rules: Rules | None = None
) -> Priced:
    book = book_of(standing(under, DAY, {}).lines)
    return priced(
        under.main, book, Asked(sku, Decimal(quantity), currency, SHOP), rules or SPECIFIC
    )


SPECIFIC, BEST = Rules(DAY), Rules(DAY, "best")


def catalog(percent: Any) -> dict[str, Any]:
    return {"kind": "master_catalog_price", "percent": percent}


def selective(percent: Any, product_set: str = "Fasteners", **more: Any) -> dict[str, Any]:
    return {"kind": "selective_price", "product_set": product_set, "percent": percent} | more


def written(amount: str, sku: str = "BOLT-M8", **more: Any) -> dict[str, Any]:
    return {"kind": "custom_prices", "items": [{"sku": sku, "price": amount} | more]}
