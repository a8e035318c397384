"""Price lists that a version names and that have nothing in the customer's currency."""

from collections.abc import Iterator
from datetime import date

from contracts.cautions.beside import Beside, Caution
from contracts.i18n import _, listed, quoted
from contracts.terms.naming import name_in
from contracts.version import Version


def lists_in_other_currencies(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """No price in the currency is a refusal of every product of the list (TERMS 4).

    A base says nothing of a currency: those who refer to it may buy in any.
    """
    if beside.outlook is None or beside.account is None or not beside.outlook.shop.currency:
        return
    shop = beside.outlook.shop
    for name in dict.fromkeys(name_in(term, "price_list") for term in version.terms):
        if name is None or name not in (beside.price_lists or ()):
            continue
        there = shop.catalog.currencies_of(name)
        if shop.currency not in there:
            words = "The price list {name} has no price in {currency}."
            yield Caution(_(words, name=quoted(name), currency=shop.currency), _todo(sorted(there)))


def _todo(there: list[str]) -> str:
    if not there:
        return _("Add some, or name another list.")
    words = "It has prices in {currencies}: add some, or name another list."
    return _(words, currencies=listed(there))
