"""``/contract hand-over``: somebody else decides in one's place, on this version."""

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
from contracts.errors import Refusal
from contracts.events import Answered
from contracts.i18n import _
from contracts.people import Permission


class HandOver(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    user: Annotated[str | None, POSITIONAL, Field(description="@SOMEBODY")] = None


@command(needs=Permission.DECIDE, examples=["hand-over GLOBEX-1 @anna"], writes=True)
def hand_over(args: HandOver, context: Context) -> Answer:
    """Give a decision that waits for you to somebody else; for longer, delegate."""
    waiting = waiting_called(args.contract, context, again=lambda ref: f"hand-over {ref}")
    demand_asked(waiting, context)
    if args.user is None:
        return _form(waiting, context)
    user_id = able(demand_user(args.user), waiting, context)
    by = context.actor.user_id
    if user_id == by:
        raise Refusal(_("You have it already: nothing was changed."))
    if any(one.needed > 1 and one.takes(user_id) for one in waiting.progress.asking(by)):
        raise Refusal(_("The same rule asks them, and takes several people: nothing was changed."))
    _give(waiting, user_id, context)
    return _done(waiting, user_id, context)


def _give(waiting: Waiting, user_id: str, context: Context) -> None:
    by = context.actor.user_id
    context.work.approvals.hand_over(waiting.request, by, user_id, context.now)
    why = {"version": waiting.target.version.number, "of": by, "to": user_id}
    context.work.saver.note(waiting.target.contract, "handed over", why)
    context.work.record(Answered(waiting.request))


def _form(waiting: Waiting, context: Context) -> View:
    ref, head = waiting.ref, text(about(waiting.target, context, waiting.request))
    hint = _("Nobody who wrote in it; it takes the role of a manager, finance, legal or admin.")
    who = people_select("user", _("Who decides in your place?"), hint=hint)
    title = _("Hand over {ref}", ref=ref)
    return View(title, (head, who), f"hand-over {ref}", submit=_("Hand over"), close=_("Not now"))


def _done(waiting: Waiting, user_id: str, context: Context) -> Message:
    ref, who = waiting.ref, user(user_id)
    said = [
        about(waiting.target, context, waiting.request),
        phrase("{who} decides on *{ref}* in your place, and is asked.", who=who, ref=ref),
    ]
    then = {_("Where it stands"): f"status {ref}"}
    return done_message(said, then, _("{ref} is handed over", ref=ref))
