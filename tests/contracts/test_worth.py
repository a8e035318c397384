"""What one renewal is worth: in proportion to the days of its term."""

import pytest

from contracts.version import Version
from contracts.worth import next_term_worth

TWO_YEARS = {"start": "2025-01-01", "end": "2026-12-31"}


def worth(length: str, **said: object) -> str | None:
    renewal = {"renewal": {"kind": "automatic", "for": length}}
    found = next_term_worth(Version.model_validate({"number": 1, **renewal, **said}))
    return found.written if found else None


@pytest.mark.parametrize(
    ("length", "value", "worth_of_it"),
    [
        ("2 years", "240000.00 EUR", "240000.00 EUR"),
        ("24 months", "240000.50 EUR", "240000.50 EUR"),
        ("1 year", "240000.00 EUR", "120000 EUR"),
        ("1 year", "5 EUR", "3 EUR"),  # half up
        ("1 year", "1 EUR", "1 EUR"),
    ],
)
def test_it_is_worth_as_much_as_it_has_days(length: str, value: str, worth_of_it: str) -> None:
    assert worth(length, value=value, **TWO_YEARS) == worth_of_it


def test_nothing_is_guessed_of_what_nobody_knows() -> None:
    assert worth("1 year", **TWO_YEARS) is None
    assert worth("1 year", value="5.00 EUR", start="unknown", end="2026-12-31") is None
