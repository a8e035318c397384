"""``/contract reject``: no, with the reason."""

from typing import Annotated

from pydantic import Field

from blocks import kit
from blocks.approval_words import people, steps_lines
from blocks.done_card import done_message
from blocks.inputs import text_input
from blocks.kit import Message
from blocks.mrkdwn import phrase, user
from blocks.request_words import brief
from blocks.view import View
from commands.about import about
from commands.asked import Answer
from commands.decisions import Asked, Given, asked_about, give, not_to_decide
from commands.grammar import HIDDEN, POSITIONAL, REST, Arguments
from commands.spec import Context, command
from contracts.approval.answers import Verdict
from contracts.approval.progress import Standing
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from store import dossier

LONGEST = 2_000


class Reject(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    reason: Annotated[str | None, POSITIONAL, REST, Field(max_length=LONGEST)] = None
    seen: Annotated[str, HIDDEN] = ""


@command(
    needs=Permission.DECIDE, examples=["reject GLOBEX-1 The discount is too high"], writes=True
)
def reject(args: Reject, context: Context) -> Answer:
    """Say no to a version that was submitted, and why; it can be edited again."""
    asked = asked_about(args.contract, args.seen, Verb.REJECT, context)
    nothing = not_to_decide(asked, context)
    if nothing is not None:
        return nothing
    if not (args.reason or "").strip():
        return _form(asked, context)
    given = give(asked, Verdict.REJECT, args.reason, context)
    return _rejected(asked, given, context)


def _form(asked: Asked, context: Context) -> View:
    """Asks for the reason, below what it is about."""
    request = asked.request
    found = dossier(context.work, request, context.today) if request else None
    head = [kit.text(brief(found))] if found else []
    hint = _("Whoever asked reads it, and it is kept with the version.")
    reason = text_input("reason", _("Reason"), hint=hint, multiline=True, most=LONGEST)
    line = f"reject {asked.target.ref} --seen {request.seen if request else ''}"
    title = _("Reject {ref}", ref=asked.target.ref)
    return View(title, (*head, reason), line, submit=_("Reject"), close=_("Not yet"))


def _rejected(asked: Asked, given: Given, context: Context) -> Message:
    ref, said = asked.target.ref, [about(asked.target, context, asked.request)]
    who = user(asked.request.requested_by) if asked.request else ""
    if given.standing is Standing.REJECTED:
        said.append(phrase("*{ref}* is rejected. {who} is told why.", ref=ref, who=who))
        text = _("{ref} is rejected", ref=ref)
    else:
        waits = people(given.progress.to_ask())
        words = "Your no to *{ref}* counts. All answer first: it waits for {whom}."
        said += [phrase(words, ref=ref, whom=waits), *steps_lines(given.progress)]
        text = _("Your decision on {ref} counts", ref=ref)
    return done_message(said, {_("Show all terms"): f"show {ref}"}, text)
