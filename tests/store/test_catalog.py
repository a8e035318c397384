"""The catalog: as it is on a day, by what is known of it now or was known on another day."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.files.items import ItemKind
from contracts.terms import PaymentTerms
from store import OPERATOR, Store

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = FIRST + timedelta(days=30)
JUNE = date(2026, 6, 1)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with closing(Store.at(database)) as opened:
        yield opened


def keep(store: Store, at: datetime, *entries: Any) -> None:
    with store.writing(OPERATOR, at) as work:
        work.catalog.save(entries)


def bolt(price: str, since: str | None = None, sku: str = "BOLT-M8") -> Product:
    said = {"sku": sku, "name": "Bolt M8", "prices": [price]}
    return Product.model_validate(said | ({"from": since} if since else {}))


def partner(*prices: str, since: str | None = None) -> PriceList:
    listed = [{"sku": "BOLT-M8", "price": price} for price in prices]
    return PriceList.model_validate(
        {"name": "Partner", "prices": listed} | ({"from": since} if since else {})
    )


def priced(store: Store, day: date, until: datetime | None = None, sku: str = "BOLT-M8") -> str:
    with store.reading() as work:
        product = work.catalog.on(day, until).product(sku)
    return product.prices[0].written if product else ""


def test_the_first_row_of_a_product_also_covers_earlier_days(store: Store) -> None:
    keep(store, FIRST, bolt("100.00 EUR", "2026-01-01"), bolt("110.00 EUR", "2026-07-01"))
    assert priced(store, date(2020, 1, 1)) == "100.00 EUR"
    assert priced(store, date(2026, 6, 30)) == "100.00 EUR"
    assert priced(store, date(2026, 7, 1)) == "110.00 EUR"


def test_what_was_recorded_later_is_not_what_was_known(store: Store) -> None:
    keep(store, FIRST, bolt("100.00 EUR"))
    keep(store, LATER, bolt("80.00 EUR"), bolt("5.00 EUR", sku="NUT-M8"))
    assert priced(store, JUNE) == "80.00 EUR"
    assert priced(store, JUNE, LATER) == "100.00 EUR"
    assert priced(store, JUNE, LATER + timedelta(seconds=1)) == "80.00 EUR"
    assert priced(store, JUNE, LATER, "NUT-M8") == ""
    assert priced(store, JUNE, sku="NUT-M8") == "5.00 EUR"


def test_what_was_recorded_first_of_all_counts_as_known_always(store: Store) -> None:
    keep(store, FIRST, bolt("100.00 EUR"), partner("90.00 EUR"))
    keep(store, FIRST + timedelta(seconds=1), bolt("1.00 EUR"), partner("1.00 EUR"))
    keep(store, FIRST + timedelta(seconds=1), Seller(name="Example Ltd"))
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    assert priced(store, JUNE, long_ago) == "100.00 EUR"
    with store.reading() as work:
        [price] = work.catalog.on(JUNE, long_ago).list_prices("Partner", "BOLT-M8")
    assert price.price.written == "90.00 EUR"
    with store.reading() as work:
        assert work.catalog.on(JUNE, long_ago).seller() is None
        assert work.catalog.seller() is not None


def test_a_price_list_of_another_day_replaces_the_whole_list(store: Store) -> None:
    keep(store, FIRST, partner("90.00 EUR", "99.00 USD"), partner(since="2026-07-01"))
    with store.reading() as work:
        june, july = (work.catalog.on(day) for day in (JUNE, date(2026, 7, 1)))
        assert [p.price.written for p in june.list_prices("Partner", "BOLT-M8")] == [
            "90.00 EUR",
            "99.00 USD",
        ]
        assert june.list_prices("Partner", "NUT-M8") == []
        assert june.list_prices("Other", "BOLT-M8") == ()
        assert july.list_prices("Partner", "BOLT-M8") == []


def test_what_is_expected_is_read_together(store: Store) -> None:
    skus = [f"SKU-{number}" for number in range(1_200)]
    listed = [{"sku": sku, "price": "2.00 EUR"} for sku in skus]
    whole = PriceList.model_validate({"name": "Partner", "prices": listed})
    keep(store, FIRST, whole, *(bolt("1.00 EUR", sku=sku) for sku in skus))
    with store.reading() as work:
        today = work.catalog.on(JUNE)
        today.expect([*skus, "UNKNOWN", "SKU-1"])
        assert all(today.product(sku) for sku in skus)
        assert today.product("UNKNOWN") is None
        assert [len(today.list_prices("Partner", sku)) for sku in skus] == [1] * 1_200


def test_what_is_saved_again_unchanged_adds_no_row(store: Store) -> None:
    entries = [bolt("100.00 EUR"), partner("90.00 EUR"), ProductSet(name="All", skus=("A",))]
    keep(store, FIRST, *entries)
    keep(store, LATER, *entries)
    with store.reading() as work:
        assert len(work.journal.of("house")) == len(entries)
        assert list(work.catalog.all(ItemKind.PRICE_LIST)) == [entries[1]]
        assert list(work.catalog.all(ItemKind.PRODUCT)) == [entries[0]]


def test_a_write_that_is_rolled_back_leaves_no_trace_in_what_is_kept(store: Store) -> None:
    """A row that comes after it may have its number."""
    keep(store, FIRST, ProductSet(name="One", skus=("A",)))
    with pytest.raises(RuntimeError):
        read_and_fail(store, ProductSet(name="Two", skus=("B",)), bolt("1.00 EUR"))
    keep(store, LATER, ProductSet(name="Two", skus=("C",)), bolt("2.00 EUR"))
    with store.reading() as work:
        two = work.catalog.on(JUNE).product_set("Two")
        assert two is not None
        assert two.skus == ("C",)
    assert priced(store, JUNE) == "2.00 EUR"


def read_and_fail(store: Store, *entries: Any) -> None:
    with store.writing(OPERATOR, LATER) as work:
        work.catalog.save(entries)
        today = work.catalog.on(JUNE)
        assert today.product_set("Two") is not None
        assert today.product("BOLT-M8") is not None
        raise RuntimeError


def test_policies_are_those_of_the_day(store: Store) -> None:
    def policy(since: str, days: int) -> Policy:
        return Policy.model_validate(
            {
                "name": "Standard",
                "from": since,
                "term": {"kind": "payment_terms", "net_days": days},
            }
        )

    keep(store, FIRST, policy("2026-01-01", 30), policy("2026-07-01", 45))
    with store.reading() as work:
        days = [work.catalog.on(day).policies()["Standard"] for day in (JUNE, date(2026, 7, 1))]
    assert [one.net_days for one in days if isinstance(one, PaymentTerms)] == [30, 45]


def test_products_are_found_by_number_and_by_name(store: Store) -> None:
    keep(store, FIRST, bolt("1.00 EUR"), bolt("1.00 EUR", sku="PIN-7"))
    keep(store, LATER, bolt("2.00 EUR").model_copy(update={"name": "Hexagon screw"}))
    with store.reading() as work:
        assert next(sku for _points, sku in work.finder.products("bolt-m8", 5)) == "BOLT-M8"
        assert [sku for _points, sku in work.finder.products("hexagon screv", 5)] == ["BOLT-M8"]
        assert next(sku for _points, sku in work.finder.products("pin-7", 5)) == "PIN-7"
