"""``/contract recall``: what was submitted becomes a draft again."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands.drafts import NotTheirs, Target, demand_author_or_manager, put, target_called
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.events import Closed
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.requests import RequestState
from store import ChangedMeanwhile


class Recall(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.EDIT, examples=["recall GLOBEX-1"], writes=True)
def recall(args: Recall, context: Context) -> Message:
    """Take back what you submitted: it is a draft again, and nobody has to decide."""
    target = target_called(args.contract, context, again=lambda ref: f"recall {ref}")
    draft = target.after(Verb.RECALL)
    _close(target, context)
    put(target, draft, "recalled", context)
    ref = target.ref
    said = [phrase("*{ref}* is a draft again; nobody has to decide any more.", ref=ref)]
    then = {_("Edit it"): f"edit {ref}", _("Submit for approval"): f"submit {ref}"}
    return done_message(said, then, _("{ref} is recalled", ref=ref))


def _close(target: Target, context: Context) -> None:
    """Nobody has to decide on it any more. What nobody submitted here was imported as it is."""
    request, by = context.work.requests.latest(*target.key), context.actor.user_id
    if request is None or not request.open:
        demand_author_or_manager(target, context)
        return
    if request.requested_by != by:
        raise NotTheirs(_("Only whoever submitted it recalls it."), whom=[request.requested_by])
    if not context.work.requests.close(request, RequestState.RECALLED, by, context.now, None):
        raise ChangedMeanwhile
    context.work.record(Closed(request.id, *target.key, by))
