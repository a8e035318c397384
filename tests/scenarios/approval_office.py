"""An office that asks, answers and changes at random, and a model that says what may be."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

import commands.contract
from bot.terminal import TerminalDirectory
from commands.asked import Asked
from commands.dispatch import Dispatcher
from commands.registry import discover
from contracts.approval.policy import ApprovalPolicy
from contracts.contract import Contract
from contracts.errors import Refusal
from contracts.people import Role
from contracts.requests import Request
from notifications.reactions import react
from sandbox.cast import ADA, ANNA, BEN, FARID, LENA, MARIA, VIKTOR
from store import OPERATOR, Store, UnitOfWork
from tests.commands.conftest import HERE
from tests.examples import NOW, keep_examples
from tests.office import OFFICE
from tests.scenarios.approval_model import Model

REF, BASE = "ACME-1", "BASE-EU"
ROLES = {
    ADA.id: {Role.ADMIN},
    ANNA.id: {Role.REP},
    BEN.id: {Role.REP},
    FARID.id: {Role.FINANCE},
    LENA.id: {Role.MANAGER},
    MARIA.id: {Role.MANAGER},
    VIKTOR.id: {Role.APPROVAL_ADMIN},
}
MANAGERS, FINANCE = {"role": "manager"}, {"role": "finance"}
UP = {"after": 8, "to": {"role": "admin"}}
POLICIES: list[list[dict[str, Any]]] = [
    [
        {"name": "Managers", "approvers": [MANAGERS], "mode": 2},
        {"name": "Finance", "approvers": [FINANCE], "remind_after": 4, "escalate": UP},
        {"name": "All", "approvers": [FINANCE, {"user": ADA.id}, {"user": BEN.id}], "mode": "all",
         "stage": 2},
    ],
    [
        {"name": "Everybody", "approvers": [MANAGERS, FINANCE], "all_answer_first": True},
        {"name": "All", "approvers": [MANAGERS], "mode": "all", "stage": 2, "lapses_after": 60},
    ],
    [{"name": "Managers", "approvers": [MANAGERS], "mode": "all"}],
]  # fmt: skip
AUTHORITY = 2
"""The place of the policy under which a rep needs nobody."""


def policy(place: int) -> ApprovalPolicy:
    more = {"authority": {"rep": {"months": "24"}}} if place == AUTHORITY else {}
    return ApprovalPolicy.model_validate(
        {"name": f"Policy {place}", "rules": POLICIES[place]} | more
    )


class Office(RuleBasedStateMachine):
    """A request in a store, and what the model knows of it."""

    def __init__(self, database: str) -> None:
        super().__init__()
        self.store, self.now, self.applied = Store.at(database, react=react, access=OFFICE), NOW, 0
        keep_examples(self.store)
        self.model = Model({user: set(roles) for user, roles in ROLES.items()}, [])
        with self.store.writing(OPERATOR, NOW) as work:
            for user, roles in ROLES.items():
                for role in roles - {Role.ADMIN}:
                    work.people.grant(user, role)
        directory = TerminalDirectory(self.store)
        registry = discover(commands.contract)
        self.door = Dispatcher(registry, self.store, directory, lambda: self.now, HERE)

    def teardown(self) -> None:
        with self.store.reading() as work:
            assert [*work.journal.faults(), *work.audit.faults()] == []
        self.store.close()

    def contract(self) -> Contract:
        with self.store.reading() as work:
            return work.contracts.by_ref([REF])[REF]

    def request(self) -> Request | None:
        with self.store.reading() as work:
            return work.requests.latest(REF, self.contract().versions[-1].number)

    def asks(self, user: str, line: str) -> bool:
        """Ask; whether it was not refused. What that came to stands in the store."""
        self.now += timedelta(seconds=1)
        before = self.request()
        with suppress(Refusal):
            self.door(Asked(line, user, ""))
            self._asked_anew(before)
            return True
        return False

    def _asked_anew(self, before: Request | None) -> None:
        now = self.request()
        if before and now and now.id != before.id:
            self.model.begin(now.requested_by)

    def refresh_editors(self, user: str) -> None:
        """Who wrote what stood there already wrote nothing."""
        with self.store.reading() as work:
            number = self.contract().versions[-1].number
            wrote = set(work.editors.of(REF, number))
        assert wrote - self.model.editors <= {user}
        self.model.editors = wrote

    def _may(self, user: str, work: UnitOfWork, request: Request) -> Iterator[tuple[str, bool]]:
        """For each rule of the request whether somebody may answer it now, by the model."""
        for step in work.approvals.steps(request):
            up = step.escalated_at is not None
            yield step.rule, self.model.may(user, self.rule_of(request, step.rule), escalated=up)

    def rule_of(self, request: Request, name: str) -> Mapping[str, Any]:
        if name in self.model.involved:
            return {"name": name, "approvers": [{"user": name}]}
        return next(one for one in self.model.policies[request.policy - 1] if one["name"] == name)

    def answered(self, may: Mapping[tuple[str, str], bool]) -> None:
        """Every new answer is by somebody who might give it, or was given before to the same."""
        request = self.request()
        if request is None:
            return
        with self.store.reading() as work:
            found = work.approvals.answers(request)
            before = work.requests.before(request)
            earlier = work.approvals.answers(before) if before else []
        for one in found:
            key = (one.rule, one.by)
            if key not in self.model.given:
                assert may.get(key) if not one.carried else key in {(o.rule, o.by) for o in earlier}
                if one.carried:
                    assert before
                    assert (before.content, before.depends) == (request.content, request.depends)
                    assert before.policy == request.policy
                assert one.by not in self.model.editors
                self.model.given[key] = one

    def checked(self, request: Request) -> bool:
        """Whether that was looked at when it was approved: who may decide changes after it."""
        seen, self.seen = getattr(self, "seen", 0), request.id
        return bool(seen == request.id)
