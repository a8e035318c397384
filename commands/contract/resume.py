"""``/contract resume``: a contract that was suspended is in force again."""

from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from blocks.next_step import next_step
from commands.drafts import Target, put
from commands.ends import demand_manager, demand_nothing_waits, running_target
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.account import customer_name
from contracts.events import Resumed
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.stopping import resumed
from contracts.terms.wording import short

NAME_ROOM = 80


class Resume(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.END, examples=["resume ACME-1"], writes=True)
def resume(args: Resume, context: Context) -> Message:
    """Let a suspended contract be in force again, from today on."""
    target = running_target(
        args.contract, Verb.RESUME, context, again=lambda ref: f"resume {ref}", to_change=True
    )
    demand_manager(_("Only a manager resumes a contract."), context)
    demand_nothing_waits(target, context)
    today = context.today_of(target.contract)
    version = resumed(target.version, target.ref, today)
    put(target, version, "resumed", context)
    context.work.record(Resumed(*target.key, context.actor.user_id))
    return _resumed(Target(target.contract, version), today, context)


def _resumed(target: Target, today: date, context: Context) -> Message:
    """Whose contract is in force again, and what happens next."""
    account = context.work.accounts.of(target.contract)
    who = customer_name(account, first=True)
    coming = next_step(target.version, today, account.holidays if account else None)
    said = [
        phrase("*{who}* · *{ref}* is in force again.", who=short(who, NAME_ROOM), ref=target.ref),
        phrase("{coming}.", coming=coming),
    ]
    then = {_("History"): f"history {target.contract.ref}"}
    return done_message(said, then, _("{ref} is resumed", ref=target.ref))
