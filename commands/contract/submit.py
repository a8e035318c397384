"""``/contract submit``: a draft is frozen and laid before those who decide."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, phrase, user
from commands.around import wrong_with
from commands.drafts import Target, demand_author_or_manager, put, target_called
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.errors import Refusal
from contracts.events import Submitted
from contracts.i18n import _, listed, many
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.requests import submission_hash
from contracts.submission import Problem


class Submit(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


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
    target = target_called(args.contract, context, again=lambda ref: f"submit {ref}")
    demand_author_or_manager(target, context)
    frozen = target.after(Verb.SUBMIT)
    if problems := wrong_with(target, context):
        raise NotReady(target, problems)
    content = submission_hash(target.contract, frozen)
    put(target, frozen, "submitted", context, content=content)
    by = context.actor.user_id
    request = context.work.requests.open(*target.key, content, by, context.now)
    context.work.record(Submitted(request.id, *target.key, by))
    return _submitted(target, context)


def _submitted(target: Target, context: Context) -> Message:
    ref, asked = target.ref, context.work.requests.approvers(*target.key)
    said = [phrase("*{ref}* is submitted: its content is frozen now.", ref=ref), _who(asked)]
    then = {_("Recall it"): f"recall {ref}", _("Show all terms"): f"show {ref}"}
    return done_message(said, then, _("{ref} is submitted", ref=ref))


def _who(asked: Sequence[str]) -> Mrkdwn:
    """Who decides; that it takes one of them, where there are several."""
    if not asked:
        return phrase(
            "*Nobody can approve it*: there is no manager who did not write it. The admins are"
            " told."
        )
    whom = listed([user(user_id) for user_id in asked])
    words = "{whom} decides; you are told." if len(asked) == 1 else MANY
    return phrase(words, whom=Mrkdwn(whom))


MANY = "Any one of these decides, and you are told: {whom}."
