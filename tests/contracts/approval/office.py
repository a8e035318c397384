"""People of an office, and policies and changes in a few words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from contracts.approval.answers import Answer
from contracts.approval.facts import Facts, complete
from contracts.approval.policy import ApprovalPolicy, Approvers
from contracts.approval.progress import Asking
from contracts.approval.routing import Change, Step
from contracts.approval.seats import Seat
from contracts.people import Role

ANNA, BEN, CARA, DAN, VERA = "U0ANNA", "U0BEN", "U0CARA", "U0DAN", "U0VERA"


@dataclass(frozen=True)
class Office:
    """Who has which role, is in which group, is whose manager."""

    roles: Mapping[str, Sequence[str]] = field(
        default_factory=lambda: {"manager": [BEN, CARA], "finance": [DAN], "rep": [ANNA]}
    )
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    owners_manager: str | None = None

    def found_by(self, approvers: Approvers) -> Collection[str]:
        if approvers.user:
            return [approvers.user]
        if approvers.role:
            return self.roles.get(approvers.role, [])
        if approvers.group:
            return self.groups.get(approvers.group, [])
        return [self.owners_manager] if self.owners_manager else []


def facts(**some: Any) -> Facts:
    """Facts with plain numbers; what is not said is as of a change that says nothing of it."""
    given = {n: Decimal(v) if isinstance(v, str) and _is_number(v) else v for n, v in some.items()}
    return complete(given)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def change(roles: Collection[Role] = (), editors: Collection[str] = (ANNA,), **some: Any) -> Change:
    return Change(facts(**some), roles, editors)


def in_progress(step: Step, *answers: Answer, **more: Any) -> Asking:
    """*step* with everybody on their own seat, and the answers to its rule."""
    given = {one.by: one for one in answers if one.rule == step.rule.name}
    return Asking(step, [Seat(who, who) for who in step.people], given, **more)


def a_rule(name: str, when: str = "true", by: str | Sequence[str] = BEN, **more: Any) -> Any:
    users = [by] if isinstance(by, str) else by
    return {"name": name, "when": when, "approvers": [{"user": u} for u in users]} | more


def a_policy(*rules: Any, **more: Any) -> ApprovalPolicy:
    return ApprovalPolicy.model_validate({"name": "Test", "rules": list(rules)} | more)
