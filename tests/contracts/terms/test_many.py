"""Parts of which there may be thousands: those that come from the store are read when needed."""

from typing import Any

import pytest

from contracts.terms import TERMS, CustomPrices
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.forms import canonical, parse_canonical

ITEMS = [
    {"sku": "BOLT-M8", "price": "90.00 EUR", "min_quantity": 100},
    {"sku": "NUT-M8", "price": "4.50 EUR", "per": 100},
    {"sku": "BOLT-M8", "price": "95.00 EUR"},
]


def prices(items: Any) -> CustomPrices:
    [term] = TERMS.validate_python([{"kind": "custom_prices", "items": items}])
    assert isinstance(term, CustomPrices)
    return term


def stored(term: CustomPrices) -> CustomPrices:
    [found] = parse_canonical(canonical([term]))
    assert isinstance(found, CustomPrices)
    return found


@pytest.mark.parametrize("kept", [prices, lambda items: stored(prices(items))])
def test_they_look_like_a_tuple(kept) -> None:
    items = kept(ITEMS).items
    assert len(items) == 3
    assert [one.sku for one in items] == ["BOLT-M8", "NUT-M8", "BOLT-M8"]
    assert items[-1].price.written == "95.00 EUR"
    assert [one.sku for one in items[:2]] == ["BOLT-M8", "NUT-M8"]
    assert items[0] is items[0]
    with pytest.raises(IndexError):
        items[3]


@pytest.mark.parametrize("kept", [prices, lambda items: stored(prices(items))])
def test_those_of_one_product_are_found_in_their_order(kept) -> None:
    items = kept(ITEMS).items
    assert [one.price.written for one in items.having("sku", "BOLT-M8")] == [
        "90.00 EUR",
        "95.00 EUR",
    ]
    assert items.having("sku", "GLOVE") == []


def test_what_was_stored_is_equal_and_is_written_alike() -> None:
    term = prices(ITEMS)
    assert stored(term) == term
    assert hash(stored(term)) == hash(term)
    assert repr(stored(term).items) == repr(term.items)
    assert canonical([stored(term)]) == canonical([term])
    assert stored(term) != prices(ITEMS[:2])


def test_what_is_stored_is_read_only_where_it_is_needed(monkeypatch) -> None:
    read: list[Any] = []
    validate = CustomPrice.model_validate
    term = stored(prices(ITEMS))
    monkeypatch.setattr(term.items, "_read", lambda raw: (read.append(raw), validate(raw))[1])
    term.items.having("sku", "NUT-M8")
    assert [one["sku"] for one in read] == ["NUT-M8"]


def test_what_comes_from_a_file_is_checked_at_once() -> None:
    with pytest.raises(ValueError, match="never mixed"):
        prices([*ITEMS, {"sku": "A", "price": "1.00 USD"}])
    with pytest.raises(ValueError, match="is not an amount"):
        prices([*ITEMS, {"sku": "A", "price": "cheap"}])
