"""``/contract impact``: whom a version, or a policy, touches, and how, before it counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from pydantic import Field

from blocks.impact_card import ImpactAnswer, impact_message
from blocks.kit import Message
from commands.grammar import flags_of
from commands.impact import MOST_ACCOUNTS, Step, as_it_is, impacts, step_to
from commands.resolve import account_called, contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.contract import Contract, Kind
from contracts.days import day_before
from contracts.errors import NotFound
from contracts.files.items import ItemKind
from contracts.i18n import _, quoted, show_day
from contracts.people import Permission
from contracts.succession import before, open_version
from contracts.version import Version


class ImpactOf(LookUp):
    what: Annotated[str, Field(description="CONTRACT[/VERSION] or POLICY")]
    account: Annotated[str | None, Field(description="ACCOUNT")] = None


@dataclass(frozen=True, slots=True)
class _Case:
    """What is asked about."""

    what: str
    since: date  # from when on it counts
    codes: Sequence[str]  # of the customers who may be touched
    step: Step
    compare: str = ""  # the command line that compares the versions themselves


@command(
    needs=Permission.LOOK_UP,
    examples=["impact BASE-EU", "impact Standard", "impact BASE-EU --account ACME"],
)
def impact(args: ImpactOf, context: Context) -> Message:
    """Whom a version of a base, an agreement or a contract, or a policy, touches, and how."""
    if args.what in context.work.catalog.names(ItemKind.POLICY):
        case = _of_policy(args.what, context)
    else:
        case = _of_version(args.what, context, lambda what: _line(args, what, args.account))
    codes = _only(args, case, context) if args.account else case.codes[:MOST_ACCOUNTS]
    found = list(impacts(codes, case.step, context))
    touched = [(one.account, one.effect) for one in found if not one.effect.empty]
    answer = ImpactAnswer(
        what=case.what,
        day=case.since,
        touched=touched,
        same=len(found) - len(touched),
        complete=len(codes) < MOST_ACCOUNTS,
        alone=args.account is not None,
        line_for=partial(_line, args, args.what),
        compare=case.compare,
    )
    return impact_message(answer, args.page, context.line)


def _line(args: ImpactOf, what: str, account: str | None = None) -> str:
    """The same question about *what* and *account*, from its first page."""
    asked = args.model_copy(update={"page": 1, "share": False, "account": account or None})
    return f"impact {what}{flags_of(asked)}"


def _only(args: ImpactOf, case: _Case, context: Context) -> Sequence[str]:
    """The one customer that is asked about; NotFound where nothing of it is that customer's."""
    account = account_called(args.account or "", context, partial(_line, args, args.what))
    if account.code not in case.codes:
        words = "{name} has nothing of {what}."
        raise NotFound(_(words, name=account.name, what=case.what))
    return [account.code]


def _of_version(said: str, context: Context, again: Callable[[str], str]) -> _Case:
    """Against what is in force on its day; where it is that itself, against the one before it."""
    ref, slash, number = said.partition("/")
    contract = contract_called(ref.strip(), context, lambda name: again(f"{name}{slash}{number}"))
    version = version_of(contract, number) if slash else _meant(contract)
    today = context.today_of(contract)
    step = step_to(contract, version, today, context)
    start = version.start if isinstance(version.start, date) else step.day
    old = before(contract, version)
    compare = f"diff {contract.ref} {old.number} {version.number}" if old else ""
    what = f"{contract.ref}/{version.number}"
    return _Case(what, start, _codes(contract, context), step, compare)


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


def _of_policy(name: str, context: Context) -> _Case:
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
    policies = [catalog.on(one).policies() for one in (day_before(day), day)]
    step = Step(day, as_it_is, as_it_is, *policies)
    what = _("the policy {name} of {day}", name=name, day=show_day(day))
    return _Case(what, day, codes, step)
