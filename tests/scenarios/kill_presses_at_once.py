"""All press at the same moment: one outcome each time, and the journal tells the same story."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from random import Random
from threading import Barrier
from typing import Any

from blocks.plain import plain_text
from commands.asked import Asked, Reply, Via
from contracts.approval.policy import ApprovalPolicy
from contracts.errors import Refusal
from contracts.events import Event, PeopleChanged
from contracts.journal import Entry
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import Request, RequestState
from notifications.kind import Moment
from notifications.kinds.approval import approval
from notifications.reactions import react as told
from sandbox.cast import ADA, ANNA, BEN, FARID, LENA, MARIA
from store import OPERATOR, Notice, NoticeState, Store, UnitOfWork
from tests.commands.conftest import HERE, door_at
from tests.examples import ACME, NOW, a_contract, a_version, keep
from tests.office import OFFICE

ROUNDS, CONTRACTS = 500, 125
PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
DRAFT = a_version(1, state="draft", start="2027-01-01", end="2027-12-31", terms=PRICED)
RULES = [
    {"name": "Two managers", "approvers": [{"role": "manager"}], "mode": 2},
    {"name": "Finance", "approvers": [{"role": "finance"}, {"user": LENA.id}], "mode": "any"},
    {"name": "All of legal", "approvers": [{"role": "legal"}], "mode": "all", "stage": 2},
]
POLICY = ApprovalPolicy.model_validate({"name": "Three rules", "rules": RULES})
YES = "approve {ref} --seen {seen}"
LINES = {
    MARIA.id: [YES, YES, "reject {ref} No --seen {seen}"],
    BEN.id: [YES, YES, "send-back {ref} Cheaper --seen {seen}"],
    FARID.id: [YES, YES, "reject {ref} No --seen {seen}"],
    LENA.id: [YES, YES, YES, "reject {ref} No --seen {seen}"],
    ANNA.id: ["recall {ref}", "edit {ref} --summary {round}", "show {ref}", "show {ref}"],
}
ROLES = (
    (ANNA, Role.REP),
    (MARIA, Role.MANAGER),
    (BEN, Role.MANAGER),
    (FARID, Role.FINANCE),
    (LENA, Role.LEGAL),
)
ENDS = {
    "approved": (RequestState.APPROVED, State.APPROVED),
    "rejected": (RequestState.REJECTED, State.REJECTED),
    "returned": (RequestState.RETURNED, State.DRAFT),
    "recalled": (RequestState.RECALLED, State.DRAFT),
}
SAID = {"said yes", "said no"}
ANSWERS = {"said yes", "said no", "approved", "rejected"}
WORDS = {
    RequestState.APPROVED: "*Approved* by",
    RequestState.REJECTED: "*Rejected* by",
    RequestState.RETURNED: "*Sent back* by",
    RequestState.RECALLED: "*Recalled* by",
}


def lay_before_all(store: Store) -> None:
    """Contracts that Anna wrote, and a policy of several rules."""
    refs = [f"ACME-{number}" for number in range(CONTRACTS)]
    keep(store, *(a_contract(ref, DRAFT) for ref in refs), accounts=(ACME,))
    with store.writing(OPERATOR, NOW) as work:
        for user, role in ROLES:
            work.people.grant(user.id, role)
        for ref in refs:
            work.editors.add(ref, 1, ANNA.id)
        work.policies.apply(POLICY, OPERATOR, NOW)


def latest(store: Store, ref: str) -> Request | None:
    with store.reading() as work:
        return work.requests.latest(ref, 1)


def press(store: Store, user: str, line: str) -> bool:
    """Whether something came of it, as the answer says."""
    with suppress(Refusal):
        said = plain_text(door_at(store)(Asked(line, user, "", via=Via.PRESSED)).answer)
        changes = ("othing was changed", "It is not your turn yet", "have changed nothing")
        return not line.startswith("show") and not any(words in said for words in changes)
    return False


def press_all(
    store: Store, user: str, rounds: int, wait: Callable[[], Any]
) -> dict[str, list[str]]:
    """In each round something by chance; what came of something, by contract."""
    random = Random(user)  # noqa: S311 - chance for lines, not for secrets
    won: dict[str, list[str]] = {}
    for number in range(rounds):
        ref = f"ACME-{number % CONTRACTS}"
        if user == ANNA.id:
            press(store, ANNA.id, f"submit {ref}")
        wait()
        request = latest(store, ref)
        line = random.choice(LINES[user])
        said = line.format(ref=ref, seen=request.seen if request else "", round=number)
        wait()
        if press(store, user, said):
            won.setdefault(ref, []).append(said.partition(" ")[0])
    return won


@dataclass
class Told:
    """What the journal says of one submission."""

    answers: list[tuple[str, str]] = field(default_factory=list)  # by whom, to which rule
    ended: str = ""
    by: str = ""


def story(entries: Sequence[Entry]) -> Iterator[Told]:
    """Each submission with what came of it, as the journal tells it."""
    now: Told | None = None
    for entry in entries:
        why = entry.new.get("why", {})
        if entry.what == "submitted":
            assert now is None
            now = Told()
        if entry.what in ANSWERS:
            assert now
            now.answers += [(entry.actor, rule) for rule in why["rules"]]
        if entry.what in ENDS:
            assert now
            now.ended, now.by = entry.what, entry.actor
            yield now
            now = None
    if now:
        yield now


def check(store: Store, won: dict[str, dict[str, list[str]]]) -> Counter[str]:
    """Journal, requests, versions, answers and cards agree; how often each end came."""
    ends: Counter[str] = Counter()
    with store.reading() as work:
        for number in range(CONTRACTS):
            ends += check_contract(work, f"ACME-{number}", won)
        for notice in work.outbox.listed(list(NoticeState), 100_000):
            if notice.kind == "approval":
                check_card(work, notice)
        assert [*work.journal.faults(), *work.audit.faults()] == []
    return ends


def check_contract(
    work: UnitOfWork, ref: str, won: dict[str, dict[str, list[str]]]
) -> Counter[str]:
    entries = work.journal.of(ref)
    stories = list(story(entries))
    request = work.requests.latest(ref, 1)
    version = work.contracts.by_ref([ref])[ref].versions[0]
    for one in reversed(stories):
        assert request
        check_request(work, request, one)
        request = work.requests.before(request)
    assert request is None
    last = [e.what for e in entries if e.what in {*ENDS, "submitted", "edited"}][-1]
    meant = {"submitted": State.PENDING, "edited": State.DRAFT}
    assert version.state is (meant.get(last) or ENDS[last][1])
    acts = Counter(e.actor for e in entries if e.what in {*SAID, *ENDS, "edited"})
    assert acts == Counter({user: len(of[ref]) for user, of in won.items() if ref in of})
    return Counter(one.ended for one in stories)


def check_request(work: UnitOfWork, request: Request, one: Told) -> None:
    answers = work.approvals.answers(request)
    fresh = {(answer.by, answer.rule) for answer in answers if not answer.carried}
    assert fresh == set(one.answers)
    assert len(fresh) == len(one.answers)
    assert request.state is (ENDS[one.ended][0] if one.ended else RequestState.OPEN)
    assert (request.decided_by or "") == one.by
    if request.state is RequestState.APPROVED:
        yes = {(answer.by, answer.rule) for answer in answers}
        wanted = {(MARIA.id, "Two managers"), (BEN.id, "Two managers")}
        assert wanted | {(LENA.id, "All of legal")} <= yes


def check_card(work: UnitOfWork, notice: Notice) -> None:
    """Where it stands, it would say what became of the request."""
    request = work.requests.find(notice.facts["request"])
    message = approval.message(replace(notice, channel="D1", ts="1.0"), work, Moment(NOW, HERE))
    assert request
    assert message
    text = str(message.blocks)
    assert ("approve ACME" in text) <= request.open
    if not request.open:
        assert WORDS[request.state] in text


def test_threads_on_one_card(sqlite_database: str) -> None:
    together = Barrier(len(LINES), timeout=30)
    with (
        closing(Store.at(sqlite_database, react=told, access=OFFICE)) as store,
        ThreadPoolExecutor(len(LINES)) as pool,
    ):
        lay_before_all(store)
        pressing = {
            user: pool.submit(press_all, store, user, ROUNDS, together.wait) for user in LINES
        }
        ends = check(store, {user: one.result() for user, one in pressing.items()})
    assert min(ends[what] for what in ENDS) > 0


def press_from_outside(
    url: str, users: Sequence[str], together: Any
) -> dict[str, dict[str, list[str]]]:
    """Some of them, in a process of their own."""
    with (
        closing(Store.at(url, react=told, access=OFFICE)) as store,
        ThreadPoolExecutor(len(users)) as pool,
    ):
        pressing = {
            user: pool.submit(press_all, store, user, ROUNDS, together.wait) for user in users
        }
        return {user: one.result() for user, one in pressing.items()}


def test_processes_on_one_card(postgres_database: str) -> None:
    spawned = multiprocessing.get_context("spawn")
    with (
        closing(Store.at(postgres_database, react=told, access=OFFICE)) as store,
        spawned.Manager() as manager,
        ProcessPoolExecutor(2, mp_context=spawned) as pool,
    ):
        lay_before_all(store)
        together = manager.Barrier(len(LINES), timeout=60)
        crews = [MARIA.id, FARID.id, ANNA.id], [BEN.id, LENA.id]
        pressing = [
            pool.submit(press_from_outside, postgres_database, crew, together) for crew in crews
        ]
        won = {user: of for one in pressing for user, of in one.result().items()}
        ends = check(store, won)
    assert min(ends[what] for what in ENDS) > 0


def test_who_becomes_a_manager_while_somebody_submits_is_asked(database: str) -> None:
    """On PostgreSQL neither of the two saw the other, and the request waited for nobody."""
    submitting: list[Future[Reply]] = []

    def react(event: Event, work: UnitOfWork) -> None:
        told(event, work)
        if isinstance(event, PeopleChanged):
            submitting.append(pool.submit(door_at(store), Asked("submit ACME-1", ANNA.id, "")))
            wait(submitting, timeout=0.5)  # it ends in time only where it waits for nobody

    with (
        closing(Store.at(database, react=react, access=OFFICE)) as store,
        ThreadPoolExecutor(1) as pool,
    ):
        draft = a_version(1, state="draft", start="2027-01-01", end="2027-12-31", terms=PRICED)
        keep(store, a_contract("ACME-1", draft), accounts=(ACME,))
        with store.writing(OPERATOR, NOW) as work:
            work.people.grant(ANNA.id, Role.REP)
            work.editors.add("ACME-1", 1, ANNA.id)
        door_at(store)(Asked(f"role grant <@{MARIA.id}> manager", ADA.id, ""))
        submitting[0].result()
        with store.reading() as work:
            waiting = work.outbox.listed([NoticeState.WAITING], 10)
    assert [(one.kind, one.recipient) for one in waiting] == [("approval", MARIA.id)]
