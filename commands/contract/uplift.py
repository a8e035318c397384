"""``/contract uplift``: prices move by a percentage, an amount or an index, for one or for many."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.uplift_card import Planned, all_drafted_message, plan_message
from commands.asked import Answer
from commands.days import spoken_day
from commands.drafting import NothingToFollow, running_of, written
from commands.drafting_at_once import customer_of, drafted_at_once
from commands.grammar import FIRST, HIDDEN, BadArguments, flags_of
from commands.resolve import account_called, contract_called
from commands.spec import Context, command
from commands.uplifting import Move, UpliftArguments, check_ways, move
from contracts.contract import Contract
from contracts.drafting import amendment
from contracts.errors import NotFound, Refusal
from contracts.i18n import _
from contracts.people import Permission
from contracts.succession import running
from contracts.version import Version
from store import Group

AT_ONCE = 25  # contracts of one answer: Slack waits three seconds for it


class Uplift(UpliftArguments):
    contract: Annotated[str | None, FIRST] = None
    segment: Annotated[str | None, Field(description="SEGMENT")] = None
    region: Annotated[str | None, Field(description="REGION")] = None
    all_of: Annotated[str | None, Field(description="ACCOUNT")] = None
    from_: Annotated[str | None, Field(description="DAY")] = None
    dry_run: bool = False
    after: Annotated[str, HIDDEN] = ""  # go on behind that contract

    @property
    def many(self) -> bool:
        return any((self.segment, self.region, self.all_of))


class NothingToMove(Refusal):
    """Nothing of it has a price of its own that moves."""

    hint = "Percentages follow the list price; to change those, amend the contract."


class NobodyThere(NotFound):
    """No contract that runs belongs to these accounts."""

    hint = "Look at an account for its segment and region: `/contract account ACCOUNT`."


def _writes(args: Uplift) -> bool:
    return not args.dry_run


@command(
    needs=Permission.DRAFT,
    examples=[
        "uplift HANSEATIC-1 --percent 3.2",
        "uplift --segment retail --percent 3.2 --dry-run",
    ],
    writes=_writes,
)
def uplift(args: Uplift, context: Context) -> Answer:
    """Draft higher prices, by percent, amount or index: of one contract, or of many at once."""
    check_ways(args)
    if args.many == (args.contract is not None):
        raise BadArguments(_("Say which contract, or which many by --segment, --region, --all-of."))
    if args.contract is not None:
        return _one(args.contract, args, context)
    refs, more = context.work.portfolio.running(_group(args, context), args.after, AT_ONCE)
    if not refs:
        raise NobodyThere
    return _many(refs, more, args, context)


def _one(ref: str, args: Uplift, context: Context) -> Message:
    if args.dry_run:
        found = contract_called(ref, context, again=lambda name: f"uplift {name}{flags_of(args)}")
        return _many([found.ref], 0, args, context)
    contract, runs = running_of(ref, context, again=lambda name: f"uplift {name}{flags_of(args)}")
    moved = _moved(contract, runs, args, context)
    return drafted_at_once(contract, runs, moved, (), context)


def _group(args: Uplift, context: Context) -> Group:
    """*all_of* is an account, however it is called."""
    code = None
    if args.all_of:
        again = args.model_copy(update={"all_of": None})
        account = account_called(
            args.all_of, context, lambda name: f"uplift --all-of {name}{flags_of(again)}"
        )
        code = account.code
    return Group(args.segment, args.region, code)


def _moved(contract: Contract, runs: Version, args: Uplift, context: Context) -> Move:
    """The amendment with its prices moved; NothingToMove where none is another."""
    draft = amendment(contract, runs, _day(contract, args, context))
    found = move(contract, draft, args, context)
    if found.result is None:
        raise NothingToMove(found.note)
    if not found.result.changed and found.version.value == runs.value:
        raise NothingToMove
    return found


def _day(contract: Contract, args: Uplift, context: Context) -> date:
    today = context.today_of(contract)
    return spoken_day(args.from_, today) if args.from_ else today


def _many(refs: Sequence[str], more: int, args: Uplift, context: Context) -> Message:
    """What would change of each of *refs*, or the drafts; *more* contracts come after them."""
    plan = list(_plan(refs, args, context, write=not args.dry_run))
    following = _line(args.model_copy(update={"after": refs[-1]})) if more else ""
    if not args.dry_run:
        return all_drafted_message(plan, _by(args), more, following)
    line = _line(args.model_copy(update={"dry_run": False}))
    return plan_message(plan, _by(args), more, line, following)


def _plan(refs: Sequence[str], args: Uplift, context: Context, *, write: bool) -> Iterator[Planned]:
    """What becomes of each of *refs*; with *write* drafts are there then."""
    for ref in refs:
        contracts = context.work.contracts
        contract = contracts.locked(ref) if write else contracts.by_ref([ref]).get(ref)
        if contract is None:
            continue
        customer = customer_of(contract, context)
        try:
            yield _of(contract, customer, args, context, write=write)
        except Refusal as refused:
            yield Planned(ref, customer, why=str(refused))


def _of(
    contract: Contract, customer: str, args: Uplift, context: Context, *, write: bool
) -> Planned:
    runs = running(contract)
    if runs is None:
        raise NothingToFollow(contract)
    moved = _moved(contract, runs, args, context)
    ref = written(contract, contract, moved.version, context).ref if write else contract.ref
    return Planned(ref, customer, moved.result)


def _by(args: Uplift) -> str:
    """“3.2 %”, or that it is what was agreed with each of them."""
    said = args.percent and f"{args.percent.removesuffix('%').strip()} %"
    by = said or args.amount or args.index
    return _("by {what}", what=by) if by else _("as each contract’s price review says")


def _line(args: Uplift) -> str:
    return " ".join(filter(None, ["uplift", args.contract, flags_of(args).strip()]))
