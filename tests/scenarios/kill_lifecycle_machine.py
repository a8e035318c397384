"""Anybody does anything with one contract, in any order: a model says what may come of it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import count, pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from commands.asked import Asked, Via
from contracts.days import NEVER
from contracts.deadlines import RUNNING, last_day
from contracts.errors import Refusal
from contracts.in_force import interval
from contracts.lifecycle import ACCEPTED, OPEN, State
from contracts.people import Role
from contracts.requests import RequestState, submission_hash
from contracts.succession import open_version, running
from notifications.reactions import react
from sandbox.cast import ANNA, BEN, LENA, MARIA, VIKTOR
from store import OPERATOR, NoticeState, Store
from tests.commands.conftest import door_at
from tests.examples import NOW, keep_examples
from tests.office import OFFICE

ROLES = {
    ANNA.id: Role.REP,
    BEN.id: Role.REP,
    MARIA.id: Role.MANAGER,
    LENA.id: Role.MANAGER,
    VIKTOR.id: Role.VIEWER,
}
MANAGERS = {user for user, role in ROLES.items() if role is Role.MANAGER}
WRITERS = {user for user, role in ROLES.items() if role is not Role.VIEWER}
PEOPLE = st.sampled_from(sorted(ROLES))
REF = "ACME-1"
LAST = date(2026, 12, 31)


class Lifecycle(RuleBasedStateMachine):
    """The model: the state of the open version, who wrote in it, who submitted it."""

    def __init__(self, database: str) -> None:
        """On an empty *database*: with ACME and its people."""
        super().__init__()
        self.store = Store.at(database, react=react, access=OFFICE)
        keep_examples(self.store)
        with self.store.writing(OPERATOR, NOW) as work:
            for user, role in ROLES.items():
                work.people.grant(user, role)
        self.door = door_at(self.store)
        self.summaries = count(1)
        self.accepted = 0
        self.agreed = [State.SUPERSEDED, State.ACTIVE]  # of the versions that were accepted
        self.ended = False  # the account
        self.before_end: State | None = None  # the state of the open version then
        self._forget()

    def _forget(self) -> None:
        self.state: State | None = None
        self.editors: list[str] = []
        self.submitter = ""
        self.was_submitted = False

    def teardown(self) -> None:
        with self.store.reading() as work:
            assert [*work.journal.faults(), *work.audit.faults()] == []
        self.store.close()

    def asks(self, user: str, line: str) -> None:
        """Ask; a refusal is an answer, too: what it came to stands in the store."""
        with suppress(Refusal):
            self.door(Asked(line, user, ""))

    def writes(self, user: str) -> bool:
        return user in MANAGERS or (user in self.editors and user in WRITERS)

    @rule(user=PEOPLE, verb=st.sampled_from(["amend", "renew"]))
    def drafts(self, user: str, verb: str) -> None:
        self.asks(user, f"{verb} {REF}")
        runs = not self.ended and RUNNING & {*self.agreed}
        if self.state is None and runs and user in WRITERS:
            self.state, self.editors, self.was_submitted = State.DRAFT, [user], False

    @rule(user=PEOPLE)
    def edits(self, user: str) -> None:
        self.asks(user, f"edit {REF} --summary change {next(self.summaries)}")
        if self.state in {State.DRAFT, State.REJECTED} and self.writes(user):
            self.state = State.DRAFT
            self.editors = list(dict.fromkeys([*self.editors, user]))

    @rule(user=PEOPLE)
    def adds_a_term(self, user: str) -> None:
        """By the form of a clause, each another one."""
        title = f"Clause {next(self.summaries)}"
        filled = {"title": title, "text": "As agreed."}
        with suppress(Refusal):
            line = f"term {REF} add clause"
            self.door(Asked(line, user, "", via=Via.SUBMITTED, fields=filled))
        if self.state in {State.DRAFT, State.REJECTED} and self.writes(user):
            self.state = State.DRAFT
            self.editors = list(dict.fromkeys([*self.editors, user]))

    @rule(user=PEOPLE, how=st.sampled_from(["sent", "received"]))
    def records_a_notice(self, user: str, how: str) -> None:
        """It ends what runs, and is nothing to the version that is open."""
        self.asks(user, f"notice {REF} {how} --on today --ends 2027-06-30")

    @rule(user=PEOPLE)
    def begins_another(self, user: str) -> None:
        """A new contract is nothing to this one."""
        self.asks(user, "new ACME")

    @rule(user=PEOPLE)
    def submits(self, user: str) -> None:
        self.asks(user, f"submit {REF}")
        if self.state is State.DRAFT and self.writes(user):
            self.state, self.submitter, self.was_submitted = State.PENDING, user, True

    @rule(user=PEOPLE)
    def recalls(self, user: str) -> None:
        self.asks(user, f"recall {REF}")
        if self.state is State.PENDING and user == self.submitter:
            self.state = State.DRAFT

    @rule(user=PEOPLE, verb=st.sampled_from(["approve {ref}", "reject {ref} Not like this"]))
    def decides(self, user: str, verb: str) -> None:
        self.asks(user, verb.format(ref=REF))
        if self.state is State.PENDING and user in MANAGERS and user not in self.editors:
            self.state = State.APPROVED if verb.startswith("approve") else State.REJECTED

    @rule(user=PEOPLE)
    def accepts(self, user: str) -> None:
        self.asks(user, f"accept {REF} --how signature --on today")
        if self.state is State.APPROVED and user in WRITERS:
            self.accepted += 1
            taken = (State.SUPERSEDED if s is State.ACTIVE else s for s in self.agreed)
            self.agreed = [*taken, State.ACTIVE]
            self._forget()

    @rule(user=PEOPLE)
    def cancels(self, user: str) -> None:
        self.asks(user, f"cancel {REF}")
        if self.state in OPEN and self.writes(user):
            self._forget()

    @rule(user=PEOPLE)
    def deletes(self, user: str) -> None:
        self.asks(user, f"delete {REF}")
        mine = self.editors[:1] == [user] and user in WRITERS
        if self.state is State.DRAFT and mine and not self.was_submitted:
            self._forget()

    def place(self, *states: State) -> int | None:
        """Of the last version that was agreed and is in one of *states*."""
        found = [n for n, state in enumerate(self.agreed) if state in states]
        return found[-1] if found and not self.ended else None

    def runs_on(self, day: date) -> bool:
        """Whether the version that runs does so on *day*, by its own dates."""
        with self.store.reading() as work:
            contract = work.contracts.called(REF)
        version = running(contract) if contract else None
        last = last_day(version) if version else None
        starts = version is not None and version.start <= day
        return starts and (not isinstance(last, date) or day <= last)

    @rule(user=PEOPLE)
    def terminates(self, user: str) -> None:
        may = user in MANAGERS and self.runs_on(LAST)
        self.asks(user, f"terminate {REF} --on {LAST} --reason closed")
        place = self.place(*RUNNING)
        if place is not None and may:
            self.agreed[place] = State.TERMINATED

    @rule(user=PEOPLE)
    def suspends(self, user: str) -> None:
        may = user in MANAGERS and self.runs_on(LAST)
        self.asks(user, f"suspend {REF} --from {LAST} --reason unpaid")
        place = self.place(*RUNNING)
        if place is not None and self.agreed[place] is State.ACTIVE and may:
            self.agreed[place] = State.SUSPENDED

    @rule(user=PEOPLE)
    def resumes(self, user: str) -> None:
        self.asks(user, f"resume {REF}")
        place = self.place(State.SUSPENDED)
        if place is not None and user in MANAGERS:
            self.agreed[place] = State.ACTIVE

    @rule(user=PEOPLE)
    def lets_it_lapse(self, user: str) -> None:
        """It changes no state, whatever was decided."""
        self.asks(user, f"lapse {REF} --reason too dear")

    @rule(user=PEOPLE)
    def ends_the_account(self, user: str) -> None:
        self.asks(user, "end ACME --reason merged")
        if not self.ended and (user in MANAGERS or user == ANNA.id):
            self.before_end = self.state
            self.ended, self.state = True, None

    @rule(user=PEOPLE)
    def restores_the_account(self, user: str) -> None:
        self.asks(user, "restore ACME")
        if self.ended and (user in MANAGERS or user == ANNA.id):
            self.ended, self.state = False, self.before_end

    @precondition(lambda self: self.state is not State.PENDING)
    @rule(user=PEOPLE)
    def decides_on_nothing(self, user: str) -> None:
        """A press on a card that is late changes nothing."""
        self.asks(user, f"approve {REF} --seen 000000000000")

    @invariant()
    def stands_as_the_model_says(self) -> None:
        with self.store.reading() as work:
            contract = work.contracts.called(REF)
            assert contract
            version = open_version(contract)
            assert (version.state if version else None) == self.state
            if version:
                assert set(work.editors.of(REF, version.number)) == set(self.editors)
            agreed = [v.state for v in contract.versions if v.state in ACCEPTED]
            if self.ended:
                assert not RUNNING & {*agreed}
            else:
                assert agreed == self.agreed
            assert len(contract.versions) >= 2 + self.accepted

    @invariant()
    def at_most_one_is_in_force(self) -> None:
        with self.store.reading() as work:
            contract = work.contracts.called(REF)
        assert contract
        spans = [interval(version, contract.versions) for version in contract.versions]
        days = sorted((span.start, span.end or NEVER) for span in spans if span)
        assert all(one[1] < other[0] for one, other in pairwise(days))

    @invariant()
    def a_request_is_open_exactly_while_it_is_pending(self) -> None:
        with self.store.reading() as work:
            waiting = work.requests.waiting()
            assert len(waiting) == (self.state is State.PENDING)
            contract = work.contracts.called(REF)
            version = open_version(contract) if contract else None
            if contract and version and self.state in {State.PENDING, State.APPROVED}:
                request = work.requests.latest(REF, version.number)
                assert request
                assert request.content == submission_hash(contract, version)
                decided = RequestState.APPROVED if self.state is State.APPROVED else None
                assert request.state is (decided or RequestState.OPEN)

    @invariant()
    def whoever_may_decide_is_asked_once(self) -> None:
        with self.store.reading() as work:
            said = work.outbox.listed(list(NoticeState), 10_000)
            for request in work.requests.waiting():
                asked = [n.recipient for n in said if n.key.startswith(f"approval:{request.id}:")]
                assert sorted(asked) == sorted(MANAGERS - set(self.editors))


RUNS = settings(
    max_examples=50,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_whatever_they_do(database: str, empty: Callable[[], None]) -> None:
    def begun() -> Lifecycle:
        empty()
        return Lifecycle(database)

    run_state_machine_as_test(begun, settings=RUNS)
