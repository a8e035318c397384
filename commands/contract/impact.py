"""``/contract impact``: whom a version, or a policy, touches, and how, before it counts."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.impact_card import ImpactAnswer, impact_message
from blocks.kit import Message
from commands.impact import MOST_ACCOUNTS, Impact, Step, impacts
from commands.resolve import contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.contract import Contract, Kind
from contracts.days import day_before
from contracts.effective import Stack, replaced
from contracts.errors import NotFound
from contracts.files.items import ItemKind
from contracts.i18n import _, quoted, show_day
from contracts.outlook import Proposed
from contracts.people import Permission
from contracts.submission import judged_on
from contracts.succession import open_version
from contracts.version import Version


class ImpactOf(LookUp):
    what: Annotated[str, Field(description="CONTRACT[/VERSION] or POLICY")]


@command(needs=Permission.LOOK_UP, examples=["impact BASE-EU", "impact Standard"])
def impact(args: ImpactOf, context: Context) -> Message:
    """Whom a version of a base, an agreement or a contract, or a policy, touches, and how."""
    if args.what in context.work.catalog.names(ItemKind.POLICY):
        answer = _of_policy(args.what, context)
    else:
        answer = _of_version(args.what, context)
    return impact_message(answer, args.page, context.line)


def _of_version(said: str, context: Context) -> ImpactAnswer:
    """Against what is in force on its day."""
    ref, slash, number = said.partition("/")
    contract = contract_called(ref.strip(), context, lambda name: f"impact {name}{slash}{number}")
    version = version_of(contract, number) if slash else _meant(contract)
    day = judged_on(version, context.today_of(contract))
    proposed = Proposed(contract, version)
    policies = context.work.catalog.on(day).policies()

    def change(stack: Stack) -> Stack:
        return replaced(stack, proposed)

    codes = _codes(contract, context)
    found = list(impacts(codes, Step(day, change, policies, policies), context))
    return _answer(proposed.ref, day, codes, found)


def _meant(contract: Contract) -> Version:
    """The one with which something is still to be done, else the last."""
    version = open_version(contract) or next(reversed(contract.versions), None)
    if version is None:
        raise NotFound(_("{ref} has no version.", ref=contract.ref))
    return version


def _codes(contract: Contract, context: Context) -> Sequence[str]:
    if contract.kind is not Kind.BASE:
        return [contract.account] if contract.account else []
    return context.work.contracts.accounts_under(contract.ref, MOST_ACCOUNTS)


def _of_policy(name: str, context: Context) -> ImpactAnswer:
    """From the day before it becomes another to that day: the next one, else the last."""
    catalog, today = context.work.catalog, context.today()
    days = catalog.turning(ItemKind.POLICY, name, date.min, date.max)
    if not days:
        words = "The policy {name} is the same on every day that is known."
        hint = _("Import what it is to be, with the day from which on it counts.")
        raise NotFound(_(words, name=quoted(name)), hint=hint)
    day = next((one for one in days if one > today), days[-1])
    accounts, bases = context.work.contracts.accounts_naming(name, MOST_ACCOUNTS)
    under = (context.work.contracts.accounts_under(ref, MOST_ACCOUNTS) for ref in bases)
    codes = list(dict.fromkeys([*accounts, *(code for some in under for code in some)]))
    before = catalog.on(day_before(day)).policies()
    step = Step(day, lambda stack: stack, before, catalog.on(day).policies())
    found = list(impacts(codes[:MOST_ACCOUNTS], step, context))
    what = _("the policy {name} of {day}", name=name, day=show_day(day))
    return _answer(what, day, codes, found)


def _answer(what: str, day: date, codes: Sequence[str], found: Sequence[Impact]) -> ImpactAnswer:
    touched = [(one.account, one.effect) for one in found if not one.effect.empty]
    same = len(found) - len(touched)
    return ImpactAnswer(what, day, touched, same, complete=len(codes) < MOST_ACCOUNTS)
