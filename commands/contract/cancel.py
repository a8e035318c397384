"""``/contract cancel``: an open version is given up; its record stays."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands.drafts import Target, demand_author_or_manager, put, target_called
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.events import Closed
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.requests import RequestState
from contracts.succession import running
from store import RequestOutcome


class Cancel(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.EDIT, examples=["cancel GLOBEX-1"], writes=True)
def cancel(args: Cancel, context: Context) -> Message:
    """Give up a version that is not agreed yet; it stays in the history."""
    target = target_called(args.contract, context, again=lambda ref: f"cancel {ref}")
    demand_author_or_manager(target, context)
    given_up = target.after(Verb.CANCEL)
    _close(target, context)
    put(target, given_up, "canceled", context)
    ref, contract = target.ref, target.contract.ref
    said = [phrase("*{ref}* is canceled. What was agreed before stays as it is.", ref=ref)]
    then = {_("History"): f"history {contract}"}
    if running(target.contract):
        then[_("Draft a new version")] = f"amend {contract}"
    return done_message(said, then, _("{ref} is canceled", ref=ref))


def _close(target: Target, context: Context) -> None:
    """Nobody has to decide on it any more, or to wait for the customer."""
    request, by = context.work.requests.latest(*target.key), context.actor.user_id
    if request is None:
        return
    context.work.requests.close(request, RequestOutcome(RequestState.CANCELED, by), context.now)
    context.work.record(Closed(request.id, *target.key, by))
