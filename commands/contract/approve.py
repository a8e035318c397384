"""``/contract approve``: yes to exactly what was submitted."""

from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase, user
from commands.acceptance import accept, accepts_itself
from commands.decisions import Asked, asked_about, decide, not_to_decide
from commands.drafts import moved
from commands.grammar import HIDDEN, Arguments
from commands.spec import Context, command
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.version import Acceptance
from store import ChangedMeanwhile

AUTOMATIC = "automatic, by the contract type"
"""How it was accepted; kept in one language, whoever approves."""


class Approve(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    seen: Annotated[str, HIDDEN] = ""


@command(needs=Permission.DECIDE, examples=["approve GLOBEX-1"], writes=True)
def approve(args: Approve, context: Context) -> Message:
    """Say yes to a version that was submitted; the first decision counts."""
    asked = asked_about(args.contract, args.seen, Verb.APPROVE, context)
    nothing = not_to_decide(asked, context)
    if nothing is not None:
        return nothing
    if not decide(asked, Verb.APPROVE, None, context):
        raise ChangedMeanwhile
    return _bound(asked, context) or _approved(asked)


def _approved(asked: Asked) -> Message:
    ref = asked.target.ref
    said = [
        phrase("*{ref}* is approved. {who} is told.", ref=ref, who=_asker(asked)),
        _("It waits for the customer’s acceptance; until then it binds nobody."),
    ]
    then = {_("Record the acceptance"): f"accept {ref}", _("Show all terms"): f"show {ref}"}
    return done_message(said, then, _("{ref} is approved", ref=ref))


def _bound(asked: Asked, context: Context) -> Message | None:
    """What is said where the contract type needs no acceptance; None where it does."""
    if not accepts_itself(asked.target, context):
        return None
    target = moved(asked.target, Verb.APPROVE)
    today = context.today_of(target.contract)
    accept(target, Acceptance(how=AUTOMATIC, on=today), context)
    ref = target.ref
    said = [phrase("*{ref}* is approved, and agreed: contracts of its type need no acceptance.",
                   ref=ref)]  # fmt: skip
    return done_message(said, {_("Show all terms"): f"show {ref}"}, _("{ref} is approved", ref=ref))


def _asker(asked: Asked) -> object:
    return user(asked.request.requested_by) if asked.request else _("nobody")
