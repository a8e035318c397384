"""Several reps draft for one customer in the same moment: each gets a contract of their own."""

from concurrent.futures import ThreadPoolExecutor

from commands.asked import Asked
from contracts.people import Role
from store import OPERATOR, Store
from tests.commands.conftest import door_at
from tests.examples import NOW, keep_examples

REPS = [f"U0REP000{n}" for n in range(1, 9)]


def test_each_new_contract_has_its_own_number(store: Store) -> None:
    keep_examples(store)
    with store.writing(OPERATOR, NOW) as work:
        for user in REPS:
            work.people.grant(user, Role.REP)
    door = door_at(store)
    with ThreadPoolExecutor(len(REPS)) as pool:
        list(pool.map(lambda user: door(Asked("new ACME", user, "")), REPS))
    with store.reading() as work:
        found = {c.ref: work.editors.of(c.ref, 1) for c in work.contracts.of_account("ACME")}
        assert list(work.journal.faults()) == []
    assert found.keys() == {f"ACME-{n}" for n in range(1, 10)}
    assert sorted(user for ref, users in found.items() if ref != "ACME-1" for user in users) == REPS
