"""The deadline that somebody means, and what people did about it so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.matter_card import About
from commands.days import spoken_day
from commands.drafts import Target, contract_and_number
from commands.grammar import Arguments, flags_of
from commands.resolve import version_of
from commands.spec import Context
from contracts.account import Account, customer_name
from contracts.deadlines import Deadline, DeadlineKind, deadlines, holds
from contracts.errors import NotFound, Refusal
from contracts.events import MatterChanged
from contracts.i18n import _
from contracts.matter import Matter
from contracts.open_deadlines import is_open
from contracts.succession import running
from contracts.version import Version
from store import zone_of


class OneDeadline(Arguments):
    """Which deadline is meant: else the next of the version that runs."""

    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    kind: Annotated[DeadlineKind | None, Field(description="KIND")] = None
    day: Annotated[str | None, Field(description="DAY")] = None
    place: Annotated[int | None, Field(ge=0, description="NUMBER OF THE TERM")] = None

    @property
    def line(self) -> str:
        """What says so on a command line."""
        said = {"kind": self.kind, "day": self.day, "place": self.place}
        return " ".join([self.contract, *(f"--{k} {v}" for k, v in said.items() if v is not None)])


@dataclass(frozen=True, slots=True)
class Meant:
    """A deadline that is still open, of a contract that nobody else changes meanwhile."""

    target: Target
    account: Account | None
    matter: Matter
    today: date

    @property
    def deadline(self) -> Deadline:
        return self.matter.deadline

    @property
    def customer(self) -> str:
        return customer_name(self.account, first=True)


class NoSuchDeadline(NotFound):
    """There is no deadline like that, or nothing is to be done about it any more."""

    def __init__(self, ref: str, account: str | None) -> None:
        look = {_("What comes due"): f"calendar {account}"} if account else {}
        words = _("{ref} has no such deadline ahead, or it is settled.", ref=ref)
        super().__init__(words, hint=_("Nothing was changed."), offers=look)


class DealtWith(Refusal):
    """A deadline is dealt with once."""

    def __init__(self, ref: str, account: Account | None) -> None:
        who = customer_name(account, first=True)
        words = _(
            "{who}, {ref}: that is dealt with already. Nothing was changed.", who=who, ref=ref
        )
        super().__init__(words)


def deadline_called(args: OneDeadline, verb: str, context: Context) -> Meant:
    """The deadline that *args* describe, NoSuchDeadline or DealtWith; its contract is locked.

    *verb* is the command to offer with another reference.
    """
    target = _version_called(args, verb, context)
    contract, version = target.contract, target.version
    today = context.today(zone_of(context.work, contract))
    known = [one for one in _like(args, version, today) if is_open(one, version, contract.versions)]
    if not known:
        raise NoSuchDeadline(target.ref, contract.account)
    matter = _first_to_do(target, known, context)
    return Meant(target, context.work.accounts.of(contract), matter, today)


def _first_to_do(target: Target, known: Sequence[Deadline], context: Context) -> Matter:
    """What was done about the first of *known* that is not dealt with; DealtWith where all are."""
    kept = context.work.matters.of([target.contract.ref])
    matters = (kept.get((*target.key, one), Matter(*target.key, one)) for one in known)
    matter = next((one for one in matters if not one.done), None)
    if matter is None:
        raise DealtWith(target.ref, context.work.accounts.of(target.contract))
    return matter


def _version_called(args: OneDeadline, verb: str, context: Context) -> Target:
    """That version, or the one that runs."""
    contract, number = contract_and_number(
        args.contract, context, lambda said: f"{verb} {said}{flags_of(args)}", to_change=True
    )
    version = version_of(contract, number) if number else running(contract)
    if version is None:
        raise NoSuchDeadline(contract.ref, contract.account)
    return Target(contract, version)


def _like(args: OneDeadline, version: Version, today: date) -> Sequence[Deadline]:
    """Those that are ahead, or the one that *args* name in full, also where it has passed."""
    ahead = [one for one in deadlines(version, today) if _fits(args, one, today)]
    if args.kind is None or args.day is None:
        return ahead
    named = Deadline(args.kind, spoken_day(args.day, today), args.place or 0)
    return [named] if holds(version, named) else ahead


def _fits(args: OneDeadline, deadline: Deadline, today: date) -> bool:
    return (
        args.kind in {None, deadline.kind}
        and (args.day is None or spoken_day(args.day, today) == deadline.day)
        and args.place in {None, deadline.place}
    )


def keep(meant: Meant, matter: Matter, what: str, context: Context, **why: object) -> None:
    """Let *matter* be what is known of it; all messages about it are brought up to date."""
    one = meant.deadline
    said = {"version": matter.number, "deadline": one.kind.value, "day": one.day.isoformat()}
    context.work.matters.keep(matter)
    context.work.saver.note(meant.target.contract, what, said | why)
    context.work.record(MatterChanged(matter.contract, matter.number))


def shown(meant: Meant) -> About:
    """What an answer shows of it."""
    target = meant.target
    return About(meant.customer, target.ref, target.version, meant.deadline, meant.today)
