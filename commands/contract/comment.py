"""``/contract comment``: something to say about what waits, without deciding."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.inputs import text_input
from blocks.kit import Message, text
from blocks.mrkdwn import phrase
from blocks.view import View
from commands.about import about
from commands.asked import Answer
from commands.grammar import POSITIONAL, REST, Arguments
from commands.open_requests import Waiting, demand_involved, waiting_called
from commands.spec import Context, command
from contracts.events import Commented
from contracts.i18n import _
from contracts.people import Permission
from store import Comment as Said

LONGEST = 2_000


class Comment(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    words: Annotated[str | None, POSITIONAL, REST, Field(max_length=LONGEST)] = None


@command(needs=Permission.LOOK_UP, examples=["comment GLOBEX-1 They agreed by phone"], writes=True)
def comment(args: Comment, context: Context) -> Answer:
    """Say something about a version that waits for its approval, to everybody involved."""
    waiting = waiting_called(args.contract, context, again=lambda ref: f"comment {ref}")
    demand_involved(waiting, context)
    words = (args.words or "").strip()
    if not words:
        return _form(waiting, context)
    said = Said(context.actor.user_id, context.now, words)
    context.work.approvals.comment(waiting.request, said)
    _record(waiting, words, context)
    return _done(waiting, context)


def _record(waiting: Waiting, words: str, context: Context) -> None:
    why = {"version": waiting.target.version.number, "comment": words}
    context.work.saver.note(waiting.target.contract, "commented", why)
    context.work.record(Commented(waiting.request.id, context.actor.user_id))


def _form(waiting: Waiting, context: Context) -> View:
    ref, head = waiting.ref, text(about(waiting.target, context, waiting.request))
    hint = _("Everybody who is asked, and whoever asked, reads it.")
    words = text_input("words", _("Comment"), hint=hint, multiline=True, most=LONGEST)
    title = _("Comment on {ref}", ref=ref)
    return View(title, (head, words), f"comment {ref}", submit=_("Say it"), close=_("Not now"))


def _done(waiting: Waiting, context: Context) -> Message:
    ref = waiting.ref
    said = [
        about(waiting.target, context, waiting.request),
        phrase("Your comment on *{ref}* stands on every card.", ref=ref),
    ]
    then = {_("Where it stands"): f"status {ref}"}
    return done_message(said, then, _("{ref}: your comment", ref=ref))
