"""A price that somebody asks for: a percentage on the catalog’s, or an amount."""

import re
from dataclasses import dataclass
from decimal import Decimal

from commands.amounts import spoken_amount
from commands.grammar import BadArguments
from contracts.digits import HUNDRED, changed_by
from contracts.i18n import _
from contracts.money import Money
from contracts.percent import plain
from contracts.pricing import computed
from contracts.terms.percentage import Listed

PERCENT = re.compile(r"(?P<sign>[+−-]?)(?P<size>\d{1,3}(?:\.\d{1,6})?) ?%", re.ASCII)
AMOUNT = re.compile(r"(?:[A-Z]{3} ?)?\d[\d,]*(?:\.\d+)?(?: ?[A-Z]{3})?(?!\S)", re.ASCII)
CURRENCY = re.compile(r"\b[A-Z]{3}\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Either *percent*, signed, or *price*; as it was *typed*."""

    typed: str
    percent: Decimal | None = None
    price: Money | None = None

    @property
    def currency(self) -> str | None:
        return self.price.currency if self.price else None

    def on(self, listed: Listed | None, decimals: int) -> Listed | None:
        """What it comes to for what is *listed* so; None where that has no price to take it of."""
        if self.price is not None:
            return Listed(self.price, listed.per if listed else 1)
        if listed is None or self.percent is None:
            return None
        amount = changed_by(listed.price.amount, self.percent)
        return Listed(computed(amount, listed.price.currency, decimals), listed.per)


def proposal_in(text: str) -> tuple[Proposal, str]:
    """The price that *text* asks for, and the rest of it; BadArguments where it asks for none."""
    if found := PERCENT.search(text):
        size = Decimal(found["size"])
        percent = size if found["sign"] == "+" else -size
        if percent < -HUNDRED:
            raise BadArguments(_("A mark-down beyond −100 % is not possible."))
        return Proposal(f"{plain(percent)}%", percent=percent), _without(text, found)
    if (found := AMOUNT.search(text.upper())) and CURRENCY.search(found[0]):
        price = spoken_amount(found[0], None)
        return Proposal(price.written, price=price), _without(text, found)
    words = (
        "Say which price is asked for: a percentage such as -12%, or an amount such as {amount}."
    )
    raise BadArguments(_(words, amount="85.00 EUR"))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()
