"""Anybody does anything with a request, in any order: nothing is approved without all it takes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contracts.approval.progress import Standing
from contracts.contract import Contract
from contracts.events import Accepted
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import RequestState
from notifications.kind import Moment
from notifications.waiting import look
from sandbox.cast import ADA, ANNA
from store import OPERATOR, NoticeState, Saved, progress_of
from tests.commands.conftest import HERE
from tests.examples import TODAY, a_version
from tests.scenarios.approval_office import (
    AUTHORITY,
    BASE,
    POLICIES,
    REF,
    ROLES,
    Office,
    policy,
)
from tests.scenarios.kill_grounds_in_turn import Nobody

PEOPLE = st.sampled_from(sorted(ROLES))
ONLOOKERS = st.sampled_from([Role.MANAGER, Role.FINANCE, Role.LEGAL, Role.REP])
GIVEN_UP = {NoticeState.MOOT, NoticeState.REFUSED, NoticeState.DROPPED}


def standing(*states: State) -> Any:
    """The step makes sense only where the version stands so: the rest is for other tests."""
    return precondition(lambda self: self.contract().versions[-1].state in states)


class Approvals(Office):
    """The office asks, answers and changes; the model says of each answer whether it may be."""

    @initialize(place=st.sampled_from(range(AUTHORITY)))
    def begins(self, place: int) -> None:
        self.applies(place)
        self.drafts(ANNA.id)
        self.submits(ANNA.id)

    @standing(State.ACTIVE, State.CANCELED)
    @rule(user=PEOPLE)
    def drafts(self, user: str) -> None:
        if self.asks(user, f"amend {REF}"):
            self.model.editors, self.model.involved = {user}, []

    @standing(State.DRAFT, State.REJECTED)
    @rule(user=PEOPLE, text=st.integers(1, 2))
    def edits(self, user: str, text: int) -> None:
        if self.asks(user, f"edit {REF} --summary change {text}"):
            self.refresh_editors(user)

    @standing(State.DRAFT)
    @rule(user=PEOPLE)
    def submits(self, user: str) -> None:
        was_rep = Role.REP in self.model.roles[user]
        if self.asks(user, f"submit {REF}"):
            self.model.begin(user)
            self.model.submitter_is_rep = was_rep
            self.answered({})

    @standing(State.PENDING)
    @rule(user=PEOPLE)
    def recalls(self, user: str) -> None:
        self.asks(user, f"recall {REF}")

    @standing(State.APPROVED, State.REJECTED)
    @rule(user=PEOPLE)
    def cancels(self, user: str) -> None:
        self.asks(user, f"cancel {REF}")

    @standing(State.PENDING)
    @rule(
        user=PEOPLE, line=st.sampled_from(["approve {}"] * 3 + ["reject {} No", "send-back {} Do"])
    )
    def decides(self, user: str, line: str) -> None:
        with self.store.reading() as work:
            request = self.request()
            may = dict(self._may(user, work, request)) if request and request.open else {}
        self.asks(user, line.format(REF))
        self.answered({(name, user): one for name, one in may.items()})

    @standing(State.PENDING)
    @rule(users=st.permutations(sorted(ROLES)), most=st.integers(2, 7))
    def one_after_the_other(self, users: list[str], most: int) -> None:
        for user in users[:most]:
            self.decides(user, "approve {}")

    @standing(State.PENDING)
    @rule(user=PEOPLE, decision=st.sampled_from(["approve", "reject"]))
    def overrides(self, user: str, decision: str) -> None:
        done = self.asks(user, f"override {REF} {decision} The board said so")
        assert not done or Role.APPROVAL_ADMIN in self.model.roles[user]

    @standing(State.PENDING)
    @rule(user=PEOPLE, other=PEOPLE)
    def involves(self, user: str, other: str) -> None:
        self.asks(user, f"involve {REF} <@{other}>")
        request = self.request()
        with self.store.reading() as work:
            steps = work.approvals.steps(request) if request and request.open else []
        added = [step.rule for step in steps if step.person]
        assert set(added) - set(self.model.involved) <= {other}
        self.model.involved = added

    @standing(State.PENDING)
    @rule(user=PEOPLE, other=PEOPLE)
    def hands_over(self, user: str, other: str) -> None:
        if self.asks(user, f"hand-over {REF} <@{other}>"):
            assert self.model.able(other)
            self.model.handed[user] = other

    @rule(user=PEOPLE, other=PEOPLE)
    def delegates(self, user: str, other: str) -> None:
        if self.asks(user, f"delegate <@{other}> --until 2027-12-31"):
            self.model.delegated[user] = other

    @rule(user=PEOPLE)
    def is_back(self, user: str) -> None:
        with self.store.reading() as work:
            found = [one for one in work.delegations.to_come(self.now) if one.of == user]
        if found and self.asks(user, f"delegate --end {found[0].id}"):
            del self.model.delegated[user]

    @rule(user=PEOPLE, role=ONLOOKERS, verb=st.sampled_from(["grant", "revoke"]))
    def changes_roles(self, user: str, role: Role, verb: str) -> None:
        if self.asks(ADA.id, f"role {verb} <@{user}> {role}"):
            held = self.model.roles[user]
            (held.add if verb == "grant" else held.discard)(role)

    @rule(place=st.sampled_from(range(len(POLICIES))))
    def applies(self, place: int) -> None:
        with self.store.writing(OPERATOR, self.now) as work:
            work.policies.apply(policy(place), OPERATOR, self.now)
        self.model.policies.append(POLICIES[place])

    @rule()
    def accepts_another_base(self) -> None:
        with self.store.writing(OPERATOR, self.now) as work:
            old = work.contracts.locked(BASE)
            assert old
            terms = [{"kind": "shipping_charge", "paid_to": "carrier"}]
            number = old.versions[-1].number + 1
            last = old.versions[-1].model_copy(update={"state": State.SUPERSEDED})
            fields = a_version(number, start="2025-01-01", end=None, terms=terms)
            versions = (*old.versions[:-1], last, Contract.model_validate(
                {"ref": BASE, "kind": "base", "versions": [fields]}).versions[0])  # fmt: skip
            new = old.model_copy(update={"versions": versions})
            work.saver.change(Saved(old, new, "accepted"), TODAY)
            work.record(Accepted(BASE, number, OPERATOR))
        self.model.base += 1

    @rule(hours=st.sampled_from([0, 1, 9, 30, 100]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours, seconds=1)
        before = self.request()
        look(self.store, Moment(self.now, HERE), Nobody())
        self._asked_anew(before)
        self.answered({})

    @invariant()
    def what_is_approved_was_approved_by_all_it_takes(self) -> None:
        request, version = self.request(), self.contract().versions[-1]
        if version.state is not State.APPROVED:
            return
        assert request
        assert request.state is RequestState.APPROVED
        if request.overridden or self.checked(request):
            return
        assert self.model.asked_on == self.model.base
        with self.store.reading() as work:
            steps, answers = work.approvals.steps(request), work.approvals.answers(request)
        rules = self.model.policies[request.policy - 1]
        needs_nobody = rules is POLICIES[AUTHORITY] and self.model.submitter_is_rep
        asked = {one["name"] for one in rules} | set(self.model.involved)
        assert {step.rule for step in steps} == (set() if needs_nobody else asked)
        for step in steps:
            said = [one for one in answers if one.rule == step.rule]
            up = step.escalated_at is not None
            assert self.model.satisfied(self.rule_of(request, step.rule), said, escalated=up)

    @invariant()
    def it_waits_exactly_while_a_request_is_open(self) -> None:
        request, version = self.request(), self.contract().versions[-1]
        assert (version.state is State.PENDING) == bool(request and request.open)

    @standing(State.PENDING)
    @invariant()
    def somebody_can_move_it_on_and_knows(self) -> None:
        request = self.request()
        assert request
        with self.store.reading() as work:
            stands = progress_of(work, request, self.now)
            told = {
                (one.kind, one.recipient)
                for one in work.outbox.listed(list(NoticeState), 100_000)
                if one.facts.get("request") == request.id and one.state not in GIVEN_UP
            }
            can = [user for user in ROLES if stands.asking(user)]
            for user in can:
                assert any(dict(self._may(user, work, request)).values())
        asked = any(("approval", user) in told for user in can)
        due = request.look_at is not None and request.look_at <= self.now
        ends_by_itself = due and stands.standing in {Standing.APPROVED, Standing.REJECTED}
        assert asked or ("nobody_decides", ADA.id) in told or ends_by_itself


RUNS = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_whatever_they_do(database: str, empty: Callable[[], None]) -> None:
    def begun() -> Approvals:
        empty()
        return Approvals(database)

    run_state_machine_as_test(begun, settings=RUNS)
