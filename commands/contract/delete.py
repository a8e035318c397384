"""``/contract delete``: a draft that nobody else has seen is gone."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands.drafts import NotTheirs, editors_of, target_called
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.errors import Refusal
from contracts.events import SuccessorMoved
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.succession import without
from store import Saved


class Delete(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


class WasSubmitted(Refusal):
    """It was submitted once: its record stays."""

    hint = "It can be canceled instead."


@command(needs=Permission.EDIT, examples=["delete GLOBEX-1"], writes=True)
def delete(args: Delete, context: Context) -> Message:
    """Remove a draft of your own that was never submitted."""
    target = target_called(args.contract, context, again=lambda ref: f"delete {ref}")
    target.after(Verb.DELETE)
    editors = editors_of(target, context)
    if editors[:1] != [context.actor.user_id]:
        raise NotTheirs(_("Only its author deletes a draft."), whom=editors[:1])
    if context.work.requests.latest(*target.key) is not None:
        raise WasSubmitted(offers={_("Cancel it"): f"cancel {target.ref}"})
    contract, number = target.contract, target.version.number
    saved = Saved(contract, without(contract, number), "draft deleted", removed=(number,))
    context.work.saver.change(saved, context.today_of(contract))
    context.work.record(SuccessorMoved(contract.ref))
    then = {_("Account"): f"account {contract.account}"} if contract.account else {}
    said = [phrase("The draft *{ref}* is gone.", ref=target.ref)]
    return done_message(said, then, _("{ref} is deleted", ref=target.ref))
