"""``/contract end``: we do no more business with a customer."""

from typing import Annotated

from pydantic import Field

from blocks.consequences import about_line, effect_lines
from blocks.done_card import done_message
from blocks.ending_form import EndingForm, ending_form
from blocks.kit import Message
from blocks.proposal_words import done_line
from blocks.view import View
from commands.account_ends import demand_owner, to_ask
from commands.asked import Answer
from commands.ends import asked_message, who_decides
from commands.grammar import flags_of
from commands.resolve import account_called
from commands.spec import Context, command
from commands.with_reason import WithCircumstances, is_meant
from contracts.account import Account
from contracts.approval import policy
from contracts.i18n import _
from contracts.people import Permission
from contracts.proposal import Proposal
from store import (
    ask,
    consequences_of_end,
    demand_goes_on,
    end_account,
    in_journal,
    locked_contracts,
)


class End(WithCircumstances):
    account: Annotated[str, Field(description="ACCOUNT")]


@command(
    needs=Permission.END,
    examples=["end VDBROEK", "end VDBROEK --reason Bought by Initech --circumstances merger"],
    writes=is_meant,
)
def end(args: End, context: Context) -> Answer:
    """End an account: all its contracts end today, with the reason; one press restores it."""
    account = account_called(
        args.account, context, again=lambda name: f"end {name}{flags_of(args)}"
    )
    demand_goes_on(account)
    demand_owner(account, context)
    proposal = Proposal(
        verb=policy.Verb.END_ACCOUNT,
        account=account.code,
        reason=args.because_of,
        circumstances=args.around,
    )
    if is_meant(args):
        return _decided(account, proposal, context)
    return _form(account, proposal, args.typed, context)


def _form(account: Account, proposal: Proposal, circumstances: str, context: Context) -> View:
    """All that ends with it, who decides, and the reason."""
    contracts = context.work.contracts.of_account(account.code)
    asked = to_ask(contracts, proposal, context)
    effect = consequences_of_end(context.work, account, proposal, context.today)
    who = who_decides(asked.found.progress if asked else None)
    line, asks = f"end {account.code}", asked is not None
    return ending_form(EndingForm(account.code, line, effect, who, asks, circumstances))


def _decided(account: Account, proposal: Proposal, context: Context) -> Message:
    """End it where nobody has to agree, else lay it before those who have to."""
    work = context.work
    contracts = locked_contracts(work, account.code)
    work.change_grounds()
    effect = consequences_of_end(work, account, proposal, context.today)
    asked = to_ask(contracts, proposal, context)
    if asked is not None:
        laid = ask(work, asked.subject)
        return asked_message(proposal, laid.request.ref, laid.progress, effect)
    end_account(work, proposal, context.actor.user_id, context.today, in_journal(proposal, {}))
    said = [
        about_line(effect, account.code),
        done_line(proposal, account.code, context.today(account.timezone)),
        *effect_lines(effect),
    ]
    then = {_("Restore it"): f"restore {account.code}", _("Show it"): f"account {account.code}"}
    return done_message(said, then, _("{ref} is ended", ref=account.code))
