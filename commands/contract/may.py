"""``/contract may``: whether a price that is asked for is better than the one that was agreed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.may_card import MayAnswer, may_message
from blocks.mrkdwn import Mrkdwn
from blocks.route_card import written_in_short
from blocks.which_product import which_message
from commands.agreements import Question, nothing_in_force
from commands.drafts import Target
from commands.grammar import BadArguments, flags_of
from commands.meaning import Unclear, meant, refuse_quantity
from commands.prices import Prices, prices_for
from commands.proposals import Proposal, proposal_in
from commands.resolve import account_and_rest
from commands.routing import foreseen
from commands.spec import Context, LookUp, command
from commands.terms_line import terms_line
from commands.wares import typed_again, wares_in
from commands.when import When, spoken_when
from contracts.i18n import _
from contracts.lifecycle import State
from contracts.people import Permission
from contracts.pricing import Asked, Rules, best_of
from contracts.quoting import Wish
from contracts.succession import next_number, running
from contracts.succession import replaced as with_version
from contracts.terms import CustomPrices
from contracts.terms.custom_prices import CustomPrice


class May(LookUp):
    what: Annotated[str, Field(description="ACCOUNT -12% SKU [QUANTITY]")]
    on: Annotated[str | None, Field(description="DAY")] = None
    currency: Annotated[str | None, Field(description="CUR")] = None
    for_: Annotated[str | None, Field(description="PROJECT")] = None


@command(
    needs=Permission.LOOK_UP,
    examples=["may ACME -12% BOLT-M8", "may ACME 85.00 EUR BOLT-M8 500"],
)
def may(args: May, context: Context) -> Message:
    """Whether a price is better for a customer than what was agreed, and by how much."""
    account, what = account_and_rest(args.what, context, partial(_line, args))
    proposal, rest = proposal_in(what)
    when = spoken_when(args.on, None, context.today(account.timezone), context)
    again = partial(_line, args, account.code)
    question = Question(when, args.for_, lambda ref: again(what, for_=ref))
    prices = prices_for(account, question, proposal.currency or args.currency, context)
    if not prices.agreements:
        return nothing_in_force(account, when, args.page, context)
    found = _only(list(meant(wares_in(rest, prices.has), prices, context)))
    if isinstance(found, Unclear):
        refuse_quantity(found)
        offers = {
            sku: again(f"{proposal.typed} {typed_again(sku, found.said.quantity)}")
            for sku in found.skus
        }
        return which_message(account, found.said.words, offers, terms_line(account.code, args))
    agreed = _agreed(found, prices, args)
    answer = _answer(proposal, found, prices, when, agreed)
    return may_message(replace(answer, decides=_decides(answer, prices, context)))


def _decides(answer: MayAnswer, prices: Prices, context: Context) -> Mrkdwn | str:
    """Who would be asked about the contract in force with that price written into it."""
    ref = prices.agreements[0].main.contract.ref
    contract = context.work.contracts.by_ref([ref]).get(ref)
    before = running(contract) if contract else None
    if contract is None or before is None or answer.proposed is None:
        return ""
    proposed = answer.proposed
    item = CustomPrice(sku=answer.sku, price=proposed.price, per=proposed.per)
    number = next_number(contract)
    terms = (*before.terms, CustomPrices(items=(item,)))
    draft = before.model_copy(update={"number": number, "state": State.DRAFT, "terms": terms})
    target = Target(with_version(contract, draft), draft)
    return written_in_short(foreseen(target, context))


def _line(args: May, account: str, what: str = "", **other: object) -> str:
    asked = args.model_copy(update={"page": 1, "share": False} | other)
    return f"may {account} {what}".strip() + flags_of(asked)


def _only(found: Sequence[Wish | Unclear]) -> Wish | Unclear:
    if len(found) != 1:
        raise BadArguments(_("Name one product, such as BOLT-M8 500."))
    return found[0]


def _answer(proposal: Proposal, wish: Wish, prices: Prices, when: When, agreed: str) -> MayAnswer:
    agreement = prices.agreements[0]
    asked = Asked(wish.sku, wish.quantity, prices.currency, prices.catalogs[agreement.day])
    decimals = Rules.of(prices.seller, agreement.day).decimals
    listed = asked.at_catalog()
    best = best_of(one for _asked, one in prices.of(wish))
    return MayAnswer(
        account=prices.account,
        sku=wish.sku,
        quantity=wish.quantity,
        proposed=proposal.on(listed, decimals),
        listed=listed,
        percent=proposal.percent,
        best=best,
        under=prices.under(wish),
        currency=prices.currency,
        on=when.on,
        line=agreed,
    )


def _agreed(wish: Wish, prices: Prices, args: May) -> str:
    """The line that asks what was agreed."""
    asked = args.model_copy(update={"page": 1, "share": False, "currency": prices.currency})
    product = typed_again(wish.sku, wish.quantity)
    return f"price {prices.account.code} {product}{flags_of(asked)}"
