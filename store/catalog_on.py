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
from contracts.membership import Memberships
from contracts.policies import Policies
from store.bulk import in_chunks, table
from store.catalog_tables import CatalogRow, ListPriceRow, ProductRow
from store.shelf import Kept, Place, Shelf, counting, in_the_beginning

CATALOG, PRODUCTS, LIST_PRICES = table(CatalogRow), table(ProductRow), table(ListPriceRow)
REVISION = select(func.max(CATALOG.c.id))
PLACES = select(*(CATALOG.c[name] for name in ("id", "kind", "name", "since", "recorded_at")))
PLACES_IN_ORDER = PLACES.order_by(CATALOG.c.id)
BODY = select(CATALOG.c.body).where(CATALOG.c.id == bindparam("row"))
BODIES = select(CATALOG.c.id, CATALOG.c.body).where(
    CATALOG.c.id.in_(bindparam("rows", expanding=True))
)
SKUS: BindParameter[str] = bindparam("skus", expanding=True)
CALLED = select(PRODUCTS).where(PRODUCTS.c.sku.in_(SKUS)).order_by(PRODUCTS.c.sku, PRODUCTS.c.id)
FIRST_PRODUCT = select(PRODUCTS.c.recorded_at).order_by(PRODUCTS.c.id).limit(1)
PRICES = (
    select(LIST_PRICES)
    .where(LIST_PRICES.c.list_id == bindparam("list_id"), LIST_PRICES.c.sku.in_(SKUS))
    .order_by(LIST_PRICES.c.place)
)
CODE = func.substr(LIST_PRICES.c.price, func.length(LIST_PRICES.c.price) - 2)  # of “95.00 EUR”
CURRENCIES = select(CODE).where(LIST_PRICES.c.list_id == bindparam("list_id")).distinct()
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

    def entries_on(self, day: date, until: datetime | None) -> dict[object, Any]:
        """What was found to count on *day* by whoever asked before."""
        shelf = self.shelf
        with self._kept.lock:
            return shelf.entries_on(day, until)

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
            found = _parsed(place.kind, body)
            with self._kept.lock:
                self._kept.entries[place.id] = found
        if not isinstance(found, model):
            raise TypeError(f"{place.name} is no {model.__name__}")
        return found

    def read_ahead(self, places: Sequence[Place]) -> None:
        """Read what stands at *places*, as far as nobody has, in one go."""
        with self._kept.lock:
            missing = {one.id: one for one in places if one.id not in self._kept.entries}
        for some in in_chunks(sorted(missing)):
            rows = self.connection.execute(BODIES, {"rows": some}).all()
            found = {row: _parsed(missing[row].kind, body) for row, body in rows}
            with self._kept.lock:
                self._kept.entries.update(found)

    def product(self, row: Any) -> Product:
        """The product of a row."""
        with self._kept.lock:
            found: Product | None = self._kept.products.get(row.id)
        if found is None:
            found = Product.model_validate(DECODER.decode(row.body))
            with self._kept.lock:
                self._kept.products[row.id] = found
        return found


def _parsed(kind: ItemKind, body: str) -> object:
    return MODELS[kind].model_validate(DECODER.decode(body))


class CatalogOn:
    """What we sell as it is on one day; products and prices are read once, many together."""

    def __init__(self, reading: Reading, day: date, until: datetime | None) -> None:
        self._reading, self._day = reading, day
        self._until = in_the_beginning(until, reading.begun) if until else None
        self._found: dict[object, Any] | None = None
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

    def currencies_of(self, price_list: str) -> Collection[str]:
        """The currencies in which one of our lists has prices."""
        place = self._place(ItemKind.PRICE_LIST, price_list)
        if place is None:
            return ()
        connection = self._reading.connection
        return connection.execute(CURRENCIES, {"list_id": place.id}).scalars().all()

    def product_set(self, name: str) -> ProductSet | None:
        return self._entry(ItemKind.PRODUCT_SET, name, ProductSet)

    def sets_of(self, sku: str, category: str | None, among: frozenset[str]) -> Collection[str]:
        """Of the sets *among*, those that have the product *sku*, which stands in *category*."""
        return self._memberships(among).of(sku, category) if among else ()

    def _memberships(self, names: frozenset[str]) -> Memberships:
        """The rules of these sets, turned round once for all who ask on that day."""
        found: Memberships | None = self._kept_on_day.get(names)
        if found is None:
            sets = self._sets(names)
            found = Memberships({name: one.membership for name, one in sets.items()})
            if len(names) > 1:
                self._kept_on_day[names] = found
        return found

    def _sets(self, names: Collection[str]) -> Mapping[str, ProductSet]:
        """Those of *names* that there are, read together."""
        places = {name: self._place(ItemKind.PRODUCT_SET, name) for name in names}
        there = {name: place for name, place in places.items() if place}
        self._reading.read_ahead(list(there.values()))
        return {name: self._reading.entry(place, ProductSet) for name, place in there.items()}

    def policies(self, names: Collection[str] | None = None) -> Policies:
        """The bodies of our policies by name: of all, or of those of *names* that there are."""
        if names is None:
            names = self._reading.shelf.names(ItemKind.POLICY)
        found = (self._entry(ItemKind.POLICY, name, Policy) for name in names)
        return {policy.name: policy.term for policy in found if policy}

    def seller(self) -> Seller | None:
        """Who we are, if somebody said so."""
        return self._entry(ItemKind.SELLER, "", Seller)

    def _entry(self, kind: ItemKind, name: str, model: type[M]) -> M | None:
        """What is called so on that day; looked for once for all who ask."""
        kept = self._kept_on_day
        if (kind, name) not in kept:
            place = self._place(kind, name)
            kept[kind, name] = self._reading.entry(place, model) if place else None
        found: M | None = kept[kind, name]
        return found

    @property
    def _kept_on_day(self) -> dict[object, Any]:
        if self._found is None:
            self._found = self._reading.entries_on(self._day, self._until)
        return self._found

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
