"""What belongs to us: the seller, policies, products, price lists, product sets.

A change adds a row and leaves those before it: what was answered by them stays true (TERMS 5).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, RowMapping, bindparam, func, insert, select

from contracts.catalog import Dated, Entry, PriceList, Product, Seller
from contracts.files.items import ItemKind
from contracts.files.json_reader import DECODER
from contracts.files.json_writer import written
from contracts.files.plain import KIND_OF, data_of
from contracts.files.validation import MODELS
from contracts.journal import HOUSE
from store.bulk import in_chunks, write_many
from store.catalog_on import CATALOG, LIST_PRICES, PRODUCTS, CatalogOn, Reading, list_price_of
from store.journal import Change, Journal
from store.search import Search
from store.shelf import Kept

OF_KIND = select(CATALOG).where(CATALOG.c.kind == bindparam("kind"))
IN_ORDER = OF_KIND.order_by(CATALOG.c.name, CATALOG.c.since, CATALOG.c.id)
PRODUCTS_IN_ORDER = (
    select(PRODUCTS)
    .order_by(PRODUCTS.c.sku, PRODUCTS.c.since, PRODUCTS.c.id)
    .execution_options(yield_per=1000)
)
PRICES_OF = (
    select(LIST_PRICES)
    .where(LIST_PRICES.c.list_id == bindparam("list_id"))
    .order_by(LIST_PRICES.c.place)
)
NAMED: BindParameter[str] = bindparam("names", expanding=True)
CALLED = select(CATALOG).where(CATALOG.c.name.in_(NAMED)).order_by(CATALOG.c.id)
PRODUCTS_CALLED = select(PRODUCTS).where(PRODUCTS.c.sku.in_(NAMED)).order_by(PRODUCTS.c.id)
_EARLIER = PRODUCTS.alias("earlier")
TURNING = (
    select(PRODUCTS.c.since, PRODUCTS.c.sku)
    .where(
        PRODUCTS.c.since.between(bindparam("first"), bindparam("last")),
        select(_EARLIER.c.id)
        .where(_EARLIER.c.sku == PRODUCTS.c.sku, _EARLIER.c.since < PRODUCTS.c.since)
        .exists(),
    )
    .order_by(PRODUCTS.c.since, PRODUCTS.c.sku)
)
LAST_PRODUCT = select(func.max(PRODUCTS.c.id))
PRODUCTS_IN_ROWS = (
    select(PRODUCTS.c.sku)
    .where(PRODUCTS.c.id.in_(bindparam("rows", expanding=True)))
    .order_by(PRODUCTS.c.id)
)
Key = tuple[ItemKind, str, date]
E = TypeVar("E", bound=Entry)


class Catalog:
    """Looks like a set of entries, each known by kind, name and first day."""

    def __init__(
        self, connection: Connection, journal: Journal, search: Search, kept: Kept, at: datetime
    ) -> None:
        self._connection, self._journal, self._search = connection, journal, search
        self._reading, self._at = Reading(connection, kept), at

    def all(self, kind: ItemKind) -> Iterator[Entry]:
        """Every entry of a kind as it was recorded last, by name and first day."""
        query = PRODUCTS_IN_ORDER if kind is ItemKind.PRODUCT else IN_ORDER
        rows = self._connection.execute(query, {"kind": kind}).mappings()
        for _key, group in groupby(rows, key=itemgetter(_name_in(kind), "since")):
            *_earlier, last = group
            yield self._entry(kind, last)

    def of(self, kind: ItemKind, model: type[E]) -> Iterator[E]:
        """The same, as what they are."""
        return (entry for entry in self.all(kind) if isinstance(entry, model))

    def on(self, day: date, until: datetime | None = None) -> CatalogOn:
        """The catalog as it is on *day*, by what was recorded before *until*, if that is given."""
        return CatalogOn(self._reading, day, until)

    def names(self, kind: ItemKind) -> set[str]:
        """What the entries of a kind are called; of all kinds but products."""
        return set(self._reading.shelf.names(kind))

    def seller(self) -> Seller | None:
        """Who we are, if somebody said so."""
        return self.on(date.min).seller()

    def turning(self, kind: ItemKind, name: str, first: date, last: date) -> list[date]:
        """The days from *first* to *last* on which the entry of that name becomes another."""
        return [day for day in self._reading.shelf.days(kind, name) if first <= day <= last]

    def products_turning(self, first: date, last: date) -> Iterator[tuple[date, list[str]]]:
        """The days on which products become others, and which: their prices, names or places."""
        rows = self._connection.execute(TURNING, {"first": first, "last": last})
        for day, group in groupby(rows, key=itemgetter(0)):
            yield day, list(dict.fromkeys(sku for _day, sku in group))

    def sample(self, most: int) -> list[str]:
        """Up to *most* numbers of products, evenly out of all that there are."""
        last = self._connection.execute(LAST_PRODUCT).scalar_one() or 0
        rows = sorted({1 + last * step // most for step in range(most)}) if last else []
        found = self._connection.execute(PRODUCTS_IN_ROWS, {"rows": rows})
        return list(dict.fromkeys(found.scalars()))

    def known(self, entries: Iterable[Entry]) -> dict[Key, str]:
        """The bodies of what the store has under the keys of *entries*, as recorded last."""
        keys = {key_of(entry) for entry in entries}
        products = {name for kind, name, _since in keys if kind is ItemKind.PRODUCT}
        others = {name for kind, name, _since in keys if kind is not ItemKind.PRODUCT}
        found: dict[Key, str] = {}
        for some in in_chunks(sorted(products)):
            for row in self._connection.execute(PRODUCTS_CALLED, {"names": some}):
                found[ItemKind.PRODUCT, row.sku, row.since] = row.body
        for some in in_chunks(sorted(others)):
            for row in self._connection.execute(CALLED, {"names": some}):
                found[row.kind, row.name, row.since] = row.body
        return {key: body for key, body in found.items() if key in keys}

    def save(self, entries: Sequence[Entry]) -> None:
        """Record what is new or other in *entries*."""
        self._journal.hold({HOUSE})  # what is compared now must not change before it is recorded
        before = self.known(entries)
        latest = {key_of(entry): entry for entry in entries}
        bodies = {key: body_of(entry) for key, entry in latest.items()}
        fresh = {key: entry for key, entry in latest.items() if before.get(key) != bodies[key]}
        if not fresh:
            return
        self._save_products([one for one in fresh.values() if isinstance(one, Product)])
        self._save_others([one for one in fresh.values() if not isinstance(one, Product)])
        self._journal.record(_change(key, before.get(key), bodies[key]) for key in fresh)
        self._reading = Reading(self._connection, Kept())  # others do not know it before the commit

    def _save_products(self, products: Sequence[Product]) -> None:
        rows = [
            {
                "sku": one.sku,
                "since": one.since or date.min,
                "recorded_at": self._at,
                "body": body_of(one),
            }
            for one in products
        ]
        self._search.forget_products([one.sku for one in products])
        write_many(self._connection, insert(PRODUCTS), rows)
        self._search.learn_products(products)

    def _save_others(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            kind, name, since = key_of(entry)
            values = {"kind": kind, "name": name, "since": since, "recorded_at": self._at}
            new = insert(CATALOG).values(**values, body=body_of(entry)).returning(CATALOG.c.id)
            row = self._connection.execute(new).scalar_one()
            if isinstance(entry, PriceList):
                write_many(self._connection, insert(LIST_PRICES), list(_prices(row, entry)))

    def _entry(self, kind: ItemKind, row: RowMapping) -> Entry:
        data = DECODER.decode(row["body"])
        if kind is ItemKind.PRICE_LIST:
            prices = self._connection.execute(PRICES_OF, {"list_id": row["id"]}).mappings()
            data |= {"prices": [list_price_of(price) for price in prices]}
        entry = MODELS[kind].model_validate(data)
        if not isinstance(entry, Entry):
            raise TypeError(f"{kind} does not belong into the catalog")
        return entry


def key_of(entry: Entry) -> Key:
    """What *entry* is known by; without a first day it counts from the first day there is."""
    kind = KIND_OF[type(entry)]
    if isinstance(entry, Dated):
        return kind, entry.key, entry.since or date.min
    return kind, "", date.min


def body_of(entry: Entry) -> str:
    """What the row of *entry* says; of a price list how many prices, which have rows of their own.

    Two entries that say the same have the same body.
    """
    data = data_of(entry)
    if isinstance(entry, PriceList):
        prices = written(data.get("prices", []))
        digest = hashlib.sha256(prices.encode()).hexdigest()
        data |= {"prices": {"count": len(entry.prices), "sha256": digest}}
    return written(data)


def _prices(row: int, entry: PriceList) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(entry.prices):
        price = {"sku": one.sku, "price": one.price.written, "per": one.per}
        yield {"list_id": row, "place": place, **price}


def _name_in(kind: ItemKind) -> str:
    return "sku" if kind is ItemKind.PRODUCT else "name"


def _change(key: Key, old: str | None, new: str) -> Change:
    kind, name, _since = key
    what = f"{kind} changed" if old else f"{kind} added"
    return Change(HOUSE, what, {"name": name, "is": old} if old else {}, {"name": name, "is": new})
