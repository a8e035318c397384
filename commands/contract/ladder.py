"""``/contract ladder``: how many days before a deadline people are warned."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.ladder_card import ladders_message, removed_message, set_message
from commands.amounts import spoken_amount
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.resolve import contract_called
from commands.spec import Context, LookUp, command
from contracts.contract_type import ContractType
from contracts.deadlines import DeadlineKind
from contracts.errors import Refusal
from contracts.ladder import Ladder
from contracts.ladders import LadderRule
from contracts.people import Permission
from contracts.terms.fields import Name

OFF = "off"


class ForAll(Refusal):
    """The ladder for everything else stands in the settings."""

    hint = "Say for which deadlines: --kind, --segment, --type, --contract or --min-value."


class NoSuchLadder(Refusal):
    """There is no ladder for exactly those deadlines."""

    hint = "See all of them: `/contract ladder`."


class Ladders(LookUp):
    days: Annotated[str | None, POSITIONAL, Field(description="120,90,60|off")] = None
    kind: Annotated[DeadlineKind | None, Field(description="KIND")] = None
    segment: Annotated[Name | None, Field(description="SEGMENT")] = None
    type: Annotated[ContractType | None, Field(description="TYPE")] = None
    contract: Annotated[str | None, Field(description="CONTRACT")] = None
    min_value: Annotated[str | None, Field(description="AMOUNT")] = None


def _writes(args: Ladders) -> bool:
    return args.days is not None


@command(
    needs=Permission.DIRECT_ALERTS,
    examples=[
        "ladder",
        "ladder 120,90,60,30,14,7,1 --kind notice --min-value 100000 EUR",
        "ladder 30,7,1 --segment retail",
        "ladder off --segment retail",
    ],
    writes=_writes,
)
def ladder(args: Ladders, context: Context) -> Message:
    """How many days before a deadline people are warned: for all, a kind, a segment, a contract."""
    if args.days is None:
        return ladders_message(context.work.ladders.usual, _all(context), args.page, context.line)
    rule = _rule(args, context)
    # Before the journal of the house is held, as whoever else changes a contract does it.
    only = context.work.contracts.locked(rule.contract) if rule.contract else None
    off = args.days.lower() == OFF
    if not off:
        context.work.ladder_rules.put(rule, context.actor.user_id, context.now)
    elif not context.work.ladder_rules.remove(rule):
        raise NoSuchLadder
    if only is not None:  # all the others are looked at anew by the next sweep
        context.work.warnings.look_soon([only.ref])
    return removed_message(rule) if off else set_message(rule)


def _all(context: Context) -> Sequence[LadderRule]:
    return [one.rule for one in context.work.ladder_rules.all()]


def _rule(args: Ladders, context: Context) -> LadderRule:
    """What *args* say; what is turned off has the usual steps."""
    days = args.days or OFF
    try:
        steps = context.work.ladders.usual if days.lower() == OFF else Ladder.read(days)
    except ValueError as wrong:
        raise BadArguments(f"{wrong}.") from wrong
    contract = _contract(args, context)
    least = spoken_amount(args.min_value, None) if args.min_value else None
    rule = LadderRule(steps, args.kind, args.segment, args.type, contract, least)
    if rule == LadderRule(steps):
        raise ForAll
    return rule


def _contract(args: Ladders, context: Context) -> str | None:
    if args.contract is None:
        return None
    rest = flags_of(args.model_copy(update={"contract": None}))
    line = f"ladder {args.days}{rest} --contract "
    return contract_called(args.contract, context, again=lambda ref: line + ref).ref
