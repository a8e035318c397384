"""What is said once a version is approved, whoever or whatever did it."""

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase, user
from blocks.proposal_words import done_line
from commands.about import about
from commands.acceptance import accept, accepts_itself
from commands.decisions import Asked
from commands.drafts import moved
from commands.spec import Context
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.proposal import Proposal
from contracts.version import Acceptance
from store import BY_TYPE


def approved_message(asked: Asked, why: str, context: Context) -> Message:
    """That it is approved, or agreed where the contract type needs no acceptance, and *why*."""
    request = asked.request
    if request is not None and request.proposed is not None:
        return _carried_out(asked, request.proposed, why, context)
    return _bound(asked, context) or _approved(asked, why, context)


def _carried_out(asked: Asked, proposal: Proposal, why: str, context: Context) -> Message:
    """A proposal is done as soon as it is approved."""
    target, ref = asked.target, asked.target.ref
    done = done_line(proposal, ref, context.today_of(target.contract))
    whose = about(target, context, asked.request)
    said = [whose, done, phrase("{why}", why=why or _told(asked))]
    shown = f"account {proposal.account}" if proposal.account else f"show {ref}"
    then = {_("Show it"): shown, _("History"): f"history {target.contract.ref}"}
    return done_message(said, then, _("{ref}: done", ref=proposal.account or ref))


def _approved(asked: Asked, why: str, context: Context) -> Message:
    ref = asked.target.ref
    said = [
        about(asked.target, context),
        phrase("*{ref}* is approved. {why}", ref=ref, why=why or _told(asked)),
        _("It waits for the customer’s acceptance; until then it binds nobody."),
    ]
    then = {_("Record the acceptance"): f"accept {ref}", _("Show all terms"): f"show {ref}"}
    return done_message(said, then, _("{ref} is approved", ref=ref))


def _told(asked: Asked) -> object:
    who = user(asked.request.requested_by) if asked.request else _("nobody")
    return phrase("{who} is told.", who=who)


def _bound(asked: Asked, context: Context) -> Message | None:
    """What is said where the contract type needs no acceptance; None where it does."""
    if not accepts_itself(asked.target, context):
        return None
    target = moved(asked.target, Verb.APPROVE)
    today = context.today_of(target.contract)
    accept(target, Acceptance(how=BY_TYPE, on=today), context)
    ref = target.ref
    words = "*{ref}* is approved, and agreed: contracts of its type need no acceptance."
    said = [about(target, context), phrase(words, ref=ref)]
    return done_message(said, {_("Show all terms"): f"show {ref}"}, _("{ref} is approved", ref=ref))
