"""Deciding on a request: by those whom its rules ask, on exactly the content that was shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocks.approval_words import people
from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, phrase, user
from blocks.request_outcome import outcome
from commands.acceptance import accepts_itself
from commands.drafts import Target, asked_called, editors_of, put
from commands.spec import Context
from contracts.approval.answers import Answer, Verdict
from contracts.approval.progress import Progress, Standing
from contracts.errors import NotAllowed
from contracts.events import Answered, Decided
from contracts.i18n import _
from contracts.lifecycle import State, Verb
from contracts.proposal import Proposal
from contracts.requests import Request, RequestState
from store import (
    ChangedMeanwhile,
    RequestOutcome,
    Subject,
    about_request,
    authors_of,
    deed_of,
    hold_all,
    outdated,
    progress_of,
    settle,
)

NOT_SUBMITTED = "{ref} was not submitted: nothing was changed."
IMPORTED = "Nobody submitted {ref} here: nothing was changed. Recall it, and submit it then."
VOID = (
    "What {ref} depends on has changed since it was submitted: nothing was decided. What others"
    " said of it counts no more, and everybody is asked anew."
)
GONE = (
    "{ref} is not as it was when this was proposed: nothing was decided. Whoever proposed it is"
    " told."
)
ANSWERED = "You decided on {ref} already, and it waits for {whom}: nothing was changed."
LATER = "It is not your turn yet: {ref} waits for {whom} first. Nothing was changed."
NOT_ASKED = "You are not asked about {ref}, which waits for {whom}. Nothing was changed."
SAID = {Verdict.APPROVE: "said yes", Verdict.REJECT: "said no"}
"""The journal's words for an answer after which others are still asked."""


NOWHERE = Progress([])


class OwnWork(NotAllowed):
    """You wrote in this version: somebody else decides on it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A version, the last request about it, and what was shown to whoever decides."""

    target: Target
    request: Request | None
    seen: str  # the beginning of the hashes on the button; empty: it was typed
    stands: Progress = NOWHERE  # how far the request is, while it is open


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer led to: the request as it stands now, to whoever is asked next."""

    progress: Progress
    standing: Standing


def asked_about(said: str, seen: str, verb: Verb, context: Context) -> Asked:
    """The version called *said* and its request. Raises OwnWork for those who wrote in it."""
    tail = f" --seen {seen}" if seen else ""
    target = asked_called(said, context, again=lambda ref: f"{verb} {ref}{tail}")
    request = context.work.requests.latest(*target.key)
    hold_grounds(target, request, context)
    _demand_others(target, request, context)
    if request is None or not request.open:
        return Asked(target, request, seen)
    stands = progress_of(context.work, request, context.now, timed=False)
    return Asked(target, request, seen, stands)


def _demand_others(target: Target, request: Request | None, context: Context) -> None:
    """Raises OwnWork for those who made what is asked about."""
    by = context.actor.user_id
    if request is not None and request.proposed is not None:
        if request.open and by in authors_of(context.work, request):
            raise OwnWork(_own_proposal(request, by))
    elif by in editors_of(target, context):
        raise OwnWork


def _own_proposal(request: Request, by: str) -> Mrkdwn | str:
    if by == request.requested_by:
        return _("You proposed this yourself: somebody else decides on it.")
    words = "You go on with this in the place of {who}: somebody else decides on it."
    return phrase(words, who=user(request.requested_by))


def hold_grounds(target: Target, request: Request | None, context: Context) -> None:
    """Nothing on which a decision about *target* rests changes until it is made.

    *request* is its last one. Where an approval changes what is in force, others' decisions may
    rest on that.
    """
    if request is not None and request.open and request.proposed is not None:
        hold_all(context.work, request)
    elif accepts_itself(target, context):
        context.work.change_grounds()
    else:
        context.work.hold_grounds()


def subject_of(target: Target, context: Context, proposal: Proposal | None = None) -> Subject:
    """The target as somebody submits it, or looks whether it still is as it was submitted.

    With a *proposal* that is what is laid before others.
    """
    today, by = context.today_of(target.contract), context.actor.user_id
    return Subject(target.contract, target.version, by, context.now, today, proposal)


def not_to_decide(asked: Asked, context: Context) -> Message | None:
    """Why there is nothing to decide as it was shown; None where there is.

    It is answered, not refused: so that the cards, which are late, are brought up to date.
    """
    why = _why_not(asked, context)
    if why is None:
        return None
    if asked.request is not None:
        context.work.outbox.touch(about_request(asked.request.id), context.now)
    ref = asked.target.ref
    text = _("{ref}: nothing was changed", ref=ref)
    return done_message([why], {_("Show {ref}", ref=ref): f"show {ref}"}, text)


def _why_not(asked: Asked, context: Context) -> str | Mrkdwn | None:
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
    if outdated(context.work, request, subject_of(target, context, request.proposed)):
        return _(GONE if request.proposed else VOID, ref=target.ref)
    return _not_asked(target.ref, asked.stands, context.actor.user_id)


def _not_asked(ref: str, stands: Progress, user_id: str) -> Mrkdwn | None:
    """Why it is not somebody's to decide now; None where it is."""
    if stands.asking(user_id):
        return None
    whom = people(stands.to_ask())
    if any(user_id in one.answers for one in stands.steps):
        return phrase(ANSWERED, ref=ref, whom=whom)
    return phrase(LATER if stands.answerable(user_id) else NOT_ASKED, ref=ref, whom=whom)


