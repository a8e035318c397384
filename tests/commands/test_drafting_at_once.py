"""Several people draft at once: each gets their own contract, and who looks waits for nobody."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from blocks.view import View
from commands.asked import Asked
from contracts.people import Role
from contracts.succession import replaced
from store import OPERATOR, Saved, Store
from tests.commands.conftest import door_at
from tests.examples import ACME_1, NOW, TODAY, a_contract, a_version, keep, keep_examples

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


@pytest.mark.parametrize("line", ["edit ACME-1", "term ACME-1 edit payment_terms"])
def test_a_form_opens_while_somebody_else_saves_the_draft(store: Store, line: str) -> None:
    keep_examples(store)
    [draft] = a_contract("X", a_version(4, state="draft")).versions
    keep(store, replaced(ACME_1, draft))
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(REPS[0], Role.MANAGER)
    with store.writing(OPERATOR, NOW) as work:
        before = work.contracts.locked("ACME-1")
        assert before
        after = replaced(before, draft.model_copy(update={"summary": "Another"}))
        work.saver.change(Saved(before, after, "edited"), TODAY)
        assert isinstance(door_at(store)(Asked(line, REPS[0], "")).answer, View)
