"""``/contract override``: an approval admin decides, whatever the policy's rules would ask."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from blocks.approval_words import steps_lines
from blocks.done_card import done_message
from blocks.inputs import text_input
from blocks.kit import Block, Message, text, texts
from blocks.mrkdwn import phrase, user
from blocks.request_words import brief
from blocks.view import View
from commands.about import about
from commands.approved import approved_message
from commands.asked import Answer
from commands.decisions import Asked, asked_about, end
from commands.grammar import POSITIONAL, REST, Arguments
from commands.open_requests import NothingWaits
from commands.spec import Context, command
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Actor, Permission
from contracts.requests import RequestState
from store import RequestOutcome, dossier

LONGEST = 2_000


class Decision(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"


STATES = {
    Decision.APPROVE: (Verb.APPROVE, RequestState.APPROVED),
    Decision.REJECT: (Verb.REJECT, RequestState.REJECTED),
}


class Override(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    decision: Annotated[Decision, Field(description="approve|reject")]
    reason: Annotated[str | None, POSITIONAL, REST, Field(max_length=LONGEST)] = None


@command(
    needs=Permission.OVERRIDE,
    examples=["override GLOBEX-1 approve The board decided it"],
    writes=True,
)
def override(args: Override, context: Context) -> Answer:
    """Decide in the place of all whom the policy asks, with a reason that stands everywhere."""
    asked = asked_about(args.contract, "", Verb.APPROVE, context)
    _demand_still(context)
    if asked.request is None or not asked.request.open:
        raise NothingWaits(asked.target)
    reason = (args.reason or "").strip()
    if not reason:
        return _form(asked, args.decision, context)
    verb, state = STATES[args.decision]
    outcome = RequestOutcome(state, context.actor.user_id, reason, overridden=True)
    end(asked, verb, outcome, context)
    if args.decision is Decision.APPROVE:
        return approved_message(asked, _("By override: its rules were not asked."), context)
    return _rejected(asked, context)


def _demand_still(context: Context) -> None:
    """Raises NotAllowed for somebody from whom the role was taken since they came in."""
    actor = Actor(context.actor.person, context.work.people.roles(context.actor.user_id))
    replace(context, actor=actor).demand(Permission.OVERRIDE)


def _form(asked: Asked, decision: Decision, context: Context) -> View:
    """Asks for the reason, below what it is about and whom it passes over."""
    ref, request = asked.target.ref, asked.request
    found = dossier(context.work, request, context.today) if request else None
    head: list[Block] = [text(brief(found))] if found else []
    head += texts(steps_lines(asked.stands))
    hint = _("It stands on every card and in the journal, with your name.")
    reason = text_input("reason", _("Reason"), hint=hint, multiline=True, most=LONGEST)
    title = _("Override {ref}", ref=ref)
    line = f"override {ref} {decision}"
    words = _("Approve anyway") if decision is Decision.APPROVE else _("Reject anyway")
    return View(title, (*head, reason), line, submit=words, close=_("Not yet"))


def _rejected(asked: Asked, context: Context) -> Message:
    ref = asked.target.ref
    who = user(asked.request.requested_by) if asked.request else ""
    said = [
        about(asked.target, context, asked.request),
        phrase("*{ref}* is rejected by override. {who} is told why.", ref=ref, who=who),
    ]
    return done_message(said, {_("Show all terms"): f"show {ref}"}, _("{ref} is rejected", ref=ref))
