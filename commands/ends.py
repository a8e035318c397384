"""What ends, pauses or lets go an agreement: at once, or laid before those whom the policy asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from blocks.approval_words import people, rule_called, steps_lines, whom
from blocks.consequences import about_line, effect_lines
from blocks.done_card import done_message
from blocks.ending_form import EndingForm, ending_form
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, joined, phrase
from blocks.proposal_words import done_line, waits_line
from blocks.view import View
from commands.asked import Via
from commands.decisions import subject_of
from commands.drafts import Target, contract_and_number
from commands.grammar import FieldErrors
from commands.notices import NothingRuns
from commands.resolve import Again, version_of
from commands.spec import Context
from contracts.approval import policy
from contracts.approval.progress import Progress
from contracts.consequences import Consequences
from contracts.contract import Contract
from contracts.errors import NotAllowed, Refusal
from contracts.i18n import _
from contracts.lifecycle import State, Verb, after
from contracts.people import Role
from contracts.proposal import Proposal
from contracts.stopping import DayOutOfPlace
from contracts.succession import running
from contracts.version import Version
from store import Deed, ask, carry_out, consequences, hindered, prepared


class WaitsAlready(Refusal):
    """One thing that waits for a decision comes after the other."""

    def __init__(self, ref: str) -> None:
        super().__init__(
            _("Something about {ref} waits for a decision already.", ref=ref),
            hint=_("Wait for it, or have it recalled by whoever asked for it."),
            offers={_("Where it stands"): f"status {ref}"},
        )


@dataclass(frozen=True, slots=True)
class Typed:
    """How the form goes on: the line that its submission runs, and what was typed of it."""

    line: str
    circumstances: str


def running_target(
    said: str, verb: Verb, context: Context, again: Again, *, to_change: bool
) -> Target:
    """The version called *said*, or the one of a contract that runs; WrongState where *verb* fails.

    With *to_change* nobody else changes its contract meanwhile.
    """
    contract, number = contract_and_number(said, context, again, to_change=to_change)
    version = version_of(contract, number) if number else _running(contract, verb)
    if version is None:
        raise NothingRuns(contract)
    target = Target(contract, version)
    after(version.state, verb, target.ref)
    return target


def _running(contract: Contract, verb: Verb) -> Version | None:
    """What runs on; to be resumed, what is suspended before anything else."""
    paused = (one for one in reversed(contract.versions) if one.state is State.SUSPENDED)
    waits = next(paused, None) if verb is Verb.RESUME else None
    return waits or running(contract)


def proposal_form(target: Target, proposal: Proposal, typed: Typed, context: Context) -> View:
    """What would come of it, who decides, and what is to be filled in."""
    deed = deed_by(target, proposal, context)
    _demand_possible(target, deed, context)
    found = prepared(context.work, subject_of(target, context, proposal))
    if not found.steps:
        demand_manager(_(ALONE[proposal.verb]), context)
    effect = consequences(context.work, deed)
    who = who_decides(found.progress)
    asks = bool(found.steps)
    return ending_form(EndingForm(target.ref, typed.line, effect, who, asks, typed.circumstances))


def deed_by(target: Target, proposal: Proposal, context: Context) -> Deed:
    """*proposal*, as whoever acts carries it out."""
    by, today = context.actor.user_id, context.today_of(target.contract)
    return Deed(target.contract, target.version, proposal, by, context.today, today)


def _demand_possible(target: Target, deed: Deed, context: Context) -> None:
    """Raises a Refusal that says why it cannot be done; beside its input where a form was sent."""
    demand_nothing_waits(target, context)
    refused = hindered(context.work, deed)
    if isinstance(refused, DayOutOfPlace) and context.via is Via.SUBMITTED:
        raise FieldErrors({DAYS[deed.proposal.verb]: f"{refused} {refused.hint}".strip()})
    if refused is not None:
        raise refused


DAYS: Mapping[policy.Verb, str] = {policy.Verb.TERMINATE: "on", policy.Verb.SUSPEND: "from"}


def demand_nothing_waits(target: Target, context: Context) -> None:
    """Raises WaitsAlready where a decision about that version is open."""
    request = context.work.requests.latest(*target.key)
    if request is not None and request.open:
        raise WaitsAlready(target.ref)


def decided(target: Target, proposal: Proposal, context: Context) -> Message:
    """Do it where nobody has to agree, else lay it before those who have to."""
    context.work.change_grounds()
    deed = deed_by(target, proposal, context)
    _demand_possible(target, deed, context)
    effect = consequences(context.work, deed)
    subject = subject_of(target, context, proposal)
    if prepared(context.work, subject).steps:
        return asked_message(proposal, target.ref, ask(context.work, subject).progress, effect)
    demand_manager(_(ALONE[proposal.verb]), context)
    carry_out(context.work, deed)
    return done_now(proposal, target, effect, deed.today)


def demand_manager(words: str, context: Context) -> None:
    """Raises NotAllowed, which says so in *words*, for whoever may not do that alone."""
    if Role.MANAGER not in context.actor.roles:
        managers = context.work.people.holding(Role.MANAGER)
        hint = _("Ask a manager:") if managers else _("Ask an admin to make somebody a manager.")
        raise NotAllowed(words, hint=hint, whom=managers or context.admins())


ALONE: Mapping[policy.Verb, str] = {
    policy.Verb.TERMINATE: "Only a manager terminates a contract.",
    policy.Verb.SUSPEND: "Only a manager suspends a contract.",
    policy.Verb.LAPSE: "Only a manager decides that nothing follows.",
}
"""Where the policy asks nobody."""


def who_decides(stands: Progress | None) -> Mrkdwn:
    """By which rules whom it takes, or that it is done at once."""
    steps = stands.steps if stands else ()
    asked = [phrase("{rule} ({whom})", rule=rule_called(one), whom=whom(one)) for one in steps]
    if not asked:
        return phrase("Nobody else has to agree: it is done at once.")
    return phrase("Who decides: {rules}.", rules=joined(", ", asked))


def asked_message(proposal: Proposal, ref: str, stands: Progress, effect: Consequences) -> Message:
    """That it waits for others, for whom, and what comes of it then."""
    waits = people(stands.to_ask())
    nobody = "*Nobody can approve it*: the admins are told."
    who = phrase("{whom} decides; you are told." if stands.to_ask() else nobody, whom=waits)
    several = len(stands.steps) > 1 or stands.steps[0].needed > 1
    about = proposal.account or ref
    said = [about_line(effect, about), waits_line(proposal, ref)]
    said += steps_lines(stands) if several else [who]
    said += [phrase("*What comes of it then*"), *effect_lines(effect)]
    then = {_("Where it stands"): f"status {ref}", _("Recall it"): f"recall {ref}"}
    return done_message(said, then, _("{ref} waits for a decision", ref=about))


def done_now(proposal: Proposal, target: Target, effect: Consequences, today: date) -> Message:
    """What was done, and what comes of it."""
    ref = target.ref
    done = done_line(proposal, ref, today)
    said = [about_line(effect, ref), done, *effect_lines(effect, done=True)]
    then = {_("History"): f"history {target.contract.ref}"}
    if proposal.verb is policy.Verb.SUSPEND:
        then = {_("Resume it"): f"resume {ref}"} | then
    if proposal.verb is policy.Verb.LAPSE:
        then = {_("Record a notice"): f"notice {target.contract.ref}"} | then
    return done_message(said, then, _("{ref}: done", ref=ref))
