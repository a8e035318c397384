"""The journal's chains: whatever is changed, removed or inserted is found."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text

from contracts.journal import HOUSE
from store import Store
from tests.examples import ACME, a_contract, a_version, keep, keep_examples

Tampering = Callable[[Connection], object]


APPENDED = """
    INSERT INTO journal SELECT chain, 4, at, actor, what, old, new, hash, hash FROM journal
    WHERE chain = 'ACME-1' AND number = 3
"""


MOVED = """
    UPDATE version SET facts = replace(facts, '2026-12-31', '2027-12-31')
    WHERE contract = 'ACME-1' AND number = 3
"""
SMUGGLED = """
    INSERT INTO version (contract, number, state, facts, terms, content_hash)
    SELECT contract, 9, state, facts, terms, content_hash FROM version
    WHERE contract = 'ACME-1' AND number = 3
"""


def run(statement: str) -> Tampering:
    return lambda connection: connection.execute(text(statement))


def tamper(store: Store, what: Tampering) -> None:
    with store.engine.begin() as connection:
        what(connection)


def faults(store: Store) -> list[str]:
    with store.reading() as work:
        found = [*work.journal.faults(), *work.audit.faults()]
        return [f"{fault.chain} {fault.what}" for fault in found]


@pytest.fixture
def three_entries(store: Store) -> Store:
    keep_examples(store)
    keep(store, a_contract("ACME-1", a_version(3), a_version(4, state="draft")))
    keep(store, a_contract("ACME-1", a_version(3), a_version(4, state="canceled")))
    return store


def test_an_untouched_journal_has_no_faults(three_entries: Store) -> None:
    assert faults(three_entries) == []
    with three_entries.reading() as work:
        entries = work.journal.of("ACME-1")
    assert [entry.what for entry in entries] == [
        "contract added",
        "contract changed",
        "contract changed",
    ]
    assert "state" not in entries[2].old["4"]  # a draft, which is the default
    assert entries[2].new["4"]["state"] == "canceled"


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE journal SET actor = 'U0EVIL' WHERE chain = 'ACME-1' AND number = 2",
         "ACME-1 entry 2 was changed"),
        ("UPDATE journal SET new = '{}' WHERE chain = 'ACME-1' AND number = 1",
         "ACME-1 entry 1 was changed"),
        ("UPDATE journal SET at = '2020-01-01 00:00:00' WHERE chain = 'ACME-1' AND number = 3",
         "ACME-1 entry 3 was changed"),
        ("DELETE FROM journal WHERE chain = 'ACME-1' AND number = 2",
         "ACME-1 entry 2 is missing or stands twice"),
        ("DELETE FROM journal WHERE chain = 'ACME-1' AND number = 3",
         "ACME-1 the chain has 2 entries; 3 were written"),
        ("DELETE FROM journal WHERE chain = 'ACME-1'",
         "ACME-1 the chain has 0 entries; 3 were written"),
        (APPENDED, "ACME-1 entry 4 was changed"),
        (MOVED, "ACME-1 version 3 is not as it was recorded"),
        ("UPDATE version SET terms = '[]' WHERE contract = 'ACME-1' AND number = 3",
         "ACME-1 version 3 is not as it was recorded"),
        ("DELETE FROM version WHERE contract = 'BASE-EU'", "BASE-EU version 2 is missing"),
        (SMUGGLED, "ACME-1 version 9 was never recorded"),
        ("DELETE FROM chain WHERE chain = 'ACME-1'",
         "ACME-1 the chain has 3 entries; 0 were written"),
    ],
)  # fmt: skip
def test_tampering_is_found(three_entries: Store, statement: str, fault: str) -> None:
    tamper(three_entries, run(statement))
    assert fault in faults(three_entries)


def test_a_head_that_was_moved_along_is_found_by_the_hash(three_entries: Store) -> None:
    tamper(three_entries, run("UPDATE chain SET head = 'x' WHERE chain = 'house'"))
    assert faults(three_entries) == [f"{HOUSE} the chain has 2 entries; 2 were written"]


def test_saving_the_same_again_records_nothing(store: Store) -> None:
    keep(store, accounts=(ACME,))
    keep(store, accounts=(ACME,))
    with store.reading() as work:
        assert len(work.journal.of(HOUSE)) == 1
