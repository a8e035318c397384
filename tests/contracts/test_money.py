"""Money: exact, of one currency, read and shown without surprises (TERMS 2)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from contracts.i18n import reading
from contracts.money import (
    ISO_DIGITS,
    MixedCurrenciesError,
    Money,
    check_currency,
    currencies,
    minor_digits,
)

MONEY = TypeAdapter(Money)
ANY = st.builds(
    Money,
    st.decimals(Decimal(-(10**17)), Decimal(10**17), places=4).map(lambda value: value + 0),
    st.sampled_from(sorted(currencies())),
)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


READ = [
    ("87.50 EUR", "87.50", "EUR"),
    ("-5 JPY", "-5", "JPY"),
    ("−5.00 EUR", "-5.00", "EUR"),
    ("+0.123456789 KWD", "0.123456789", "KWD"),
    ("  1   USD ", "1", "USD"),
    ("-0.00 EUR", "0.00", "EUR"),
    ("100 DEM", "100", "DEM"),  # old contracts name old currencies
]


@pytest.mark.parametrize(("text", "amount", "currency"), READ)
def test_reads_what_files_say(text: str, amount: str, currency: str) -> None:
    money = Money.read(text)
    assert (str(money.amount), money.currency) == (amount, currency)


UNREADABLE = [
    *["", "EUR", "87.50", "87,50 EUR", "1,000.00 EUR", "87.5 eur", "€ 5", "1e3 EUR", "NaN EUR"],
    *["1 EURO", ".5 EUR", "5. EUR", "1.0000000001 EUR", "1234567890123456789 EUR", "١ EUR"],
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_refuses_what_is_no_amount(text: str) -> None:
    with pytest.raises(PydanticCustomError, match=r"is not an amount such as 87\.50 EUR"):
        Money.read(text)


@pytest.mark.parametrize("value", [87.5, 87, Decimal("87.5"), None, True, {"amount": 5}])
def test_refuses_a_number_without_a_currency(value: object) -> None:
    with pytest.raises(ValidationError, match="is not an amount"):
        MONEY.validate_python(value)


def test_a_refusal_quotes_a_long_text_short() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Money.read("x\n" * 5000)
    assert len(refused.value.message()) < 120
    assert "\n" not in refused.value.message()


def test_refuses_a_currency_that_nobody_has() -> None:
    with pytest.raises(PydanticCustomError, match="EUX is not a currency of ISO 4217"):
        check_currency("EUX")


@pytest.mark.parametrize(
    ("currency", "digits"),
    [("EUR", 2), ("JPY", 0), ("KWD", 3), ("IQD", 3), ("RSD", 2), ("CLF", 4), ("ISK", 0)],
)
def test_minor_units_are_those_of_iso_4217(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


def test_the_table_of_minor_units_names_currencies() -> None:
    assert ISO_DIGITS.keys() <= currencies()


ROUNDED = [
    ("1.005", "EUR", "1.01"),
    ("1.004999", "EUR", "1.00"),
    ("-1.005", "EUR", "-1.01"),
    ("0.5", "JPY", "1"),
    ("1.4999", "JPY", "1"),
    ("1.0005", "KWD", "1.001"),
    ("2.5", "EUR", "2.50"),
]


@pytest.mark.parametrize(("amount", "currency", "rounded"), ROUNDED)
def test_rounds_half_up_to_the_minor_unit(amount: str, currency: str, rounded: str) -> None:
    assert str(Money(Decimal(amount), currency).rounded().amount) == rounded


SHOWN = [
    ("43750", "EUR", "43,750.00 EUR", "43,750 EUR"),
    ("87.5", "EUR", "87.50 EUR", "87.50 EUR"),
    ("0.0375", "EUR", "0.0375 EUR", "0.0375 EUR"),
    ("0.123456789", "EUR", "0.123456789 EUR", "0.123456789 EUR"),
    ("90.000000", "EUR", "90.00 EUR", "90 EUR"),
    ("-5", "EUR", "−5.00 EUR", "−5 EUR"),
    ("1234567", "JPY", "1,234,567 JPY", "1,234,567 JPY"),
    ("1.5", "JPY", "1.5 JPY", "1.5 JPY"),
    ("1.5", "KWD", "1.500 KWD", "1.500 KWD"),
    ("999999999999999999", "EUR", "999,999,999,999,999,999.00 EUR", "999,999,999,999,999,999 EUR"),
]


@pytest.mark.parametrize(("amount", "currency", "full", "short"), SHOWN)
def test_shows_what_is_there(amount: str, currency: str, full: str, short: str) -> None:
    money = Money(Decimal(amount), currency)
    assert (str(money), money.short) == (full, short)


def test_shows_in_the_readers_language() -> None:
    with reading("nl-NL"):
        assert str(euros("43750.5")) == "43.750,50 EUR"
    assert str(euros("43750.5")) == "43,750.50 EUR"


def test_computes_exactly() -> None:
    assert euros("0.1") + euros("0.2") == euros("0.3")
    assert euros("0.3") - euros("0.1") == euros("0.2")
    assert euros("1.10") * 3 == euros("3.30")
    assert euros("100") * Decimal("0.875") == euros("87.5")


def test_compares_amounts() -> None:
    assert euros("1") < euros("2") <= euros("2.00") > euros("1.99")
    assert max(euros("1"), euros("3"), euros("2")) == euros("3")
    assert euros("1") != Money(Decimal(1), "USD")


@pytest.mark.parametrize("mixing", ["__add__", "__sub__", "__lt__", "__gt__"])
def test_never_mixes_currencies(mixing: str) -> None:
    with pytest.raises(MixedCurrenciesError, match="are never mixed"):
        getattr(euros("1"), mixing)(Money(Decimal(1), "USD"))


@given(ANY)
def test_survives_being_written(money: Money) -> None:
    assert Money.read(money.written) == money
    assert Money.read(money.written).written == money.written
    assert MONEY.validate_json(MONEY.dump_json(money)) == money


@given(ANY)
def test_rounding_moves_by_half_a_unit_at_most(money: Money) -> None:
    unit = Decimal(1).scaleb(-minor_digits(money.currency))
    assert abs(money.rounded().amount - money.amount) <= unit / 2
    assert money.rounded().rounded() == money.rounded()
