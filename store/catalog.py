"""What belongs to us: the seller, policies, products, price lists, product sets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, bindparam, select

from contracts.catalog import (
    Dated,
    Entry,
    ListPrice,
    PriceList,
    Product,
    ProductSet,
    Seller,
    as_of,
)
from contracts.files.items import ItemKind
from contracts.files.json_reader import DECODER
from contracts.files.json_writer import written
from contracts.files.plain import KIND_OF, data_of
from contracts.files.validation import MODELS
from contracts.journal import HOUSE
from store.bulk import in_chunks, table, upsert
from store.journal import Change, Journal
from store.tables import CatalogRow

CATALOG = table(CatalogRow)
OF_KIND = (
    select(CATALOG)
    .where(CATALOG.c.kind == bindparam("kind"))
    .order_by(CATALOG.c.name, CATALOG.c.since)
)
CALLED = OF_KIND.where(CATALOG.c.name == bindparam("name"))
Key = tuple[ItemKind, str, date]
E = TypeVar("E", bound=Entry)


class Catalog:
    """Looks like a set of entries, each known by kind, name and first day."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def all(self, kind: ItemKind) -> Iterator[Entry]:
        """Every entry of a kind, by name and first day."""
        rows = self._connection.execute(OF_KIND, {"kind": kind})
        return (_entry(row) for row in rows.mappings())

    def of(self, kind: ItemKind, model: type[E]) -> Iterator[E]:
        """The same, as what they are."""
        return (entry for entry in self.all(kind) if isinstance(entry, model))

    def on(self, day: date) -> "CatalogOn":
        """The catalog as it is on *day*."""
        return CatalogOn(self, day)

    def called(self, kind: ItemKind, name: str) -> list[Entry]:
        """Every entry of that name, by first day."""
        rows = self._connection.execute(CALLED, {"kind": kind, "name": name})
        return [_entry(row) for row in rows.mappings()]

    def names(self, kind: ItemKind) -> set[str]:
        """What the entries of a kind are called."""
        query = select(CATALOG.c.name).where(CATALOG.c.kind == kind)
        return set(self._connection.execute(query).scalars())

    def seller(self) -> Seller | None:
        """Who we are, if somebody said so."""
        return next(self.of(ItemKind.SELLER, Seller), None)

    def known(self, entries: Iterable[Entry]) -> dict[Key, str]:
        """The bodies of what the store has under the keys of *entries*."""
        keys = {key_of(entry) for entry in entries}
        found: dict[Key, str] = {}
        for names in in_chunks(sorted({name for _kind, name, _since in keys})):
            for row in self._connection.execute(select(CATALOG).where(CATALOG.c.name.in_(names))):
                found[row.kind, row.name, row.since] = row.body
        return {key: body for key, body in found.items() if key in keys}

    def save(self, entries: Sequence[Entry]) -> None:
        """Write *entries*, new or changed, and record it."""
        self._journal.hold({HOUSE})  # what is compared now must not change before it is recorded
        before = self.known(entries)
        rows = {key_of(entry): written(data_of(entry)) for entry in entries}
        if not rows:
            return
        statement = upsert(self._connection, CatalogRow, ["kind", "name", "since"], ["body"])
        values = [
            {"kind": kind, "name": name, "since": since, "body": body}
            for (kind, name, since), body in rows.items()
        ]
        self._connection.execute(statement, values)
        self._journal.record(_change(key, before.get(key), body) for key, body in rows.items())


class CatalogOn:
    """What we sell as it is on one day; each entry is read once."""

    def __init__(self, catalog: Catalog, day: date) -> None:
        self._catalog, self._day = catalog, day
        self._read: dict[tuple[ItemKind, str], Entry | None] = {}
        self._prices: dict[str, Mapping[str, ListPrice]] = {}

    def product(self, sku: str) -> Product | None:
        found = self._entry(ItemKind.PRODUCT, sku)
        return found if isinstance(found, Product) else None

    def list_price(self, price_list: str, sku: str) -> ListPrice | None:
        """The price of *sku* in one of our lists."""
        if price_list not in self._prices:
            found = self._entry(ItemKind.PRICE_LIST, price_list)
            prices = found.prices if isinstance(found, PriceList) else ()
            self._prices[price_list] = {price.sku: price for price in prices}
        return self._prices[price_list].get(sku)

    def product_set(self, name: str) -> ProductSet | None:
        found = self._entry(ItemKind.PRODUCT_SET, name)
        return found if isinstance(found, ProductSet) else None

    def _entry(self, kind: ItemKind, name: str) -> Entry | None:
        key = kind, name
        if key not in self._read:
            entries = [one for one in self._catalog.called(kind, name) if isinstance(one, Dated)]
            self._read[key] = as_of(entries, self._day).get(name)
        return self._read[key]


def key_of(entry: Entry) -> Key:
    """What *entry* is known by; without a first day it counts from the first day there is."""
    kind = KIND_OF[type(entry)]
    if isinstance(entry, Dated):
        return kind, entry.key, entry.since or date.min
    return kind, "", date.min


def _entry(row: RowMapping) -> Entry:
    entry = MODELS[row["kind"]].model_validate(DECODER.decode(row["body"]))
    if not isinstance(entry, Entry):
        raise TypeError(f"{row['kind']} does not belong into the catalog")
    return entry


def _change(key: Key, old: str | None, new: str) -> Change:
    kind, name, _since = key
    what = f"{kind} changed" if old else f"{kind} added"
    return Change(HOUSE, what, {"name": name, "is": old} if old else {}, {"name": name, "is": new})
