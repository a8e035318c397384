"""One transaction: all or nothing, and no update of two writers is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import OperationalError

from contracts.journal import HOUSE
from contracts.people import Role
from store import Store
from tests.examples import NOW, TODAY


def test_nothing_is_kept_of_a_block_that_raises(store: Store) -> None:
    with pytest.raises(ValueError, match="king"), store.writing("U1", NOW) as work:
        work.people.grant("U0REP0001", Role.REP) and work.people.grant("U0REP0001", Role("king"))
    with store.reading() as work:
        assert work.people.granted() == []
        assert work.journal.of(HOUSE) == []


def test_what_a_reader_writes_is_not_kept(store: Store) -> None:
    with store.reading() as work:
        work.people.grant("U0REP0001", Role.REP)
    with store.reading() as work:
        assert work.people.granted() == []


def test_eight_writers_lose_no_update(store: Store, database: str) -> None:
    """Half of them through another engine, as another process would."""
    other = Store.at(database)

    def write(number: int) -> None:
        with (store, other)[number % 2].writing(f"U{number}", NOW) as work:
            work.people.grant(f"U{number:04}", Role.VIEWER)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(120)))
    with store.reading() as work:
        assert len(work.people.granted()) == 120
        assert len(work.journal.of(HOUSE)) == 120
        assert list(work.journal.faults()) == []
    other.close()


def test_a_missing_table_is_an_error_not_an_empty_answer(tmp_path) -> None:
    empty = Store.at(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(OperationalError), empty.reading() as work:
        work.deadlines.between(TODAY, TODAY)
    empty.close()
