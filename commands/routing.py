"""Who would be asked about a version if it were submitted now, and how far it may still go."""

from collections.abc import Collection
from dataclasses import replace

from blocks.route_card import Foreseen
from commands.about import customer_of
from commands.decisions import subject_of
from commands.drafts import Target, editors_of
from commands.spec import Context
from contracts.approval.headroom import nearest
from contracts.approval.policy import Verb, within
from contracts.people import Role
from store import Prepared, prepared


def foreseen(target: Target, context: Context) -> Foreseen:
    """By the policy that holds, with the people of this moment, as its author would submit it."""
    editors = editors_of(target, context)
    me = context.actor.user_id
    by = me if me in editors or not editors else editors[0]
    subject = replace(subject_of(target, context), by=by)
    customer = customer_of(target, context)
    found, roles = prepared(context.work, subject), context.work.people.roles(by)
    return shown(target.ref, customer, found, roles)


def shown(ref: str, customer: str, found: Prepared, roles: Collection[Role]) -> Foreseen:
    """What was *found* for somebody with *roles*, beside the rules that do not ask."""
    policy, asking = found.applied.policy, {step.rule.name for step in found.steps}
    others = [rule for rule in policy.about(Verb.SUBMIT) if rule.name not in asking]
    own = [role for role in policy.authority if role in roles and _within(role, found)]
    limits = {role: policy.authority[role] for role in own}
    still = nearest(others, found.facts)
    return Foreseen(ref, customer, policy.name, found.progress, still, limits)


def _within(role: Role, found: Prepared) -> bool:
    """Whether it lies within what somebody with that role may agree alone."""
    limits = found.applied.policy.authority[role]
    return within(limits, found.facts)
