"""The catalog as it is on one day, by what is known of it now or was known on another day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, RowMapping, bindparam, func, select

from contracts.catalog import ListPrice, Policy, Product, ProductSet, Seller
from contracts.files.items import ItemKind
from contracts.files.json_reader import DECODER
from contracts.files.validation import MODELS
from contracts.policies import Policies
from store.bulk import in_chunks, table
from store.shelf import Kept, Place, Shelf, counting, in_the_beginning
from store.tables import CatalogRow, ListPriceRow, ProductRow

CATALOG, PRODUCTS, LIST_PRICES = table(CatalogRow), table(ProductRow), table(ListPriceRow)
REVISION = select(func.max(CATALOG.c.id))
PLACES = select(*(CATALOG.c[name] for name in ("id", "kind", "name", "since", "recorded_at")))
PLACES_IN_ORDER = PLACES.order_by(CATALOG.c.id)
BODY = select(CATALOG.c.body).where(CATALOG.c.id == bindparam("row"))
SKUS: BindParameter[str] = bindparam("skus", expanding=True)
CALLED = select(PRODUCTS).where(PRODUCTS.c.sku.in_(SKUS)).order_by(PRODUCTS.c.sku, PRODUCTS.c.id)
FIRST_PRODUCT = select(PRODUCTS.c.recorded_at).order_by(PRODUCTS.c.id).limit(1)
PRICES = (
    select(LIST_PRICES)
    .where(LIST_PRICES.c.list_id == bindparam("list_id"), LIST_PRICES.c.sku.in_(SKUS))
    .order_by(LIST_PRICES.c.place)
)
M = TypeVar("M")


class Reading:
    """Reads rows of the catalog, each body once for all who ask."""

    def __init__(self, connection: Connection, kept: Kept) -> None:
        self.connection, self._kept = connection, kept
        self._shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """Where everything stands, as this transaction sees it."""
        if self._shelf is None:
            self._shelf = self._of(self.connection.execute(REVISION).scalar_one() or 0)
        return self._shelf

    def _of(self, revision: int) -> Shelf:
        kept = self._kept
        with kept.lock:
            if kept.revision == revision:
                return kept.shelf
        shelf = Shelf(Place(*row) for row in self.connection.execute(PLACES_IN_ORDER))
        with kept.lock:
            kept.revision, kept.shelf = revision, shelf
        return shelf

    @property
    def begun(self) -> datetime | None:
        """When the first of the catalog was recorded."""
        product = self.connection.execute(FIRST_PRODUCT).scalar_one_or_none()
        return min(filter(None, (product, self.shelf.begun)), default=None)

    def entry(self, place: Place, model: type[M]) -> M:
        """What stands at *place*."""
        with self._kept.lock:
            found = self._kept.entries.get(place.id)
        if found is None:
            body = self.connection.execute(BODY, {"row": place.id}).scalar_one()
            found = MODELS[place.kind].model_validate(DECODER.decode(body))
            with self._kept.lock:
                self._kept.entries[place.id] = found
        if not isinstance(found, model):
            raise TypeError(f"{place.name} is no {model.__name__}")
        return found

    def product(self, row: Any) -> Product:
        """The product of a row."""
        with self._kept.lock:
            found: Product | None = self._kept.products.get(row.id)
        if found is None:
            found = Product.model_validate(DECODER.decode(row.body))
            with self._kept.lock:
                self._kept.products[row.id] = found
        return found


class CatalogOn:
    """What we sell as it is on one day; products and prices are read once, many together."""

    def __init__(self, reading: Reading, day: date, until: datetime | None) -> None:
        self._reading, self._day = reading, day
        self._until = in_the_beginning(until, reading.begun) if until else None
        self._products: dict[str, Product | None] = {}
        self._prices: dict[tuple[int, str], Sequence[ListPrice]] = {}
        self._expected: Sequence[str] = ()

    def expect(self, skus: Iterable[str]) -> None:
        """Say which products will be asked for, so that they are read together."""
        self._expected = list(dict.fromkeys(skus))
        for some in in_chunks(self._expected):
            self._read_products(some)

    def product(self, sku: str) -> Product | None:
        if sku not in self._products:
            self._read_products([sku])
        return self._products[sku]

    def list_prices(self, price_list: str, sku: str) -> Sequence[ListPrice]:
        """The prices of *sku* in one of our lists, one in each currency."""
        place = self._place(ItemKind.PRICE_LIST, price_list)
        if place is None:
            return ()
        if (place.id, sku) not in self._prices:
            self._read_prices(place.id, sku)
        return self._prices[place.id, sku]

    def product_set(self, name: str) -> ProductSet | None:
        place = self._place(ItemKind.PRODUCT_SET, name)
        return self._reading.entry(place, ProductSet) if place else None

    def policies(self, names: Collection[str] | None = None) -> Policies:
        """The bodies of our policies by name: of all, or of those of *names* that there are."""
        if names is None:
            names = self._reading.shelf.names(ItemKind.POLICY)
        places = filter(None, (self._place(ItemKind.POLICY, name) for name in names))
        found = (self._reading.entry(place, Policy) for place in places)
        return {policy.name: policy.term for policy in found}

    def seller(self) -> Seller | None:
        """Who we are, if somebody said so."""
        place = self._place(ItemKind.SELLER, "")
        return self._reading.entry(place, Seller) if place else None

    def _place(self, kind: ItemKind, name: str) -> Place | None:
        return self._reading.shelf.place(kind, name, self._day, self._until)

    def _read_products(self, skus: Sequence[str]) -> None:
        self._products |= dict.fromkeys(skus)
        rows = self._reading.connection.execute(CALLED, {"skus": skus})
        for sku, group in groupby(rows, key=attrgetter("sku")):
            row = counting(group, self._day, self._until)
            self._products[sku] = self._reading.product(row) if row else None

    def _read_prices(self, row: int, sku: str) -> None:
        """Those of *sku*, and of all others that are expected."""
        for some in in_chunks(dict.fromkeys((sku, *self._expected))):
            self._prices |= {(row, one): [] for one in some}
            values: Mapping[str, Any] = {"list_id": row, "skus": some}
            found: dict[str, list[ListPrice]] = {}
            for price in self._reading.connection.execute(PRICES, values).mappings():
                listed = ListPrice.model_validate(list_price_of(price))
                found.setdefault(listed.sku, []).append(listed)
            self._prices |= {(row, one): prices for one, prices in found.items()}


def list_price_of(row: RowMapping) -> dict[str, Any]:
    """The row of a list price as a contract file says it."""
    return {"sku": row["sku"], "price": row["price"], "per": row["per"]}
