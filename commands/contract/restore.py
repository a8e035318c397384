"""``/contract restore``: the end of an account is taken back, with one press."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, phrase
from commands.account_ends import demand_owner
from commands.grammar import Arguments
from commands.resolve import account_called
from commands.spec import Context, command
from contracts.i18n import _, listed
from contracts.people import Permission
from store import Restored, restore_account


class Restore(Arguments):
    account: Annotated[str, Field(description="ACCOUNT")]


@command(needs=Permission.END, examples=["restore VDBROEK"], writes=True)
def restore(args: Restore, context: Context) -> Message:
    """Take back the end of an account: what it changed is as it was, as far as that is possible."""
    account = account_called(args.account, context, again=lambda name: f"restore {name}")
    demand_owner(account, context)
    by = context.actor.user_id
    found = restore_account(context.work, account, by, context.today)
    said = [phrase("*{name}* is a customer again.", name=account.name), *_back(found)]
    then = {_("Terms in force"): f"terms {account.code}", _("Show it"): f"account {account.code}"}
    return done_message(said, then, _("{ref} is restored", ref=account.code))


def _back(found: Restored) -> Iterator[Mrkdwn]:
    """What came back, what waits again, and what stays as it is."""
    if found.contracts:
        yield phrase("• As it was before: {refs}.", refs=listed(found.contracts))
    if found.requests:
        refs = listed([request.ref for request in found.requests])
        yield phrase("• It waits for a decision again: {refs}.", refs=refs)
    for one in found.not_restored:
        yield phrase("• *{ref} stays ended*: {why}.", ref=one.contract, why=one.why)
