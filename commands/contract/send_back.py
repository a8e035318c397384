"""``/contract send-back``: a change is asked for, which is no rejection."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.inputs import text_input
from blocks.kit import Message, text
from blocks.mrkdwn import phrase, user
from blocks.request_words import brief
from blocks.view import View
from commands.about import about
from commands.asked import Answer
from commands.decisions import Asked, asked_about, end, not_to_decide
from commands.grammar import HIDDEN, POSITIONAL, REST, Arguments
from commands.spec import Context, command
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.requests import RequestState
from store import RequestOutcome, dossier

LONGEST = 2_000


class SendBack(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    change: Annotated[str | None, POSITIONAL, REST, Field(max_length=LONGEST)] = None
    seen: Annotated[str, HIDDEN] = ""


@command(
    needs=Permission.DECIDE,
    examples=["send-back GLOBEX-1 Please ask for 30 days instead of 60"],
    writes=True,
)
def send_back(args: SendBack, context: Context) -> Answer:
    """Ask the author for a change: it is a draft again, and nothing was rejected."""
    asked = asked_about(args.contract, args.seen, Verb.RETURN, context)
    nothing = not_to_decide(asked, context)
    if nothing is not None:
        return nothing
    change = (args.change or "").strip()
    if not change:
        return _form(asked, context)
    by = context.actor.user_id
    end(asked, Verb.RETURN, RequestOutcome(RequestState.RETURNED, by, change), context)
    return _done(asked, context)


def _form(asked: Asked, context: Context) -> View:
    """Asks for the change, below what it is about."""
    request = asked.request
    found = dossier(context.work, request, context.today) if request else None
    head = [text(brief(found))] if found else []
    hint = _("Whoever wrote it reads this. What was approved and does not change stays approved.")
    change = text_input("change", _("What to change"), hint=hint, multiline=True, most=LONGEST)
    line = f"send-back {asked.target.ref} --seen {request.seen if request else ''}"
    title = _("Ask for a change")
    return View(title, (*head, change), line, submit=_("Send back"), close=_("Not yet"))


def _done(asked: Asked, context: Context) -> Message:
    ref = asked.target.ref
    who = user(asked.request.requested_by) if asked.request else ""
    proposed = asked.request is not None and asked.request.proposed is not None
    words = PROPOSED if proposed else "*{ref}* is a draft again. {who} is told what to change."
    said = [about(asked.target, context, asked.request), phrase(words, ref=ref, who=who)]
    then = {_("Show all terms"): f"show {ref}"}
    return done_message(said, then, _("{ref} was sent back", ref=ref))


PROPOSED = "Nothing was done about *{ref}*. {who} is told what to propose instead."
