"""Deciding on a request: once, by somebody who may, on exactly the content that was shown."""

from dataclasses import dataclass

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from blocks.request_card import outcome
from commands.drafts import Target, editors_of, put, target_called
from commands.spec import Context
from contracts.errors import NotAllowed
from contracts.events import Decided
from contracts.i18n import _
from contracts.lifecycle import State, Verb
from contracts.requests import Request, RequestState, submission_hash
from store import about_request

NOT_SUBMITTED = "{ref} was not submitted: nothing was changed."
IMPORTED = "Nobody submitted {ref} here: nothing was changed. Recall it, and submit it then."
NOT_AS_SUBMITTED = (
    "{ref} is not as it was submitted: nothing was changed. Recall it, and submit it again."
)
STATES = {Verb.APPROVE: RequestState.APPROVED, Verb.REJECT: RequestState.REJECTED}


class OwnWork(NotAllowed):
    """You wrote in this version: somebody else decides on it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A version, the last request about it, and what was shown to whoever decides."""

    target: Target
    request: Request | None
    seen: str  # the beginning of the content's hash on the button; empty: it was typed


def asked_about(said: str, seen: str, verb: Verb, context: Context) -> Asked:
    """The version called *said* and its request. Raises OwnWork for those who wrote in it."""
    tail = f" --seen {seen}" if seen else ""
    target = target_called(said, context, again=lambda ref: f"{verb} {ref}{tail}")
    if context.actor.user_id in editors_of(target, context):
        raise OwnWork
    return Asked(target, context.work.requests.latest(*target.key), seen)


def not_to_decide(asked: Asked, context: Context) -> Message | None:
    """Why there is nothing to decide as it was shown; None where there is.

    It is answered, not refused: so that the cards, which are late, are brought up to date.
    """
    why = _why_not(asked)
    if why is None:
        return None
    if asked.request is not None:
        context.work.outbox.touch(about_request(asked.request.id), context.now)
    ref = asked.target.ref
    text = _("{ref}: nothing was changed", ref=ref)
    return done_message([why], {_("Show {ref}", ref=ref): f"show {ref}"}, text)


def _why_not(asked: Asked) -> str | None:
    request, target = asked.request, asked.target
    if request is None:
        waits = target.version.state is State.PENDING
        return _(IMPORTED if waits else NOT_SUBMITTED, ref=target.ref)
    if asked.seen and request.seen != asked.seen:
        return phrase(
            "The card that you pressed shows an earlier submission of {ref}: nothing was changed.",
            ref=target.ref,
        )
    if not request.open:
        said = phrase("Nothing was changed: {ref} is decided already.", ref=target.ref)
        return phrase("{said}\n{outcome}", said=said, outcome=outcome(request))
    if submission_hash(target.contract, target.version) != request.content:
        return _(NOT_AS_SUBMITTED, ref=target.ref)
    return None


def decide(asked: Asked, verb: Verb, reason: str | None, context: Context) -> bool:
    """Close the request and move its version on; whether nobody else was first."""
    request, by = asked.request, context.actor.user_id
    if request is None:
        return False
    moved = asked.target.after(verb)
    if not context.work.requests.close(request, STATES[verb], by, context.now, reason):
        return False
    what = STATES[verb].value
    put(asked.target, moved, what, context, content=request.content, reason=reason)
    approved, requested_by = verb is Verb.APPROVE, request.requested_by
    context.work.record(Decided(request.id, *asked.target.key, by, approved, requested_by))
    return True
