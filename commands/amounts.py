"""Amounts as people type them: 250000 EUR, EUR 250,000.00, 250 000; what may be two is refused."""

import re

from contracts.errors import Refusal
from contracts.i18n import _, many, quoted
from contracts.money import Money, currencies, minor_digits

TYPED = re.compile(
    r"(?:(?P<before>[A-Z]{3}) ?)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,18})(?:\.(?P<decimals>\d{1,9}))?"
    r"(?: ?(?P<after>[A-Z]{3}))?",
    re.ASCII,
)


class NoAmount(Refusal):
    """That is no amount such as 250000 EUR."""


def spoken_amount(text: str, currency: str | None) -> Money:
    """The amount that *text* names, in *currency* where it names none; NoAmount, and why."""
    said = " ".join(text.upper().split())
    found = TYPED.fullmatch(said)
    if found is None or (found["before"] and found["after"]):
        raise NoAmount(_("{text} is not an amount such as 250000 EUR.", text=quoted(text)))
    named = found["before"] or found["after"] or currency
    if named is None:
        raise NoAmount(_("Say in which currency, such as {text} EUR.", text=said))
    if named not in currencies():
        raise NoAmount(_("{code} is not a currency such as EUR.", code=quoted(named)))
    _check_decimals(text, found["decimals"] or "", named)
    whole = re.sub(r"[ ,]", "", found["whole"])
    decimals = f".{found['decimals']}" if found["decimals"] else ""
    return Money.read(f"{whole}{decimals} {named}")


def _check_decimals(text: str, decimals: str, currency: str) -> None:
    """In some countries 250.000 are a quarter of a million: nothing is guessed."""
    most = minor_digits(currency)
    if len(decimals) > most:
        words = (
            "{text} may be two amounts: {currency} has {decimals}."
            " Write thousands as in 250000 {currency}."
        )
        there_are = many("{count} decimal", "{count} decimals", most)
        raise NoAmount(_(words, text=quoted(text), currency=currency, decimals=there_are))
