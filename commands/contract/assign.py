"""``/contract assign``: a colleague goes on with the work of somebody who leaves."""

from typing import Annotated

from pydantic import Field

from blocks.assigned_card import assigned_message, confirm_form, who_form
from commands.asked import Answer
from commands.assigning import move, moving, receiver
from commands.grammar import HIDDEN, POSITIONAL, Arguments
from commands.mentions import demand_user
from commands.resolve import account_called
from commands.spec import Context, command
from contracts.account import Account
from contracts.assigning import Handing
from contracts.people import Permission


class Assign(Arguments):
    of: Annotated[str | None, POSITIONAL, Field(description="@SOMEBODY")] = None
    to: Annotated[str | None, POSITIONAL, Field(description="@COLLEAGUE")] = None
    account: Annotated[str | None, Field(description="ACCOUNT")] = None
    reason: Annotated[str | None, Field(description="TEXT", max_length=500)] = None
    confirmed: Annotated[bool, HIDDEN] = False


def _writes(args: Assign) -> bool:
    return args.confirmed


@command(
    needs=Permission.ASSIGN,
    examples=["assign", "assign @anna @ben", "assign @anna @ben --account ACME"],
    writes=_writes,
)
def assign(args: Assign, context: Context) -> Answer:
    """Give customers, drafts and what waits for somebody who leaves to a colleague."""
    only = _account(args, context)
    tail = f" --account {only.code}" if only else ""
    if args.of is None or args.to is None:
        of = demand_user(args.of) if args.of else ""
        return who_form(of, f"assign{tail}")
    of = demand_user(args.of)
    to = receiver(demand_user(args.to), of, context)
    handing = Handing(of, to, only, args.reason or "")
    if args.confirmed:
        return assigned_message(move(handing, context))
    line = f"assign {of} {to}{tail} --confirmed"
    return confirm_form(moving(handing, context), line)


def _account(args: Assign, context: Context) -> Account | None:
    """The one account of which alone the work moves."""
    if args.account is None:
        return None
    who = " ".join(filter(None, (args.of, args.to)))
    return account_called(
        args.account, context, again=lambda code: f"assign {who} --account {code}"
    )
