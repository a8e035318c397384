"""``/contract recall``: what was submitted becomes a draft again."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands.drafts import NotTheirs, put, target_called
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
    request, by = context.work.requests.latest(*target.key), context.actor.user_id
    if request is None or request.requested_by != by:
        whom = [request.requested_by] if request else []
        raise NotTheirs(_("Only whoever submitted it recalls it."), whom=whom)
    if not context.work.requests.close(request, RequestState.RECALLED, by, context.now, None):
        raise ChangedMeanwhile
    put(target, draft, "recalled", context)
    context.work.record(Closed(request.id, *target.key, by))
    ref = target.ref
    said = [phrase("*{ref}* is a draft again; nobody has to decide any more.", ref=ref)]
    then = {_("Edit it"): f"edit {ref}", _("Submit for approval"): f"submit {ref}"}
    return done_message(said, then, _("{ref} is recalled", ref=ref))
