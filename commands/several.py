"""Deciding on one of several at once: what came of it is a line, whatever it is."""

from blocks.mrkdwn import Mrkdwn, phrase
from commands.about import about
from commands.approved import approved_message
from commands.decisions import asked_about, give, not_to_decide
from commands.spec import Context
from contracts.approval.answers import Verdict
from contracts.approval.progress import Standing
from contracts.errors import Refusal
from contracts.lifecycle import Verb

VERBS = {Verdict.APPROVE: Verb.APPROVE, Verdict.REJECT: Verb.REJECT}
SAID = {
    Standing.APPROVED: "{about} is approved.",
    Standing.REJECTED: "{about} is rejected.",
}
COUNTS = "{about}: your decision counts; it waits for others."

NOTHING = "{about}: nothing was changed; it does not wait for you."


def decide_one(
    ref: str, seen: str, verdict: Verdict, reason: str | None, context: Context
) -> Mrkdwn:
    """Decide as by the button of its card; a refusal of one leaves the others be."""
    try:
        asked = asked_about(ref, seen, VERBS[verdict], context)
        if not_to_decide(asked, context) is not None:
            return phrase(NOTHING, about=about(asked.target, context, asked.request))
        given = give(asked, verdict, reason, context)
    except Refusal as refused:
        return phrase("*{ref}*: {why}", ref=ref, why=str(refused))
    if given.standing is Standing.APPROVED:
        approved_message(asked, "", context)
    whose = about(asked.target, context, asked.request)
    return phrase(SAID.get(given.standing, COUNTS), about=whose)
