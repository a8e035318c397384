"""``/contract changes``: what changes for a customer, and when."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Annotated

from dateutil.relativedelta import relativedelta
from pydantic import Field

from blocks.changes_card import ChangesAnswer, changes_message
from blocks.kit import Message
from commands.days import spoken_day
from commands.grammar import BadArguments, flags_of
from commands.resolve import account_called
from commands.spec import Context, LookUp, command
from contracts.cautions.named import some_of
from contracts.contract import Contract, Kind
from contracts.files.items import ItemKind
from contracts.i18n import _, many
from contracts.lifecycle import ACCEPTED
from contracts.people import Permission
from contracts.terms.naming import name_in
from contracts.timeline import Turn, turns
from contracts.window import Window

A_YEAR = relativedelta(years=1)


class Changes(LookUp):
    account: str
    from_: Annotated[str | None, Field(description="DAY")] = None
    to: Annotated[str | None, Field(description="DAY")] = None


@command(
    needs=Permission.LOOK_UP,
    examples=["changes ACME", "changes ACME --from 2026-01-01 --to 2026-12-31"],
)
def changes(args: Changes, context: Context) -> Message:
    """What changes for a customer when: versions, renewals, promotions, policies, prices."""
    account = account_called(args.account, context, partial(_line, args))
    window = _window(args, context.today(account.timezone))
    contracts = _contracts(account.code, context)
    found = sorted(
        [*turns(contracts, window), *_ours(contracts, window, context)], key=lambda turn: turn.day
    )
    return changes_message(ChangesAnswer(account, window, found), args.page, context.line)


def _line(args: Changes, name: str) -> str:
    return f"changes {name}{flags_of(args)}"


def _window(args: Changes, today: date) -> Window:
    first = spoken_day(args.from_, today) if args.from_ else today
    last = spoken_day(args.to, today) if args.to else first + A_YEAR
    if last < first:
        raise BadArguments(_("The last day lies before the first."))
    return Window(first, last)


def _contracts(code: str, context: Context) -> list[Contract]:
    """Every contract of the account, and the bases that they refer to."""
    found = {contract.ref: contract for contract in context.work.contracts.of_account(code)}
    wanted = {one.base for one in found.values() if one.base}
    while wanted - found.keys():
        found |= context.work.contracts.by_ref(sorted(wanted - found.keys()))
        wanted = {one.base for one in found.values() if one.base and one.base not in found}
    return list(found.values())


def _ours(contracts: Sequence[Contract], window: Window, context: Context) -> Iterator[Turn]:
    """What changes of what these contracts name: policies, lists, sets; and catalog prices."""
    catalog = context.work.catalog
    for kind, name in sorted(set(_named(contracts))):
        for day in catalog.turning(kind, name, window.first, window.last):
            yield Turn(day, _(TURNS[kind]), name)
    if any(contract.kind is Kind.CUSTOMER for contract in contracts):
        for day, skus in catalog.products_turning(window.first, window.last):
            words = "{count} product is another in the catalog"
            several = "{count} products are others in the catalog"
            yield Turn(day, many(words, several, len(skus)), some_of(skus))


def _named(contracts: Sequence[Contract]) -> Iterator[tuple[ItemKind, str]]:
    """What of ours the terms of *contracts* name, of every version that was agreed."""
    versions = (one for contract in contracts for one in contract.versions)
    for term in (term for one in versions if one.state in ACCEPTED for term in one.terms):
        for kind in TURNS:
            name = name_in(term, kind.value)
            if name is not None:
                yield kind, name


TURNS = {
    ItemKind.POLICY: "the policy is another",
    ItemKind.PRICE_LIST: "the price list is another",
    ItemKind.PRODUCT_SET: "the product set is another",
}
