"""What is asked for a price, and the catalog as it is on the day asked (TERMS 4, 5)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Protocol

from contracts.catalog import ListPrice, Product, ProductSet
from contracts.terms.percentage import Listed


class Catalog(Protocol):
    """What we sell, as it is on one day."""

    def expect(self, skus: Iterable[str]) -> None:
        """Take note of which products will be asked for, so that they can be read together."""

    def product(self, sku: str) -> Product | None: ...
    def list_prices(self, price_list: str, sku: str) -> Sequence[ListPrice]: ...
    def currencies_of(self, price_list: str) -> Collection[str]:
        """The currencies in which one of our lists has prices."""

    def sets_of(self, sku: str, category: str | None, among: frozenset[str]) -> Collection[str]:
        """Of the sets *among*, those that have the product *sku*, which stands in *category*."""

    def product_set(self, name: str) -> ProductSet | None: ...


class Unread(Enum):
    """That something was not looked up yet: what is not there is another thing."""

    YET = "yet"


@dataclass(slots=True)
class Asked:
    """One product of a catalog, how many of it, in which currency."""

    sku: str
    quantity: Decimal
    currency: str
    catalog: Catalog
    sets: Collection[str] = field(default=(), init=False)  # of those looked into, where it is
    _into: frozenset[str] = field(default=frozenset(), init=False, repr=False)
    _listed: Listed | Unread | None = field(default=Unread.YET, init=False, repr=False)

    @property
    def product(self) -> Product | None:
        return self.catalog.product(self.sku)

    @property
    def category(self) -> str | None:
        product = self.product
        return product.category if product else None

    def look_into(self, sets: frozenset[str]) -> None:
        """Find out once of which of *sets*, which will be asked for, it is a member."""
        if sets is not self._into:
            self.sets = self.catalog.sets_of(self.sku, self.category, sets)
            self._into = sets

    def at_catalog(self) -> Listed | None:
        """Its price in the catalog in the currency that is asked for; looked up once."""
        if self._listed is Unread.YET:
            product = self.product
            prices = product.prices if product else ()
            price = next((one for one in prices if one.currency == self.currency), None)
            self._listed = Listed(price, product.per) if product and price else None
        return self._listed

    def at_list(self, price_list: str) -> Listed | None:
        """Its price in one of the seller’s lists, in that currency."""
        prices = self.catalog.list_prices(price_list, self.sku)
        found = next((one for one in prices if one.price.currency == self.currency), None)
        return Listed(found.price, found.per) if found else None

    def is_in(self, product_set: str) -> bool:
        """Whether it is a member of the set; of one that nobody knows nothing is."""
        if product_set in self._into:
            return product_set in self.sets
        return bool(self.catalog.sets_of(self.sku, self.category, frozenset({product_set})))
