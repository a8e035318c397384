"""What is asked for a price, and the catalog as it is on the day asked (TERMS 4, 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from contracts.catalog import ListPrice, Product, ProductSet
from contracts.terms.percentage import Listed


class Catalog(Protocol):
    """What we sell, as it is on one day."""

    def expect(self, skus: Iterable[str]) -> None:
        """Take note of which products will be asked for, so that they can be read together."""

    def product(self, sku: str) -> Product | None: ...
    def list_prices(self, price_list: str, sku: str) -> Sequence[ListPrice]: ...
    def product_set(self, name: str) -> ProductSet | None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """One product of a catalog, how many of it, in which currency."""

    sku: str
    quantity: Decimal
    currency: str
    catalog: Catalog
    _members: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    @property
    def product(self) -> Product | None:
        return self.catalog.product(self.sku)

    @property
    def category(self) -> str | None:
        product = self.product
        return product.category if product else None

    def at_catalog(self) -> Listed | None:
        """Its price in the catalog in the currency that is asked for."""
        product = self.product
        prices = product.prices if product else ()
        price = next((one for one in prices if one.currency == self.currency), None)
        return Listed(price, product.per) if product and price else None

    def at_list(self, price_list: str) -> Listed | None:
        """Its price in one of the seller’s lists, in that currency."""
        prices = self.catalog.list_prices(price_list, self.sku)
        found = next((one for one in prices if one.price.currency == self.currency), None)
        return Listed(found.price, found.per) if found else None

    def is_in(self, product_set: str) -> bool:
        """Whether it is a member of the set; of one that nobody knows nothing is."""
        if product_set not in self._members:
            known = self.catalog.product_set(product_set)
            self._members[product_set] = known is not None and known.has(self.sku, self.category)
        return self._members[product_set]
