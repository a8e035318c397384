"""``/contract price``: what a product costs a customer, by which term, or why it has no price."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.no_price import PriceAnswer, UnderContract
from blocks.price_card import price_message
from commands.agreements import Question, in_force_for, nothing_in_force, offers_for
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.quantities import spoken_quantity
from commands.resolve import account_called
from commands.spec import Context, LookUp, command
from commands.when import spoken_when
from contracts.account import Account
from contracts.catalog import Seller
from contracts.contract import Family
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.money import currencies
from contracts.people import Permission
from contracts.pricing import Asked, NoPrice, Priced, Rules, priced
from store import CatalogOn

OFFERED = 5


class Price(LookUp):
    account: str
    sku: str
    quantity: Annotated[str, POSITIONAL] = "1"
    on: Annotated[str | None, Field(description="DAY")] = None
    known: Annotated[str | None, Field(description="DAY")] = None
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
    when = spoken_when(args.on, args.known, today, context)
    quantity = spoken_quantity(args.quantity)
    there = when.catalog(when.on or today, context)
    seller = there.seller()
    currency = _currency(args.currency, account, seller)
    question = Question(when, args.for_, lambda ref: _line(args, account.code, for_=ref))
    found = in_force_for(account, question, context)
    if found.elsewhere and not found.agreements:
        raise OnlyElsewhere(account, [one.contract for one in found.elsewhere], question)
    if not found.agreements:
        return nothing_in_force(account, when, args.page, context)
    under = []
    for agreement in found.agreements:
        asked = Asked(args.sku, quantity, currency, when.catalog(agreement.day, context))
        book, rules = agreement.entitled.book, _rules(agreement.day, seller)
        under.append(UnderContract(agreement, priced(agreement.main, book, asked, rules)))
    near = _near(args, account, [one.priced for one in under], there, context)
    how = PriceAnswer(account, args.sku, quantity, under, when.on, when.known, near)
    return price_message(how)


class OnlyElsewhere(NotFound):
    """Every contract in force is for one project or site."""

    def __init__(self, account: Account, scoped: Sequence[Family], question: Question) -> None:
        words = "Every contract of {name} in force is for one project or site: name it."
        super().__init__(_(words, name=account.name), offers=offers_for(scoped, question))


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
    args: Price, account: Account, found: Sequence[Priced], catalog: CatalogOn, context: Context
) -> Mapping[str, str]:
    """The same question for products of a similar number, where nobody knows this one."""
    if any(one.refused is None or one.refused.why is not NoPrice.UNKNOWN for one in found):
        return {}
    near = context.work.finder.products(args.sku, OFFERED)
    known = (sku for _points, sku in near if catalog.product(sku))
    return {sku: _line(args, account.code, sku=sku) for sku in known}
