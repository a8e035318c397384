"""``/contract price``: what products cost a customer, by which term, or why they have no price."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.no_price import PriceAnswer
from blocks.price_card import price_message
from blocks.quote_form import quote_form
from blocks.which_product import which_message
from commands.agreements import Question, nothing_in_force
from commands.asked import Answer
from commands.grammar import FORM, LINES, Fields, flags_of
from commands.meaning import Unclear, meant, refuse_quantity
from commands.pasted import wares_pasted
from commands.prices import Prices, prices_for
from commands.quotation import Asking, quotation
from commands.resolve import account_and_rest
from commands.spec import Context, LookUp, command
from commands.terms_line import terms_line
from commands.wares import typed_again, wares_in
from commands.when import When, spoken_when
from contracts.people import Permission
from contracts.quoting import Wish, quoted

Again = Callable[..., str]


class Price(LookUp):
    what: Annotated[str, LINES, Field(description="ACCOUNT SKU [QUANTITY], …")]
    on: Annotated[str | None, Field(description="DAY")] = None
    known: Annotated[str | None, Field(description="DAY")] = None
    currency: Annotated[str | None, Field(description="CUR")] = None
    for_: Annotated[str | None, Field(description="PROJECT")] = None
    csv: bool = False
    form: Annotated[Fields, FORM, Field(default_factory=dict)]


@command(
    needs=Permission.LOOK_UP,
    examples=[
        "price ACME BOLT-M8 500",
        "price ACME bolt m8 500, GLOVE 20",
        "price ACME BOLT-M8 --on 2026-03-01",
    ],
)
def price(args: Price, context: Context) -> Answer:
    """What products cost a customer, by which term, and what else there was; or a quotation."""
    account, what = account_and_rest(args.what, context, partial(_line, args))
    if not (what or args.form):
        return quote_form(account, _line(args, account.code))
    when = spoken_when(args.on, args.known, context.today(account.timezone), context)
    account = when.account(account, context)
    again = partial(_line, args, account.code)
    question = Question(when, args.for_, lambda ref: again(what, for_=ref))
    prices = prices_for(account, question, args.currency, context)
    if not prices.agreements:
        return nothing_in_force(account, when, args.page, context)
    said = wares_pasted(args.form, prices.has) if args.form else wares_in(what, prices.has)
    found = list(meant(said, prices, context))
    terms = terms_line(account.code, args)
    if args.form or args.csv or len(found) != 1:
        as_csv = f"{again(what)} --csv"
        form = bool(args.form)
        how = Asking(when, args.page, context.line, as_csv, terms, csv=args.csv, form=form)
        return quotation(found, prices, how)
    return _one(found[0], prices, when, again, terms)


def _line(args: Price, account: str, what: str = "", **other: object) -> str:
    """The same question about another account, or *other* things, from its first page."""
    asked = args.model_copy(update={"page": 1, "share": False, "csv": False} | other)
    return f"price {account} {what}".strip() + flags_of(asked)


def _one(found: Wish | Unclear, prices: Prices, when: When, again: Again, terms: str) -> Message:
    """The price of one product, explained."""
    account = prices.account
    if isinstance(found, Unclear):
        refuse_quantity(found)
        offers = {
            _titled(sku, prices): again(typed_again(sku, found.said.quantity)) for sku in found.skus
        }
        return which_message(account, found.said.words, offers, terms)
    answer = PriceAnswer(
        account=account,
        sku=found.sku,
        name=prices.name_of(found.sku),
        quantity=found.quantity,
        under=prices.under(found),
        quotation=quoted([found], prices.of, prices.terms),
        on=when.on,
        known=when.known,
        terms_line=terms,
    )
    return price_message(answer)


def _titled(sku: str, prices: Prices) -> str:
    return " · ".join(dict.fromkeys(filter(None, (sku, prices.name_of(sku)))))
