"""Who goes on with whose versions, as the store keeps it."""

import pytest

from contracts.journal import HOUSE
from store import OPERATOR, Saved
from store.transactions import Store
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep

ANNA, BEN, CARA = "U0REP0001", "U0REP0002", "U0REP0003"
KEY = ("ACME-7", 1)


@pytest.fixture(autouse=True)
def drafts(store: Store) -> None:
    """Anna wrote in a draft, in one that waits, and in one that is in force."""
    states = {"ACME-7": "draft", "ACME-8": "pending", "ACME-9": "active"}
    found = [a_contract(ref, a_version(state=state)) for ref, state in states.items()]
    globex = ACME.model_copy(update={"code": "GLOBEX", "name": "Globex", "aliases": ()})
    others = globex.model_copy(update={"code": "OTHER", "name": "Other", "owner": BEN})
    keep(store, *found, accounts=(ACME, globex, others))
    with store.writing(ANNA, NOW) as work:
        for ref in states:
            work.editors.add(ref, 1, ANNA)


def test_what_is_open_is_found_by_whoever_wrote_in_it(store: Store) -> None:
    with store.reading() as work:
        assert work.assigned.written_by(ANNA) == [("ACME-7", 1), ("ACME-8", 1)]
        assert work.assigned.written_by(BEN) == []


def test_accounts_are_found_by_their_owner(store: Store) -> None:
    with store.reading() as work:
        assert [one.code for one in work.accounts.owned_by(ANNA)] == ["ACME", "GLOBEX"]
        assert work.accounts.owned_by(CARA) == []


def test_the_last_one_in_the_row_goes_on_with_it(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.assigned.put(KEY, ANNA, BEN, NOW)
        work.assigned.put(KEY, BEN, CARA, NOW)
    with store.reading() as work:
        assert work.assigned.heirs(*KEY, ANNA) == [CARA]
        assert work.assigned.heirs(*KEY, CARA) == []
        assert work.assigned.heirs("ACME-8", 1, ANNA) == []


def test_whoever_gets_it_back_has_it_again(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.assigned.put(KEY, ANNA, BEN, NOW)
        work.assigned.put(KEY, BEN, ANNA, NOW)
    with store.reading() as work:
        assert work.assigned.heirs(*KEY, ANNA) == []
        assert work.assigned.heirs(*KEY, BEN) == [ANNA]


def test_to_give_it_to_somebody_else_instead_replaces_the_first(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.assigned.put(KEY, ANNA, BEN, NOW)
        work.assigned.put(KEY, ANNA, CARA, NOW)
    with store.reading() as work:
        assert work.assigned.heirs(*KEY, ANNA) == [CARA]


def test_what_is_deleted_leaves_nothing_behind(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.assigned.put(KEY, ANNA, BEN, NOW)
        contract = work.contracts.locked("ACME-7")
        assert contract
        empty = contract.model_copy(update={"versions": ()})
        work.saver.change(Saved(contract, empty, "draft deleted", removed=(1,)), TODAY)
    with store.reading() as work:
        assert work.assigned.heirs(*KEY, ANNA) == []
        assert work.contracts.called("ACME-7") is None


def test_the_house_remembers_it(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.assigned.note({"of": ANNA, "to": BEN})
    with store.reading() as work:
        [entry] = [one for one in work.journal.of(HOUSE) if one.what == "assigned"]
    assert (entry.new["of"], entry.new["to"]) == (ANNA, BEN)
