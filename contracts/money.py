"""Amounts of one currency: exact decimals, never a float (TERMS 2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache, total_ordering
from math import floor

from babel.numbers import format_decimal, get_currency_precision, list_currencies
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import override

from contracts.digits import EXACT, rounded
from contracts.i18n import _, locale, quoted

HALF = Fraction(1, 2)
WRITTEN = re.compile(r"([+-]?\d{1,18}(?:\.\d{1,9})?) ([A-Z]{3})", re.ASCII)

# Babel knows how many decimals are in use today; a price counts in those of ISO 4217.
ISO_DIGITS: Mapping[str, int] = {
    **dict.fromkeys(
        ["AFN", "ALL", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SLL", "SOS", "SYP", "YER"],
        2,
    ),
    "IQD": 3,
}


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Every ISO 4217 code that was ever in use: old contracts name old currencies."""
    return frozenset(list_currencies())


def check_currency(code: str) -> str:
    """*code* itself, or a PydanticCustomError where ISO 4217 does not know it."""
    if code not in currencies():
        raise PydanticCustomError(
            "currency", _("{code} is not a currency of ISO 4217, such as EUR", code=code)
        )
    return code


def minor_digits(currency: str) -> int:
    """The decimals of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD."""
    digits = ISO_DIGITS.get(currency)
    return get_currency_precision(currency) if digits is None else digits


class MixedCurrenciesError(ValueError):
    """Amounts of two currencies met in one sum or comparison."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(_("{one} and {other} are never mixed", one=one, other=other))


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of one currency; keeps the decimals that were written."""

    amount: Decimal
    currency: str

    @classmethod
    @lru_cache(maxsize=4096)
    def read(cls, text: str) -> "Money":
        """``87.50 EUR`` as money, or a PydanticCustomError with a sentence."""
        found = WRITTEN.fullmatch(" ".join(text.replace("−", "-").split()))
        if found is None:
            raise PydanticCustomError(
                "money", _("{text} is not an amount such as 87.50 EUR", text=quoted(text))
            )
        amount = Decimal(found[1]) + 0  # −0.00 is 0.00
        return cls(amount, check_currency(found[2]))

    @classmethod
    def taken(cls, value: object) -> "Money":
        """*value* itself where it is one already, else what its text says."""
        return value if isinstance(value, cls) else cls.read(str(value))

    @classmethod
    def nearest(cls, exact: Fraction, currency: str) -> "Money":
        """*exact* of a currency, rounded half up to its minor unit (TERMS 2)."""
        digits = minor_digits(currency)
        units = floor(exact * 10**digits + HALF)
        return cls(Decimal(units).scaleb(-digits, EXACT), currency)

    @property
    def written(self) -> str:
        """The form of contract files: ``87.50 EUR``."""
        return f"{self.amount:f} {self.currency}"

    def __add__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(EXACT.add(self.amount, other.amount), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(EXACT.subtract(self.amount, other.amount), self.currency)

    def __mul__(self, times: Decimal | int) -> "Money":
        return Money(EXACT.multiply(self.amount, times), self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same_currency(other)
        return self.amount < other.amount

    def _same_currency(self, other: "Money") -> None:
        if other.currency != self.currency:
            raise MixedCurrenciesError(self.currency, other.currency)

    def rounded(self) -> "Money":
        """Rounded half up to the currency's minor unit (0 digits for JPY, 3 for KWD)."""
        return Money(rounded(self.amount, minor_digits(self.currency)), self.currency)

    @override
    def __str__(self) -> str:
        """``43,750.00 EUR``: as a price is shown, without zeros beyond the minor unit."""
        return _shown(self.amount, self.currency, minor_digits(self.currency), locale())

    @property
    def short(self) -> str:
        """``500 EUR``: a limit or a threshold, without decimals where there are none."""
        whole = self.amount == self.amount.to_integral_value()
        return _shown(self.amount, self.currency, 0, locale()) if whole else str(self)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.taken, serialization=core_schema.plain_serializer_function_ser_schema(_as_written)
        )


def _as_written(money: Money) -> str:
    return money.written


@lru_cache(maxsize=4096)
def _shown(amount: Decimal, currency: str, digits: int, locale_name: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits + "#" * 6 if digits else ".#########")
    with localcontext(EXACT):
        number = format_decimal(amount, pattern, locale=locale_name, decimal_quantization=False)
    return _("{amount} {currency}", amount=number.replace("-", "−"), currency=currency)
