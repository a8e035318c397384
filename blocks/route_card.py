"""Who will be asked, in which order, by which rule; and how far each value may still go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from blocks import kit
from blocks.approval_words import figure, measured, rule_called, whom
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, code, joined, lines, phrase
from blocks.proposal_words import waits_line
from blocks.request_words import account_called
from contracts.approval.headroom import Headroom
from contracts.approval.progress import Asking, Progress
from contracts.i18n import _, listed
from contracts.people import Role
from contracts.proposal import Proposal
from contracts.terms.wording import short

CONDITION_ROOM = 200
NEAREST = 3  # limits that a form tells


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the policy called *policy* would ask; *within* are the limits that it stays within."""

    ref: str
    customer: str
    policy: str
    progress: Progress
    headrooms: Sequence[Headroom]
    within: Mapping[Role, Mapping[str, Decimal]]


def route_message(
    found: Foreseen, proposal: Proposal | None = None, *, submitted: bool = False
) -> Message:
    """Each rule with whom it asks and why, by stage; then the headroom.

    Of what was *submitted*, as a version or as a *proposal*, what its approval takes.
    """
    blocks = (
        kit.text(_first(found, proposal, submitted=submitted)),
        *_steps(found),
        *_headroom(found),
    )
    line = f"status {found.ref}" if submitted else f"submit {found.ref}"
    label = _("Where it stands") if submitted else _("Submit for approval")
    buttons = kit.actions(kit.runs(label, line), kit.runs(_("Show all terms"), f"show {found.ref}"))
    return Message(_("Who decides on {ref}", ref=found.ref), (*blocks, buttons))


def _first(found: Foreseen, proposal: Proposal | None, *, submitted: bool) -> Mrkdwn:
    account = proposal.account if proposal is not None else None
    about = account_called(found.customer, account or found.ref)
    if proposal is not None:
        return lines([about, waits_line(proposal, found.ref), _("It takes:")])
    words = "*{ref}* is submitted. Its approval takes:" if submitted else _head(found)
    return lines([about, phrase(words, ref=found.ref)])


def _head(found: Foreseen) -> str:
    if found.progress.steps:
        return "If *{ref}* is submitted as it is now, it takes:"
    return "If *{ref}* is submitted as it is now, *nobody has to approve it*."


def _steps(found: Foreseen) -> Iterator[Block]:
    stages = found.progress.stages
    for number, stage in enumerate(stages, start=1):
        if len(stages) > 1:
            first = "First" if number == 1 else "After that"
            yield kit.text(bold(_(first)))
        yield from kit.texts(map(_step, stage))


def _step(asking: Asking) -> Mrkdwn:
    """“• *Finance on payment*: @dan, as payment days 60 (`payment_days > 45`)”."""
    facts, when = measured(asking.step.measured), asking.rule.when.text
    said = phrase("• {rule}: {whom}", rule=rule_called(asking), whom=whom(asking))
    if not facts:
        return said
    why = short(when, CONDITION_ROOM)
    return phrase("{said}; {facts} ({when})", said=said, facts=facts, when=code(why))


def _headroom(found: Foreseen) -> Iterator[Block]:
    """Where the next rule begins to ask, and what one may agree alone."""
    said = [*_limits(found), *_nearest(found.headrooms)]
    if said:
        yield from kit.texts([bold(_("How far it may still go")), *said])


def _limits(found: Foreseen) -> Iterator[Mrkdwn]:
    for role, limits in found.within.items():
        facts = listed([figure(name, limit) for name, limit in limits.items()])
        words = "• within what a {role} may agree alone: {facts}"
        yield phrase(words, role=_(role), facts=facts)


def _nearest(headrooms: Sequence[Headroom]) -> Iterator[Mrkdwn]:
    """“• largest discount 9.9 %; from 10 % on *VP* asks, too”."""
    for _key, group in groupby(headrooms, key=lambda one: (one.fact, one.upwards, one.first)):
        some = list(group)
        rules = joined(", ", [bold(one.rule.name) for one in some])
        words = _limit(some[0], one_rule=len(some) == 1)
        fact = some[0].fact
        last, first = (figure(fact, one, named=False) for one in (some[0].last, some[0].first))
        label = _(fact.replace("_", " "))
        yield phrase(words, fact=label, last=last, first=first, rules=rules)


def _limit(one: Headroom, *, one_rule: bool) -> str:
    """How the limit is said, in the number of the rules that begin to ask."""
    if not one.upwards:
        return DOWNWARDS[one_rule]
    return (UPWARDS if one.last else FROM_NOTHING)[one_rule]


UPWARDS = {
    True: "• {fact} up to {last}; from {first} on {rules} asks, too",
    False: "• {fact} up to {last}; from {first} on {rules} ask, too",
}
FROM_NOTHING = {
    True: "• no {fact}; from {first} on {rules} asks, too",
    False: "• no {fact}; from {first} on {rules} ask, too",
}
DOWNWARDS = {
    True: "• {fact} down to {last}; from {first} down {rules} asks, too",
    False: "• {fact} down to {last}; from {first} down {rules} ask, too",
}


def in_short(found: Foreseen) -> Mrkdwn:
    """A few lines for a form: who decides, and the nearest limits."""
    words = "Submitted as it is, it takes {rules}.", "Submitted as it is, nobody has to approve it."
    return _in_short(found, *words)


def written_in_short(found: Foreseen) -> Mrkdwn:
    """The same of a price that is only asked about."""
    words = (
        "Written into the contract, it takes {rules}.",
        "Written into the contract, nobody has to approve it.",
    )
    return _in_short(found, *words)


def _in_short(found: Foreseen, takes: str, nobody: str) -> Mrkdwn:
    asked = [
        phrase("{rule} ({whom})", rule=rule_called(one), whom=whom(one))
        for one in found.progress.steps
    ]
    who = phrase(takes if asked else nobody, rules=joined(", ", asked))
    return lines([who, *list(_nearest(found.headrooms))[:NEAREST]])
