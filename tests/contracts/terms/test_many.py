"""Parts of which there may be thousands: those that come from the store are read when needed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


SKUS = st.sampled_from(["A", 'A"', "A\\", "Ä", '"sku":"A"', "A\x85B", "A B"]) | st.text(
    st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=3
)


@given(st.lists(SKUS, min_size=1), SKUS)
def test_any_product_is_found_in_what_is_stored(skus: list[str], other: str) -> None:
    """The text is looked through first: whatever stands in it, the same ones are found."""
    term = prices([{"sku": sku, "price": "1.00 EUR"} for sku in skus])
    for sku in {*(one.sku for one in term.items), other}:
        of_it = [one for one in term.items if one.sku == sku]
        assert stored(term).items.having("sku", sku) == of_it
        assert term.items.having("sku", sku) == of_it


def test_half_a_character_is_no_product() -> None:
    assert stored(prices(ITEMS)).items.having("sku", "\ud800") == []


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
