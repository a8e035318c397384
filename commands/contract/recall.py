"""``/contract recall``: what was submitted becomes a draft again."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from blocks.proposal_words import AS_IT_IS
from commands.about import about
from commands.drafts import NotTheirs, Target, asked_called, demand_author_or_manager, put
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.events import Closed
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.proposal import Proposal
from contracts.requests import Request, RequestState
from store import ChangedMeanwhile, RequestOutcome, note


class Recall(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.EDIT, examples=["recall GLOBEX-1"], writes=True)
def recall(args: Recall, context: Context) -> Message:
    """Take back what you submitted: it is a draft again, and nobody has to decide."""
    target = asked_called(args.contract, context, again=lambda ref: f"recall {ref}")
    request = context.work.requests.latest(*target.key)
    waits = request if request is not None and request.open else None
    if waits is not None and waits.proposed is not None:
        return _taken_back(target, waits, waits.proposed, context)
    draft = target.after(Verb.RECALL)
    if waits is None:  # what nobody submitted here was imported as it is
        demand_author_or_manager(target, context)
    else:
        _close(target, waits, context)
    put(target, draft, "recalled", context)
    ref = target.ref
    said = [
        about(target, context),
        phrase("*{ref}* is a draft again; nobody has to decide any more.", ref=ref),
    ]
    then = {_("Edit it"): f"edit {ref}", _("Submit for approval"): f"submit {ref}"}
    return done_message(said, then, _("{ref} is recalled", ref=ref))


def _close(target: Target, request: Request, context: Context) -> RequestOutcome:
    """Nobody has to decide on it any more; ChangedMeanwhile where somebody just did."""
    _demand_theirs(target, request, context)
    outcome = RequestOutcome(RequestState.RECALLED, context.actor.user_id)
    if not context.work.requests.close(request, outcome, context.now):
        raise ChangedMeanwhile
    context.work.record(Closed(request.id, *target.key, context.actor.user_id))
    return outcome


def _demand_theirs(target: Target, request: Request, context: Context) -> None:
    """Raises NotTheirs for whoever neither asked for it nor goes on with the work of who did."""
    heirs = context.work.assigned.heirs(*target.key, request.requested_by)
    if context.actor.user_id not in {request.requested_by, *heirs}:
        whom = heirs or [request.requested_by]
        raise NotTheirs(_("Only whoever submitted it recalls it."), whom=whom)


def _taken_back(target: Target, request: Request, proposal: Proposal, context: Context) -> Message:
    """What was proposed is not asked any more: nothing had changed, and nothing changes."""
    note(context.work, target.contract, proposal, _close(target, request, context))
    so = _(AS_IT_IS[proposal.verb])
    said = [
        about(target, context, request),
        phrase("It is recalled: nobody has to decide any more. {so}", so=so),
    ]
    then = {_("History"): f"history {target.contract.ref}"}
    return done_message(said, then, _("{ref} is recalled", ref=proposal.account or target.ref))
