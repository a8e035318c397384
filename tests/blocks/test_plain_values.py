"""Values of fields, as a contract file writes them, in a reader's words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from blocks.plain_values import field_name, value_words
from contracts.days import UNKNOWN
from contracts.money import Money


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "yes"),
        (-5, "−5"),
        (Decimal("-12.50"), "−12.5"),
        (1200, "1,200"),
        (UNKNOWN, "unknown"),
        (date(2026, 12, 31), "31 Dec 2026"),
        ("2026-12-31", "31 Dec 2026"),
        ("150000.00 EUR", "150,000 EUR"),
        ("87.50 EUR", "87.50 EUR"),
        (Money(Decimal(6120), "JPY"), "6,120 JPY"),
        ("10 PCS", "10 PCS"),
        ("x" * 201, "x" * 200 + "…"),
        ([{"sku": "NUT-M8", "price": "4.50 EUR"}, "and"], "sku NUT-M8, price 4.50 EUR; and"),
    ],
)
def test_values_are_in_words(value: Any, words: str) -> None:
    assert value_words(value) == words


def test_the_name_of_a_field_has_no_underscores() -> None:
    assert field_name("net_days") == "net days"
