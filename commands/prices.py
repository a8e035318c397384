"""What products cost a customer on the day of a question: its contracts, catalog and rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from blocks.agreement import Agreement
from blocks.no_price import UnderContract
from commands.agreements import InForce, Question, in_force_for, offers_for
from commands.grammar import BadArguments
from commands.spec import Context
from contracts.account import Account
from contracts.catalog import Seller
from contracts.contract import Family
from contracts.effective import Effective
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.money import currencies
from contracts.pricing import Asked, Priced, Rules, priced
from contracts.quoting import Wish
from store import CatalogOn


class OnlyElsewhere(NotFound):
    """Every contract in force is for one project or site."""

    def __init__(self, account: Account, scoped: Sequence[Family], question: Question) -> None:
        words = "Every contract of {name} in force is for one project or site: name it."
        super().__init__(_(words, name=account.name), offers=offers_for(scoped, question))


@dataclass(frozen=True, slots=True)
class Prices:
    """The contracts in force for a question, each with the catalog and the rules of its day."""

    account: Account
    found: InForce
    currency: str
    catalogs: Mapping[date, CatalogOn]
    seller: Seller | None

    @property
    def agreements(self) -> Sequence[Agreement]:
        return self.found.agreements

    @property
    def terms(self) -> Mapping[str, Effective]:
        """The effective terms of each contract, by its reference."""
        return {one.main.ref: one.entitled.effective for one in self.agreements}

    def expect(self, skus: Iterable[str]) -> None:
        """Read these products together."""
        wanted = list(skus)
        for catalog in self.catalogs.values():
            catalog.expect(wanted)

    def of(self, wish: Wish) -> list[tuple[Asked, Priced]]:
        """What is wished for as it is asked for and priced under each contract, all explained."""
        return [self._under(one, wish, brief=False) for one in self.agreements]

    def briefly(self, wish: Wish) -> list[tuple[Asked, Priced]]:
        """The same for one of many products: the price, without all that lost against it."""
        return [self._under(one, wish, brief=True) for one in self.agreements]

    def under(self, wish: Wish) -> list[UnderContract]:
        """The same beside the contract as it is in force."""
        found = zip(self.agreements, self.of(wish), strict=True)
        return [UnderContract(agreement, one) for agreement, (_asked, one) in found]

    def has(self, sku: str) -> bool:
        """Whether it has a price, whatever the quantity, or the catalog knows it."""
        written = (level.written_for(sku) for one in self.agreements for level in one.book.levels)
        return any(written) or any(one.product(sku) for one in self.catalogs.values())

    def sells(self, sku: str, quantity: Decimal) -> bool:
        """Whether the customer may buy it: it has a price."""
        return any(one.best for _asked, one in self.briefly(Wish(sku, quantity)))

    def name_of(self, sku: str) -> str:
        products = (catalog.product(sku) for catalog in self.catalogs.values())
        return next((product.name for product in products if product), "")

    def _under(self, agreement: Agreement, wish: Wish, *, brief: bool) -> tuple[Asked, Priced]:
        day = agreement.day
        asked = Asked(wish.sku, wish.quantity, self.currency, self.catalogs[day])
        rules = Rules.of(self.seller, day, brief=brief)
        return asked, priced(agreement.main, agreement.book, asked, rules)


def prices_for(
    account: Account, question: Question, currency: str | None, context: Context
) -> Prices:
    """The prices of *account*; of one without a contract in force none.

    Raises OnlyElsewhere where contracts are in force only for what the question does not name.
    """
    found = in_force_for(account, question, context)
    if found.elsewhere and not found.agreements:
        raise OnlyElsewhere(account, [one.contract for one in found.elsewhere], question)
    today = question.when.on or context.today(account.timezone)
    days = {today, *(one.day for one in found.agreements)}
    catalogs = {day: question.when.catalog(day, context) for day in days}
    seller = catalogs[today].seller()
    return Prices(account, found, _currency(currency, account, seller), catalogs, seller)


def _currency(said: str | None, account: Account, seller: Seller | None) -> str:
    """The one that was asked for, else the account’s, else the seller’s."""
    found = (said or account.currency or (seller.currency if seller else None) or "").upper()
    if found in currencies():
        return found
    if found:
        raise BadArguments(_("{code} is not a currency of ISO 4217, such as EUR.", code=found))
    raise BadArguments(_("Say in which currency, such as --currency EUR."))
