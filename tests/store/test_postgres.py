"""What only a server can do wrong: many processes, many writers, and a server that is gone."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from contracts.journal import HOUSE
from contracts.people import Role
from store import Store
from store.migrate import is_current, upgrade
from tests.examples import ACME, NOW, a_contract, a_version, keep
from tests.server import Server

PROCESSES = 4
ROUNDS = 25


@pytest.fixture
def bare(postgres: Server) -> Iterator[str]:
    """The URL of a database without any table."""
    name = f"bare_{uuid4().hex}"
    yield postgres.create(name)
    postgres.drop(name)


@pytest.fixture
def processes() -> Iterator[ProcessPoolExecutor]:
    """Processes of their own, as several bots would be."""
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=spawned) as pool:
        yield pool


def migrate(url: str) -> bool:
    with closing(Store.at(url)) as store:
        upgrade(store.engine)
        return is_current(store.engine)


def write_rounds(url: str, process: int) -> None:
    """Append to one shared chain that is new to all, and to two in one transaction."""
    with closing(Store.at(url)) as store:
        for number in range(ROUNDS):
            with store.writing(f"U{process}", NOW) as work:
                work.people.grant(f"U{process}X{number:03}", Role.VIEWER)
                order = (1, -1)[process % 2]
                work.accounts.save(
                    [ACME.model_copy(update={"code": c, "name": f"{process} {number}"})
                     for c in ("A", "B")[::order]]
                )  # fmt: skip


def test_four_processes_that_migrate_at_once_make_one_schema(
    bare: str, processes: ProcessPoolExecutor
) -> None:
    assert list(processes.map(migrate, [bare] * PROCESSES)) == [True] * PROCESSES


def test_processes_that_write_at_once_leave_a_journal_without_gaps(
    postgres_database: str, processes: ProcessPoolExecutor
) -> None:
    list(processes.map(write_rounds, [postgres_database] * PROCESSES, range(PROCESSES)))
    with closing(Store.at(postgres_database)) as store, store.reading() as work:
        assert list(work.journal.faults()) == []
        entries = work.journal.of(HOUSE)
        named = [entry.new["name"] for entry in entries if entry.new.get("code") == "A"]
        before = [entry.old.get("name") for entry in entries if entry.new.get("code") == "A"]
        granted = [entry for entry in entries if entry.what == "role granted"]
    assert len(granted) == PROCESSES * ROUNDS
    assert before == [None, *named[:-1]]  # each saw what the one before it left


def test_one_role_granted_twice_at_once_is_granted_once(postgres_database: str) -> None:
    together = Barrier(8)

    def grant(store: Store) -> bool:
        together.wait()
        with store.writing("U0ADM0001", NOW) as work:
            return work.people.grant("U0REP0001", Role.REP)

    with closing(Store.at(postgres_database)) as store, ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(grant, [store] * 8)) == [False] * 7 + [True]


def test_readers_see_one_moment(postgres_database: str) -> None:
    with closing(Store.at(postgres_database)) as store, store.reading() as work:
        assert work.people.granted() == []
        with store.writing("U0ADM0001", NOW) as other:
            other.people.grant("U0REP0001", Role.REP)
        assert work.people.granted() == []


def test_a_writer_waits_for_one_who_writes_alone_and_not_for_ever(postgres_database: str) -> None:
    with (
        closing(Store.at(postgres_database)) as store,
        store.writing("operator", NOW, alone=True),
        pytest.raises(OperationalError, match="lock timeout"),
        store.writing("U0ADM0001", NOW),
    ):
        pytest.fail("it wrote beside one who writes alone")


def test_order_is_the_same_whatever_the_locale_of_the_server(postgres_database: str) -> None:
    """Every text is compared by code points, as SQLite does."""
    with closing(Store.at(postgres_database)) as store, store.engine.connect() as connection:
        others = text(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS NULL"
            " AND table_name NOT LIKE '%_search'"
        )
        assert connection.execute(others).all() == []


def test_names_are_found_by_their_index(postgres_database: str) -> None:
    with closing(Store.at(postgres_database)) as store, store.engine.connect() as connection:
        connection.execute(text("SET enable_seqscan = off"))
        plan = connection.execute(
            text("EXPLAIN SELECT rowid FROM account_search WHERE names LIKE '%acme%'")
        )
        assert "ix_account_search_names" in "\n".join(plan.scalars())


def test_clauses_of_any_characters_are_kept_and_found(store: Store) -> None:
    odd = "L’Oréal’s e-mail: a_b@example.com, ½ of §4.2 & 'x' | !y:* \\ " + "z" * 5_000
    clause = {"kind": "clause", "title": "Odd “title”", "text": odd}
    keep(store, a_contract("ACME-1", a_version(terms=[clause])), accounts=(ACME,))
    with store.reading() as work:
        for words in (
            "l'oreal",
            "oreal",
            "example.com",
            "e-mail",
            "4.2",
            "odd title",
            "a_b@example.com",
        ):
            assert [f.contract for f in work.finder.clauses(words, 5)] == ["ACME-1"], words
        for words in ("mail-e", "!", "&", "|", "y:*z"):
            assert work.finder.clauses(words, 5) == [], words