def give(asked: Asked, verdict: Verdict, reason: str | None, context: Context) -> Given:
    """Answer for every rule that asks whoever acts; with what it comes to, the request may end."""
    answers = list(_answers(asked.stands, verdict, reason, context))
    if asked.request is None or not answers:
        raise ChangedMeanwhile
    context.work.approvals.answer(asked.request, answers)
    after = asked.stands.with_answers(answers)
    standing = after.standing
    if standing is Standing.APPROVED:
        outcome_ = RequestOutcome(RequestState.APPROVED, context.actor.user_id)
        end(asked, Verb.APPROVE, outcome_, context, **_in_journal(answers))
    elif standing is Standing.REJECTED:
        end(asked, Verb.REJECT, _rejection(after), context, **_in_journal(answers))
    else:
        why = {"version": asked.target.version.number, "reason": reason, **_in_journal(answers)}
        context.work.saver.note(asked.target.contract, SAID[verdict], why)
        context.work.record(Answered(asked.request, after))
    return Given(after, standing)


def _answers(
    stands: Progress, verdict: Verdict, reason: str | None, context: Context
) -> Iterator[Answer]:
    """One for each rule, those of later stages too: nobody is asked the same twice."""
    by = context.actor.user_id
    for asking in stands.answerable(by):
        yield Answer(asking.rule.name, by, verdict, context.now, asking.instead_of(by), reason)


def _rejection(after: Progress) -> RequestOutcome:
    """Whose no it was that ended it, the last one where there are several."""
    said = [answer for one in after.steps for answer in one.said(Verdict.REJECT)]
    last = max(said, key=lambda answer: answer.at)
    return RequestOutcome(RequestState.REJECTED, last.by, last.reason)


def _in_journal(answers: Sequence[Answer]) -> dict[str, object]:
    """For which rules, and in whose place."""
    places = {answer.instead_of for answer in answers if answer.instead_of}
    return {"rules": [answer.rule for answer in answers], "instead_of": sorted(places)}


def end(asked: Asked, verb: Verb, ended: RequestOutcome, context: Context, **why: object) -> None:
    """Close the request and move its version on; ChangedMeanwhile where another was first."""
    request = asked.request
    if request is None:
        raise ChangedMeanwhile
    if request.proposed is not None:
        _end_proposal(asked, request, ended, context, **why)
        return
    moved = asked.target.after(verb)
    if not context.work.requests.close(request, ended, context.now):
        raise ChangedMeanwhile
    by_override = "{} by override" if ended.overridden else "{}"
    what, content = by_override.format(ended.state.value), request.content
    put(asked.target, moved, what, context, content=content, reason=ended.reason, **why)
    who, by = request.requested_by, context.actor.user_id
    context.work.record(Decided(request.id, *asked.target.key, ended.state, by, who))


def _end_proposal(
    asked: Asked, request: Request, ended: RequestOutcome, context: Context, **why: object
) -> None:
    """Close it, and do what was approved."""
    target = asked.target
    today = context.today_of(target.contract)
    deed = deed_of(request, (target.contract, target.version), context.today, today)
    if deed is None or not settle(context.work, request, deed, ended, **why):
        raise ChangedMeanwhile
