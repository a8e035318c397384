"""Two people press at the same moment: one outcome each time, and the journal agrees."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import closing
from threading import Barrier
from typing import Any

from blocks.kit import Message
from commands.asked import Asked, Reply, Via
from contracts.events import Event, RoleGranted
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import RequestState
from notifications.reactions import reactions
from sandbox.cast import ADA, ANNA, LENA, MARIA
from store import OPERATOR, NoticeState, Store, UnitOfWork
from tests.commands.conftest import door_at
from tests.examples import ACME, NOW, a_contract, a_version, keep

ROUNDS = 200
PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
OUTCOMES = {RequestState.APPROVED: State.APPROVED, RequestState.REJECTED: State.REJECTED}
LINES = {MARIA.id: "approve {ref} --seen {seen}", LENA.id: "reject {ref} No --seen {seen}"}


def lay_before_both(store: Store) -> dict[str, str]:
    """As many contracts as rounds, each submitted by Anna; what their cards carry, by reference."""
    draft = a_version(1, state="draft", start="2027-01-01", end="2027-12-31", terms=PRICED)
    keep(store, *(a_contract(f"ACME-{n}", draft) for n in range(ROUNDS)), accounts=(ACME,))
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(MARIA.id, Role.MANAGER)
        work.people.grant(LENA.id, Role.MANAGER)
        work.people.grant(ANNA.id, Role.REP)
        for number in range(ROUNDS):
            work.editors.add(f"ACME-{number}", 1, ANNA.id)
    for number in range(ROUNDS):
        door_at(store)(Asked(f"submit ACME-{number}", ANNA.id, ""))
    with store.reading() as work:
        return {request.contract: request.seen for request in work.requests.waiting()}


def press(store: Store, user: str, ref: str, seen: str) -> Message:
    line = LINES[user].format(ref=f"{ref}/1", seen=seen)
    answer = door_at(store)(Asked(line, user, "", via=Via.PRESSED)).answer
    assert isinstance(answer, Message)
    return answer


def won(message: Message) -> bool:
    return "Nothing was changed" not in str(message.blocks)


def press_all(
    store: Store, user: str, cards: dict[str, str], wait: Callable[[], Any]
) -> list[bool]:
    outcomes = []
    for ref, seen in cards.items():
        wait()
        outcomes.append(won(press(store, user, ref, seen)))
    return outcomes


def check_outcomes(store: Store, cards: dict[str, str], first: list[bool]) -> None:
    """The one who won stands in the request, in the version and, once, in the journal."""
    with store.reading() as work:
        for ref, maria_won in zip(cards, first, strict=True):
            request = work.requests.latest(ref, 1)
            assert request
            assert request.decided_by == (MARIA.id if maria_won else LENA.id)
            version = work.contracts.by_ref([ref])[ref].versions[0]
            assert version.state is OUTCOMES[request.state]
            decisions = [e for e in work.journal.of(ref) if e.what in {"approved", "rejected"}]
            assert [(e.what, e.actor) for e in decisions] == [
                (request.state.value, request.decided_by)
            ]
        assert [*work.journal.faults(), *work.audit.faults()] == []


def test_two_threads_on_one_card(store: Store) -> None:
    cards, together = lay_before_both(store), Barrier(2, timeout=30)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(
            lambda user: press_all(store, user, cards, together.wait), [MARIA.id, LENA.id]
        )
        maria, lena = found
    assert [one != other for one, other in zip(maria, lena, strict=True)] == [True] * ROUNDS
    check_outcomes(store, cards, maria)


def press_from_outside(url: str, user: str, cards: dict[str, str], together: Any) -> list[bool]:
    with closing(Store.at(url)) as store:
        return press_all(store, user, cards, together.wait)


def test_two_processes_on_one_card(database: str) -> None:
    spawned = multiprocessing.get_context("spawn")
    with (
        closing(Store.at(database)) as store,
        spawned.Manager() as manager,
        ProcessPoolExecutor(2, mp_context=spawned) as pool,
    ):
        cards, together = lay_before_both(store), manager.Barrier(2, timeout=60)
        pressing = [
            pool.submit(press_from_outside, database, user, cards, together)
            for user in (MARIA.id, LENA.id)
        ]
        maria, lena = (one.result() for one in pressing)
        assert [one != other for one, other in zip(maria, lena, strict=True)] == [True] * ROUNDS
        check_outcomes(store, cards, maria)


def test_who_becomes_a_manager_while_somebody_submits_is_asked(database: str) -> None:
    """On PostgreSQL neither of the two saw the other, and the request waited for nobody."""
    submitting: list[Future[Reply]] = []

    def react(event: Event, work: UnitOfWork) -> None:
        reactions(lambda _work: [ADA.id])(event, work)
        if isinstance(event, RoleGranted):
            submitting.append(pool.submit(door_at(store), Asked("submit ACME-1", ANNA.id, "")))
            wait(submitting, timeout=0.5)  # it ends in time only where it waits for nobody

    with closing(Store.at(database, react=react)) as store, ThreadPoolExecutor(1) as pool:
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
