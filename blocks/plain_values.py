"""Values of fields as people read them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from contracts.days import Unknown
from contracts.i18n import _, number, show_day
from contracts.money import Money

MOST = 200


def value_words(value: Any) -> str:
    """A value in a few words: days as days, lists and mappings on one line."""
    return next(words(value) for kind, words in WORDS.items() if isinstance(value, kind))


def field_name(name: str) -> str:
    """``net_days`` as “net days”."""
    return name.replace("_", " ")


def _nothing(_value: None) -> str:
    return _("nothing")


def _truth(value: bool) -> str:  # noqa: FBT001 - it is the value that is shown
    return _("yes") if value else _("no")


def _unknown(_value: Unknown) -> str:
    return _("unknown")


def _short(money: Money) -> str:
    return money.short


def _mapping(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{field_name(k)} {value_words(v)}" for k, v in value.items())


def _list(value: list[Any]) -> str:
    return "; ".join(map(value_words, value))


def _number(value: Decimal) -> str:
    return number(value).replace("-", "−")


def _text(text: str) -> str:
    """As a contract file writes it: a day, an amount, or words."""
    for read in (_day, _amount):
        with suppress(ValueError):
            return read(text)
    return text if len(text) <= MOST else _("{start}…", start=text[:MOST])


def _day(text: str) -> str:
    return show_day(date.fromisoformat(text))


def _amount(text: str) -> str:
    return Money.read(text).short


WORDS: Mapping[type, Callable[[Any], str]] = {
    type(None): _nothing,
    bool: _truth,
    int: _number,
    Decimal: _number,
    date: show_day,
    Unknown: _unknown,
    Money: _short,
    str: _text,
    Mapping: _mapping,
    list: _list,
    object: str,
}
