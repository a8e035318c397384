"""What another policy would have asked: rule by rule, and for each submission that there was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contracts.approval.policy import ApprovalPolicy
from contracts.approval.routing import Step


class How(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What becomes of the rule called *name*."""

    how: How
    name: str


def rule_changes(old: ApprovalPolicy, new: ApprovalPolicy) -> Iterator[RuleChange]:
    """The rules of *new* that *old* has not, or otherwise; then those that are gone."""
    before = {rule.name: rule for rule in old.rules}
    after = {rule.name: rule for rule in new.rules}
    for name, rule in after.items():
        if name not in before:
            yield RuleChange(How.ADDED, name)
        elif before[name] != rule:
            yield RuleChange(How.CHANGED, name)
    for name in before.keys() - after.keys():
        yield RuleChange(How.REMOVED, name)


@dataclass(frozen=True, slots=True)
class OtherWay:
    """The rules that asked about a submission, and those that would ask."""

    before: Sequence[str]
    after: Sequence[str]

    @property
    def differs(self) -> bool:
        return set(self.before) != set(self.after)


def other_way(before: Sequence[str], steps: Sequence[Step]) -> OtherWay:
    """*before* are the names of the rules that asked; *steps* those of the other policy."""
    return OtherWay(before, [step.rule.name for step in steps])
