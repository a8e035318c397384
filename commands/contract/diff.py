"""``/contract diff``: what two versions, or two days, make of a customer's terms and prices."""

from typing import Annotated

from blocks.diff_card import Compared, diff_message
from blocks.kit import Message
from commands.comparing import between_days
from commands.days import spoken_day
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.resolve import account_called, contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.comparing import Having, effect
from contracts.contract import Contract, named
from contracts.difference import difference
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.people import Permission
from contracts.version import Version
from store import outlook_on

SAMPLE = 200  # products of which the prices are compared, beside those of written prices


class Diff(LookUp):
    contract: str
    a: Annotated[str | None, POSITIONAL] = None
    b: Annotated[str | None, POSITIONAL] = None


@command(
    needs=Permission.LOOK_UP,
    examples=["diff ACME-1", "diff ACME-1 1 3", "diff ACME 2026-01-01 2027-01-01"],
)
def diff(args: Diff, context: Context) -> Message:
    """What changed for a customer between two versions or two days, and what prices it moves."""
    numbers = "".join(f" {number}" for number in (args.a, args.b) if number)

    def again(name: str) -> str:
        return f"diff {name}{numbers}{flags_of(args)}"

    if args.a and _is_day(args.a, context):
        account = account_called(args.contract, context, again)
        today = context.today(account.timezone)
        days = spoken_day(args.a, today), spoken_day(args.b or "today", today)
        compared = between_days(account, days, SAMPLE, context)
    else:
        compared = _versions_compared(contract_called(args.contract, context, again), args, context)
    return diff_message(compared, args.page, context.line)


def _is_day(said: str, context: Context) -> bool:
    """A number of a version is no day."""
    try:
        spoken_day(said, context.today())
    except BadArguments:
        return False
    return True


def _versions_compared(contract: Contract, args: Diff, context: Context) -> Compared:
    old, new = _versions(contract, args)
    today = context.today_of(contract)
    before, after = (Having([outlook_on(context.work, contract, v, today)]) for v in (old, new))
    found = effect(before, after, context.work.catalog.sample(SAMPLE))
    fields = difference(named(contract, old), named(contract, new)).fields
    refs = f"{contract.ref}/{old.number}", f"{contract.ref}/{new.number}"
    shows = {_("Show {ref}", ref=ref): f"show {ref}" for ref in reversed(refs)}
    return Compared(*refs, fields, found, shows | {_("History"): f"history {contract.ref}"})


def _versions(contract: Contract, args: Diff) -> tuple[Version, Version]:
    """The two that are named, the named one and the last, or the last two."""
    if args.a is None:
        if len(contract.versions) < 2:  # noqa: PLR2004 - a difference takes two
            raise NotFound(_("{ref} has no two versions to compare.", ref=contract.ref))
        return contract.versions[-2], contract.versions[-1]
    old = version_of(contract, args.a)
    new = version_of(contract, args.b) if args.b else contract.versions[-1]
    if old.number == new.number:
        raise BadArguments(_("Name two different versions of {ref}.", ref=contract.ref))
    return old, new
