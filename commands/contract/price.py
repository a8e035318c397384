"""``/contract price``: what a product costs a customer, by which term, or why it has no price."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.no_contract import no_contract_message
from blocks.no_price import PriceAnswer, UnderContract
from blocks.price_card import price_message
from commands.agreements import Wanted, in_force_for, offers_for
from commands.days import spoken_day
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.quantities import spoken_quantity
from commands.resolve import account_called
from commands.spec import Context, LookUp, command
from contracts.account import Account
from contracts.catalog import Seller
from contracts.contract import Family
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.money import currencies
from contracts.people import Permission
from contracts.pricing import Asked, NoPrice, Priced, Rules, priced

OFFERED = 5


class Price(LookUp):
    account: str
    sku: str
    quantity: Annotated[str, POSITIONAL] = "1"
    on: Annotated[str | None, Field(description="DAY")] = None
    currency: Annotated[str | None, Field(description="CUR")] = None
    for_: Annotated[str | None, Field(description="PROJECT")] = None


@command(
    needs=Permission.LOOK_UP,
    examples=["price ACME BOLT-M8 500", "price ACME BOLT-M8 --on 2026-03-01"],
)
def price(args: Price, context: Context) -> Message:
    """What a product costs a customer, by which term, and what else there was."""
    account = account_called(args.account, context, again=lambda name: _line(args, name))
    today = context.today(account.timezone)
    on = spoken_day(args.on, today) if args.on else None
    quantity, seller = spoken_quantity(args.quantity), context.work.catalog.seller()
    currency = _currency(args.currency, account, seller)
    wanted = Wanted(args.for_, lambda ref: _line(args, account.code, for_=ref))
    found = in_force_for(account, on, wanted, context)
    if found.elsewhere and not found.agreements:
        raise OnlyElsewhere(account, [one.contract for one in found.elsewhere], wanted)
    if not found.agreements:
        contracts = context.work.contracts.of_account(account.code)
        return no_contract_message(account, contracts, on or today, args.page, context.line)
    under = []
    for agreement in found.agreements:
        asked = Asked(args.sku, quantity, currency, context.work.catalog.on(agreement.day))
        book, rules = agreement.entitled.book, _rules(agreement.day, seller)
        under.append(UnderContract(agreement, priced(agreement.main, book, asked, rules)))
    near = _near(args, account, [one.priced for one in under], context)
    how = PriceAnswer(account, args.sku, quantity, under, on, near)
    return price_message(how)


class OnlyElsewhere(NotFound):
    """Every contract in force is for one project or site."""

    def __init__(self, account: Account, scoped: Sequence[Family], wanted: Wanted) -> None:
        words = "Every contract of {name} in force is for one project or site: name it."
        super().__init__(_(words, name=account.name), offers=offers_for(scoped, wanted))


def _line(args: Price, account: str, **other: object) -> str:
    """The same question about another account, or *other* things, from its first page."""
    asked = args.model_copy(update={"page": 1, "share": False} | other)
    return f"price {account} {asked.sku} {asked.quantity}{flags_of(asked)}"


def _currency(said: str | None, account: Account, seller: Seller | None) -> str:
    """The one that was asked for, else the account’s, else the seller’s."""
    found = (said or account.currency or (seller.currency if seller else None) or "").upper()
    if found in currencies():
        return found
    if found:
        raise BadArguments(_("{code} is not a currency of ISO 4217, such as EUR.", code=found))
    raise BadArguments(_("Say in which currency, such as --currency EUR."))


def _rules(day: date, seller: Seller | None) -> Rules:
    if seller is None:
        return Rules(day)
    return Rules(day, seller.price_strategy, seller.unit_price_decimals)


def _near(
    args: Price, account: Account, found: Sequence[Priced], context: Context
) -> Mapping[str, str]:
    """The same question for products of a similar number, where nobody knows this one."""
    if any(one.refused is None or one.refused.why is not NoPrice.UNKNOWN for one in found):
        return {}
    near = context.work.finder.products(args.sku, OFFERED)
    return {sku: _line(args, account.code, sku=sku) for _points, sku in near}
