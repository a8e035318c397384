"""``/contract involve``: somebody else has to agree, too."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.inputs import people_select
from blocks.kit import Message, text
from blocks.mrkdwn import phrase, user
from blocks.view import View
from commands.about import about
from commands.asked import Answer
from commands.grammar import POSITIONAL, Arguments
from commands.mentions import demand_user
from commands.open_requests import Waiting, able, demand_asked, waiting_called
from commands.spec import Context, command
from contracts.events import Answered
from contracts.i18n import _
from contracts.people import Permission
from store import KeptStep


class Involve(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    user: Annotated[str | None, POSITIONAL, Field(description="@SOMEBODY")] = None


@command(needs=Permission.DECIDE, examples=["involve GLOBEX-1 @anna"], writes=True)
def involve(args: Involve, context: Context) -> Answer:
    """Add an approver: the version is not approved before they agree, too."""
    waiting = waiting_called(args.contract, context, again=lambda ref: f"involve {ref}")
    demand_asked(waiting, context)
    if args.user is None:
        return _form(waiting, context)
    user_id = able(demand_user(args.user), waiting, context)
    if any(one.takes(user_id) for one in waiting.progress.steps):
        words = "{who} is asked about *{ref}* anyway: nothing was changed."
        return _done(waiting, words, user_id, context)
    _add(waiting, user_id, context)
    words = "{who} has to agree to *{ref}*, too, and is asked."
    return _done(waiting, words, user_id, context)


def _add(waiting: Waiting, user_id: str, context: Context) -> None:
    """A step of their own, beside those that wait for whoever adds them."""
    by = context.actor.user_id
    stage = waiting.progress.asking(by)[0].rule.stage
    step = KeptStep(user_id, {}, person=user_id, added_by=by, stage=stage)
    context.work.approvals.add_step(waiting.request, step, len(waiting.progress.steps))
    why = {"version": waiting.target.version.number, "approver": user_id}
    context.work.saver.note(waiting.target.contract, "approver added", why)
    context.work.record(Answered(waiting.request))


def _form(waiting: Waiting, context: Context) -> View:
    ref, head = waiting.ref, text(about(waiting.target, context, waiting.request))
    hint = _("Nobody who wrote in it; it takes the role of a manager, finance, legal or admin.")
    who = people_select("user", _("Who has to agree, too?"), hint=hint)
    title = _("Add an approver")
    return View(title, (head, who), f"involve {ref}", submit=_("Ask them"), close=_("Not now"))


def _done(waiting: Waiting, words: str, user_id: str, context: Context) -> Message:
    ref = waiting.ref
    said = [
        about(waiting.target, context, waiting.request),
        phrase(words, who=user(user_id), ref=ref),
    ]
    then = {_("Where it stands"): f"status {ref}"}
    return done_message(said, then, _("{ref}: an approver", ref=ref))
