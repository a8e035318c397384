"""Who is asked about a change, by which rule, in which order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from contracts.approval.conditions import Measured
from contracts.approval.facts import Facts, Value
from contracts.approval.policy import (
    WHERE_NO_RULE_ASKS,
    ApprovalPolicy,
    Approvers,
    Rule,
    Verb,
    unasked,
    within,
)
from contracts.people import Role


class People(Protocol):
    """Who there is at this moment."""

    def found_by(self, approvers: Approvers) -> Collection[str]:
        """The user ids of the active full members that *approvers* name."""


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that asks, the facts by which it does, and the people whom it names.

    None of them wrote in the version. Without *people* it blocks: it is never satisfied by itself.
    """

    rule: Rule
    measured: Mapping[str, Value]
    people: Sequence[str]
    added_by: str | None = None  # an approver asked for it, and no rule


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be approved: who asks for it, and who wrote in it and so cannot answer."""

    facts: Facts
    roles: Collection[Role]  # of whoever asks
    editors: Collection[str]
    verb: Verb = Verb.SUBMIT


AGREEING = frozenset({Verb.SUBMIT, Verb.IMPORT})
"""What an authority is about: how far somebody may go in what is agreed, not in ending it."""


def route(policy: ApprovalPolicy, change: Change, people: People) -> list[Step]:
    """Whom *policy* asks about *change*, the first stage first; none: nobody has to approve.

    Where no rule asks about a submission, any one manager is asked: only an authority lets one
    pass unseen.
    """
    measured = Measured(change.facts)
    rules = [rule for rule in policy.about(change.verb) if rule.when.holds(measured)]
    if not rules and change.verb is Verb.SUBMIT:
        rules = [WHERE_NO_RULE_ASKS]
    waived = set(_waived(policy, rules, change)) if change.verb in AGREEING else set[str]()
    asking = [rule for rule in rules if rule.name not in waived]
    return [step_of(rule, change.facts, people, change.editors) for rule in asking]


def step_of(rule: Rule, facts: Facts, people: People, editors: Collection[str]) -> Step:
    """*rule* with those whom it names at this moment.

    Nobody who wrote in the version is asked, by whatever way the rule names them.
    """
    measured = {name: facts[name] for name in sorted(rule.when.names)}
    return Step(rule, measured, asked_by(rule.approvers, people, editors))


def asked_by(
    approvers: Iterable[Approvers], people: People, editors: Collection[str]
) -> Sequence[str]:
    """The people whom *approvers* name, but for the *editors*; each once, in their order."""
    found = dict.fromkeys(one for by in approvers for one in sorted(people.found_by(by)))
    return [one for one in found if one not in editors]


def _waived(policy: ApprovalPolicy, rules: Sequence[Rule], change: Change) -> Iterable[str]:
    """The rules that the requester's own authority answers.

    Within all limits of a role, a rule that asks only about what these limit is not asked; one
    about anything else is: what nobody limited is not within.
    """
    for role in change.roles:
        limits: Mapping[str, Decimal] = policy.authority.get(role, {})
        if limits and within(limits, change.facts):
            yield from (rule.name for rule in unasked(rules, limits))
