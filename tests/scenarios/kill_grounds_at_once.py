"""People decide while roles, delegations, bases, accounts and the policy change, and time passes.

Just before each approval is there, what it rests on is looked at once more.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event as Signal

from psycopg.errors import LockNotAvailable
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as TooLong

from commands.asked import Asked
from contracts.approval.answers import Answer
from contracts.approval.policy import ApprovalPolicy
from contracts.errors import Refusal
from contracts.events import Accepted, Answered, Decided, Event
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import Request, RequestState
from notifications.kind import Moment
from notifications.reactions import react
from notifications.waiting import look
from sandbox.cast import ADA, ANNA, BEN, FARID, LENA, MARIA
from store import OPERATOR, NoticeState, Saved, Store, Subject, UnitOfWork
from store.asking import still_stands
from tests.commands.conftest import HERE, door_at
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep
from tests.office import OFFICE
from tests.scenarios.kill_grounds_in_turn import DRAFT, Nobody

CONTRACTS, TURNS = 12, 150
FINANCE = {
    "name": "Finance",
    "approvers": [{"role": "finance"}],
    "lapses_after": 400,
    "remind_after": 4,
    "escalate": {"after": 8, "to": {"role": "legal"}},
}
MANAGERS = {"name": "All managers", "approvers": [{"role": "manager"}], "mode": "all"}
POLICIES = [[FINANCE], [FINANCE, MANAGERS | {"stage": 2}]]
ROLES = (
    (ANNA, Role.REP),
    (BEN, Role.REP),
    (MARIA, Role.MANAGER),
    (FARID, Role.FINANCE),
    (LENA, Role.LEGAL),
)


def watched(event: Event, work: UnitOfWork) -> None:
    """As it is told, and looked at: what had changed by now would have come first."""
    react(event, work)
    if isinstance(event, Answered | Decided):
        of = event.request
        request = work.requests.find(of) if isinstance(of, int) else of
        assert request
        given = given_now(work, request)
        if given or request.state is RequestState.APPROVED:
            Signal().wait(0.01)
            rests_on_what_is(work, request, given)


def given_now(work: UnitOfWork, request: Request) -> list[Answer]:
    """What this very press says; an earlier answer counts by who might answer then."""
    answers = work.approvals.answers(request)
    return [one for one in answers if (one.by, one.at) == (work.by, work.at)]


def rests_on_what_is(work: UnitOfWork, request: Request, given: Sequence[Answer]) -> None:
    contract = work.contracts.by_ref([request.contract])[request.contract]
    subject = Subject(contract, contract.versions[0], ANNA.id, work.at, TODAY)
    assert still_stands(work, request, subject)
    up = {step.rule for step in work.approvals.steps(request) if step.escalated_at}
    for answer in given:
        assert answer.by in may_answer(work, request, answer.rule, escalated=answer.rule in up)


def may_answer(work: UnitOfWork, request: Request, rule: str, *, escalated: bool) -> set[str]:
    """Who may answer to *rule* of *request* at this moment, by the rows alone."""
    holding = {role: {u for u, held in work.people.granted() if held is role} for role in Role}
    named = holding[Role.FINANCE if rule == FINANCE["name"] else Role.MANAGER]
    delegated = {one.of: one.to for one in work.delegations.active(work.at)}
    places = delegated | work.approvals.handovers(request)
    instead = {to for of, to in places.items() if of in named}
    return named | instead | (holding[Role.LEGAL] if escalated else set())


def policy(place: int) -> ApprovalPolicy:
    return ApprovalPolicy.model_validate({"name": "Test", "rules": POLICIES[place]})


def lay_before_all(store: Store) -> None:
    base = a_contract("BASE-EU", a_version(1, end=None), account=None, kind="base")
    refs = [f"ACME-{number}" for number in range(CONTRACTS)]
    keep(store, base, *(a_contract(ref, DRAFT, base="BASE-EU") for ref in refs), accounts=(ACME,))
    with store.writing(OPERATOR, NOW) as work:
        for user, role in ROLES:
            work.people.grant(user.id, role)
        for ref in refs:
            work.editors.add(ref, 1, ANNA.id)
        work.policies.apply(policy(0), OPERATOR, NOW)


def asks(store: Store, user: str, line: str, now: datetime = NOW) -> None:
    with suppress(Refusal):
        door_at(store, now)(Asked(line, user, ""))


def submits(store: Store, turn: int) -> None:
    """Or makes it a draft again, so that there is always something to decide."""
    ref = f"ACME-{turn % CONTRACTS}"
    asks(store, ANNA.id, f"submit {ref}")
    with store.writing(OPERATOR, NOW) as work:
        old = work.contracts.locked(ref)
        assert old
        if old.versions[0].state in {State.APPROVED, State.REJECTED}:
            again = old.versions[0].model_copy(update={"state": State.DRAFT})
            new = old.model_copy(update={"versions": (again,)})
            work.saver.change(Saved(old, new, "begun again"), TODAY)


def decides(user: str) -> Callable[[Store, int], None]:
    """Each press at a time of its own, by which its answers are known."""
    random = Random(user)  # noqa: S311 - chance for lines, not for secrets
    lines = ["approve {}"] * 6 + [
        "reject {} No",
        "send-back {} Cheaper",
        f"involve {{}} <@{ADA.id}>",
        f"hand-over {{}} <@{MARIA.id}>",
    ]

    def does(store: Store, turn: int) -> None:
        line = random.choice(lines).format(f"ACME-{random.randrange(CONTRACTS)}")
        asks(store, user, line, NOW + timedelta(microseconds=turn))

    return does


def moves(store: Store, turn: int) -> None:
    """A role, a delegation, the policy, the account."""
    verb = "revoke" if turn % 2 else "grant"
    asks(store, ADA.id, f"role {verb} <@{(FARID, MARIA, LENA)[turn % 3].id}> finance")
    if turn % 5 == 0:
        asks(store, ADA.id, f"delegate <@{MARIA.id}> --until 2026-12-31 --for <@{FARID.id}>")
    if turn % 5 == 2:
        with store.reading() as work:
            ids = [one.id for one in work.delegations.to_come(NOW)]
        for number in ids:
            asks(store, ADA.id, f"delegate --end {number}")
    if turn % 7 == 0:
        with store.writing(OPERATOR, NOW) as work:
            work.policies.apply(policy(turn % 2), OPERATOR, NOW)
    if turn % 7 == 3:
        asks(store, BEN.id, f"account ACME --segment S{turn}")


def accepts(store: Store, turn: int) -> None:
    """Another version of the base takes over, now and then."""
    if turn % 3:
        return
    with store.writing(OPERATOR, NOW) as work:
        old = work.contracts.locked("BASE-EU")
        assert old
        last = old.versions[-1]
        gone = last.model_copy(update={"state": State.SUPERSEDED})
        new = last.model_copy(update={"number": last.number + 1})
        after = old.model_copy(update={"versions": (*old.versions[:-1], gone, new)})
        work.saver.change(Saved(old, after, "accepted"), TODAY)
        work.record(Accepted("BASE-EU", new.number, OPERATOR))


def looks(store: Store, turn: int) -> None:
    hours = 1000 if turn % 20 == 0 else turn % 20
    look(store, Moment(NOW + timedelta(hours=hours), HERE), Nobody())


CREWS: Sequence[Mapping[str, Callable[[Store, int], None]]] = (
    {"submits": submits, "farid": decides(FARID.id), "lena": decides(LENA.id), "clock": looks},
    {"accepts": accepts, "maria": decides(MARIA.id), "moves": moves, "clock": looks},
)


@contextmanager
def in_time_or_not_at_all() -> Iterator[None]:
    """Who waits too long on a busy machine is told so; two who wait for each other fail."""
    try:
        yield
    except (TooLong, OperationalError) as error:
        if isinstance(error, OperationalError) and not isinstance(error.orig, LockNotAvailable):
            raise


def work_through(store: Store, crews: Sequence[int], turns: int) -> None:
    """All of *crews* at once, each one turn after the other."""
    crew = [does for number in crews for does in CREWS[number].values()]

    def takes_turns(does: Callable[[Store, int], None]) -> None:
        for turn in range(turns):
            with in_time_or_not_at_all():
                does(store, turn)

    with ThreadPoolExecutor(len(crew)) as pool:
        for one in [pool.submit(takes_turns, does) for does in crew]:
            one.result()


def from_outside(url: str, crew: int) -> None:
    with closing(Store.at(url, react=watched, access=OFFICE)) as store:
        work_through(store, [crew], TURNS)


def check(store: Store) -> None:
    """It held together, and all of it happened."""
    with store.reading() as work:
        assert [*work.journal.faults(), *work.audit.faults()] == []
        refs = [f"ACME-{number}" for number in range(CONTRACTS)]
        ends = {e.what for ref in refs for e in work.journal.of(ref)}
        for request in work.requests.waiting():
            version = work.contracts.by_ref([request.contract])[request.contract].versions[0]
            assert version.state is State.PENDING
        first = datetime.min.replace(tzinfo=UTC)
        states = {one.state for one in work.requests.submitted_since(first)}
        assert not work.outbox.listed([NoticeState.REFUSED], 1)
    assert {"approved", "said yes"} <= ends
    assert {"rejected", "returned"} & ends
    assert {RequestState.VOID, RequestState.APPROVED} <= states


def test_threads(sqlite_database: str) -> None:
    with closing(Store.at(sqlite_database, react=watched, access=OFFICE)) as store:
        lay_before_all(store)
        work_through(store, [0, 1], TURNS)
        check(store)


def test_processes(postgres_database: str) -> None:
    spawned = multiprocessing.get_context("spawn")
    with (
        closing(Store.at(postgres_database, react=watched, access=OFFICE)) as store,
        ProcessPoolExecutor(2, mp_context=spawned) as pool,
    ):
        lay_before_all(store)
        for one in [pool.submit(from_outside, postgres_database, crew) for crew in range(2)]:
            one.result()
        check(store)
