"""``/contract approve``: yes to exactly what was submitted."""

from typing import Annotated

from pydantic import Field

from blocks.approval_words import answers_lines, people, steps_lines
from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands.about import about
from commands.approved import approved_message
from commands.decisions import Asked, Given, asked_about, give, not_to_decide
from commands.grammar import HIDDEN, Arguments
from commands.spec import Context, command
from contracts.approval.answers import Verdict
from contracts.approval.progress import Standing
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission


class Approve(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    seen: Annotated[str, HIDDEN] = ""


@command(needs=Permission.DECIDE, examples=["approve GLOBEX-1"], writes=True)
def approve(args: Approve, context: Context) -> Message:
    """Say yes to a version that was submitted, for every rule that asks you."""
    asked = asked_about(args.contract, args.seen, Verb.APPROVE, context)
    nothing = not_to_decide(asked, context)
    if nothing is not None:
        return nothing
    given = give(asked, Verdict.APPROVE, None, context)
    if given.standing is Standing.APPROVED:
        return approved_message(asked, "", context)
    return _counted(asked, given, context)


def _counted(asked: Asked, given: Given, context: Context) -> Message:
    """It is not enough yet, or did not save it: what is still to come."""
    ref, said = asked.target.ref, [about(asked.target, context, asked.request)]
    if given.standing is Standing.REJECTED:
        said.append(phrase("Your yes counts, but *{ref}* is rejected.", ref=ref))
        said += answers_lines(given.progress)
    else:
        waits = given.progress.to_ask()
        said.append(phrase(WAITS if waits else NOBODY, ref=ref, whom=people(waits)))
        said += steps_lines(given.progress)
    then = {_("Where it stands"): f"status {ref}", _("Show all terms"): f"show {ref}"}
    return done_message(said, then, _("Your decision on {ref} counts", ref=ref))


WAITS = "Your yes to *{ref}* counts. It waits for {whom} now."
NOBODY = (
    "Your yes to *{ref}* counts. *Nobody is left who may decide the rest:* the admins are told."
)
