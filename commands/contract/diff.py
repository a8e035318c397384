"""``/contract diff``: what two versions, or two days, make of a customer's terms and prices."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from pydantic import Field

from blocks.diff_card import Compared, diff_message
from blocks.kit import Message
from commands.comparing import between_days
from commands.days import spoken_day
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.resolve import Again, account_called, contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.account import Account
from contracts.comparing import Having, effect
from contracts.contract import Contract, named
from contracts.difference import difference
from contracts.errors import NotFound
from contracts.folding import folded
from contracts.i18n import _, quoted
from contracts.people import Permission
from contracts.version import Version
from store import outlook_on

TWO = 2  # a difference takes two
SAMPLE = 200  # products of which the prices are compared, beside those of written prices


class Diff(LookUp):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION] or ACCOUNT")]
    a: Annotated[str | None, POSITIONAL, Field(description="VERSION or DAY")] = None
    b: Annotated[str | None, POSITIONAL, Field(description="VERSION or DAY")] = None


@command(
    needs=Permission.LOOK_UP,
    examples=[
        "diff ACME-1",
        "diff ACME-1 1 3",
        "diff ACME-1/1 ACME-1/3",
        "diff ACME 2026-01-01 2027-01-01",
    ],
)
def diff(args: Diff, context: Context) -> Message:
    """What changed for a customer between two versions or two days, and what prices it moves."""
    again = partial(_line, args)
    if args.a and _is_day(args.a, context):
        account = _account(args, context, again)
        today = context.today(account.timezone)
        days = spoken_day(args.a, today), spoken_day(args.b or "today", today)
        compared = between_days(account, days, SAMPLE, context)
    else:
        ref, slash, number = args.contract.partition("/")
        contract = contract_called(ref.strip(), context, lambda name: again(name + slash + number))
        compared = _versions_compared(contract, _numbers(contract, number, args), context)
    return diff_message(compared, args.page, context.line)


def _line(args: Diff, name: str) -> str:
    """The same question about what is called *name*."""
    others = "".join(f" {said}" for said in (args.a, args.b) if said)
    return f"diff {name}{others}{flags_of(args)}"


def _account(args: Diff, context: Context, again: Again) -> Account:
    """The account of which two days are compared; with a contract named, its account is offered."""
    contract = context.work.contracts.called(args.contract.partition("/")[0].strip())
    if contract is None or context.work.accounts.called(args.contract):
        return account_called(args.contract, context, again)
    one = context.work.accounts.of(contract)
    offers = {f"{one.code} · {one.name}": again(one.code)} if one else {}
    words = _("Two days are compared for an account, not for a contract.")
    raise BadArguments(words, offers=offers)


def _numbers(contract: Contract, first: str, args: Diff) -> list[str]:
    """Those that are named, in whatever way: ``ACME-1/1 ACME-1/3``, ``ACME-1/1 3``."""
    found = [first] if first else []
    for said in filter(None, (args.a, args.b)):
        ref, slash, number = said.rpartition("/")
        if slash and folded(ref) != folded(contract.ref):
            raise BadArguments(_("{said} is no version of {ref}.", said=said, ref=contract.ref))
        found.append(number)
    if len(found) > TWO:
        raise BadArguments(_("I do not know what to do with {rest}.", rest=quoted(found[TWO])))
    return found


def _is_day(said: str, context: Context) -> bool:
    """A number of a version is no day."""
    try:
        spoken_day(said, context.today())
    except BadArguments:
        return False
    return True


def _versions_compared(contract: Contract, numbers: Sequence[str], context: Context) -> Compared:
    old, new = _versions(contract, numbers)
    today = context.today_of(contract)
    before, after = (Having([outlook_on(context.work, contract, v, today)]) for v in (old, new))
    found = effect(before, after, context.work.catalog.sample(SAMPLE))
    fields = difference(named(contract, old), named(contract, new)).fields
    refs = f"{contract.ref}/{old.number}", f"{contract.ref}/{new.number}"
    shows = {_("Show {ref}", ref=ref): f"show {ref}" for ref in reversed(refs)}
    return Compared(*refs, fields, found, shows | {_("History"): f"history {contract.ref}"})


def _versions(contract: Contract, numbers: Sequence[str]) -> tuple[Version, Version]:
    """The two that are named, the named one and the last, or the last two."""
    if not numbers:
        if len(contract.versions) < TWO:
            raise NotFound(_("{ref} has no two versions to compare.", ref=contract.ref))
        return contract.versions[-2], contract.versions[-1]
    old, *others = (version_of(contract, number) for number in numbers)
    new = others[0] if others else contract.versions[-1]
    if old.number == new.number:
        raise BadArguments(_("Name two different versions of {ref}.", ref=contract.ref))
    return old, new
