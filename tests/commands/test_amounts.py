"""Amounts as people type them; what may be two amounts is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from commands.amounts import NoAmount, spoken_amount
from contracts.money import Money, minor_digits


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("250000 EUR", "250000 EUR"),
        ("EUR 250,000.00", "250000.00 EUR"),
        ("250 000 eur", "250000 EUR"),
        ("1,250,000.5 usd", "1250000.5 USD"),
        ("eur250000", "250000 EUR"),
        ("250000", "250000 SEK"),
        ("1.234 KWD", "1.234 KWD"),
        ("6800 JPY", "6800 JPY"),
    ],
)
def test_an_amount_is_understood(text: str, written: str) -> None:
    assert spoken_amount(text, "SEK").written == written


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("250.000 EUR", "may be two amounts: EUR has 2 decimals"),
        ("68.5 JPY", "may be two amounts: JPY has 0 decimals"),
        ("25,00 EUR", "is not an amount"),
        ("EUR 5 USD", "is not an amount"),
        ("-5 EUR", "is not an amount"),
        ("lots", "is not an amount"),
        ("", "is not an amount"),
    ],
)
def test_what_is_no_amount_or_two_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(NoAmount, match=sentence):
        spoken_amount(text, "SEK")


def test_without_any_currency_it_is_asked_for() -> None:
    with pytest.raises(NoAmount, match="Say in which currency, such as 5 EUR"):
        spoken_amount("5", None)
    with pytest.raises(NoAmount, match="“XXA” is not a currency"):
        spoken_amount("5 XXA", None)


@given(st.integers(0, 10**15), st.sampled_from(["EUR", "JPY", "KWD", "USD"]))
def test_what_we_show_can_be_typed_again(cents: int, currency: str) -> None:
    money = Money(Decimal(cents).scaleb(-minor_digits(currency)), currency)
    for shown in (str(money), money.short, money.written):
        assert spoken_amount(shown, None) == money


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        said = spoken_amount(text, "EUR").written
    except (NoAmount, PydanticCustomError) as refused:
        said = str(refused)
    assert said
