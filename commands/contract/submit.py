"""``/contract submit``: a draft is frozen and laid before those who decide."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from blocks.approval_words import people, steps_lines
from blocks.done_card import and_then, done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, phrase
from commands.about import about
from commands.approved import approved_message
from commands.around import wrong_with
from commands.decisions import Asked, end, hold_grounds, subject_of
from commands.drafts import Target, demand_author_or_manager, editors_of, moved, put, target_called
from commands.grammar import HIDDEN, Arguments
from commands.spec import Context, command
from contracts.approval.progress import Progress, Standing
from contracts.errors import Refusal
from contracts.i18n import _, many
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.requests import BY_POLICY, RequestState, submission_hash
from contracts.submission import Problem
from store import RequestOutcome, ask


class Submit(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    then: Annotated[str | None, HIDDEN] = None  # drafts that are submitted after it, by commas


class NotReady(Refusal):
    """A draft is not what it must be to be submitted."""

    def __init__(self, target: Target, problems: Sequence[Problem]) -> None:
        ref = target.ref
        count = many("one thing is", "{count} things are", len(problems))
        first = _("{ref} cannot be submitted yet: {count} missing or wrong.", ref=ref, count=count)
        said = [first, *(f"• {_about(problem, target)}" for problem in problems)]
        super().__init__("\n".join(said), offers={_("Edit {ref}", ref=ref): f"edit {ref}"})


def _about(problem: Problem, target: Target) -> str:
    """The sentence, after the words of the term that it is about."""
    if problem.term is None:
        return problem.sentence
    term = target.version.terms[problem.term]
    return _("{term}: {sentence}", term=term.words(), sentence=problem.sentence)


@command(needs=Permission.EDIT, examples=["submit GLOBEX-1"], writes=True)
def submit(args: Submit, context: Context) -> Message:
    """Send a draft to those who decide; from then on its content is frozen."""
    return and_then(_submit(args, context), [one for one in (args.then or "").split(",") if one])


def _submit(args: Submit, context: Context) -> Message:
    target = target_called(args.contract, context, again=lambda ref: f"submit {ref}")
    hold_grounds(target, None, context)
    demand_author_or_manager(target, context)
    frozen = target.after(Verb.SUBMIT)
    if problems := wrong_with(target, context):
        raise NotReady(target, problems)
    if not editors_of(target, context):  # an import: whoever submits it answers for its content
        context.work.editors.add(*target.key, context.actor.user_id)
    content = submission_hash(target.contract, frozen)
    put(target, frozen, "submitted", context, content=content)
    pending = moved(target, Verb.SUBMIT)
    laid = ask(context.work, subject_of(pending, context))
    if laid.progress.standing is Standing.APPROVED:
        asked = Asked(pending, laid.request, laid.request.seen, laid.progress)
        return _needs_nobody(asked, context)
    return _submitted(target, laid.progress, context)


def _submitted(target: Target, stands: Progress, context: Context) -> Message:
    ref = target.ref
    frozen = phrase("*{ref}* is submitted: its content is frozen now.", ref=ref)
    said = [about(target, context), frozen, *_who(stands)]
    then = {
        _("Where it stands"): f"status {ref}",
        _("Recall it"): f"recall {ref}",
        _("Show all terms"): f"show {ref}",
    }
    return done_message(said, then, _("{ref} is submitted", ref=ref))


def _who(stands: Progress) -> Iterator[Mrkdwn]:
    """Who decides; where several rules ask, by which of them, and in which order."""
    if len(stands.steps) > 1 or stands.steps[0].needed > 1:
        yield phrase("You are told what becomes of it. Who decides:")
        yield from steps_lines(stands)
        if any(one.blocked for one in stands.waiting()):
            yield phrase("*A rule finds too few who may decide.* The admins are told.")
    else:
        asked = stands.to_ask()
        words = "{whom} decides; you are told." if len(asked) == 1 else MANY
        yield phrase(words if asked else NOBODY, whom=people(asked))


MANY = "Any one of these decides, and you are told: {whom}."
NOBODY = (
    "*Nobody can approve it*: there is no one whom the rule names and who did not write it. The"
    " admins are told."
)


def _needs_nobody(asked: Asked, context: Context) -> Message:
    """It lies within the requester's authority, or all of it was approved and is unchanged."""
    reason = _(UNCHANGED if asked.stands.steps else WITHIN)
    end(asked, Verb.APPROVE, RequestOutcome(RequestState.APPROVED, BY_POLICY, reason), context)
    return approved_message(asked, reason, context)


UNCHANGED = "Everything was approved before and is unchanged since."
WITHIN = "It lies within what you may agree without asking."
