"""What is shown as a floor does the same work as what stands on it."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from benchmarks.apps import the_bot
from benchmarks.bare import Statement, connected, in_one, overheard
from benchmarks.drafts import laid
from benchmarks.measures.deciding import Office
from benchmarks.portfolio.building import built, url_of
from benchmarks.presses import Answers
from contracts.people import Role
from store import OPERATOR, Store

NOW = datetime(2026, 8, 16, 9, tzinfo=UTC)
WRITTEN = ("version", "deadline", "approval_request", "notice", "journal", "chain")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(tmp_path / "200.db", 200, NOW, lambda _versions: None)


def contents(path: Path) -> Mapping[str, list[Any]]:
    """Every row that a decision may have written."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - above
            for name in WRITTEN
        }


def test_the_statements_of_a_decision_write_the_same_again(path: Path, tmp_path: Path) -> None:
    drafts, answers = laid(path, 5), Answers()
    twin = Path(copyfile(path, tmp_path / "twin.db"))
    with the_bot(path, answers.take) as app:
        heard = [Office(app, answers).overheard(draft) for draft in drafts]
    assert contents(twin) != contents(path)
    with closing(connected(twin)) as connection:
        for steps in heard:
            for statement in [*steps[0], *steps[1]]:
                statement.run(connection)
    assert contents(twin) == contents(path)


def test_transactions_are_overheard_as_they_were(path: Path) -> None:
    with closing(Store.at(url_of(path))) as store, overheard() as heard:
        with store.reading() as work:
            work.people.roles("U0REP0001")
        with store.writing(OPERATOR, NOW) as work:
            work.people.grant("U0REP0001", Role.REP)
    said = [statement.sql.split()[0] for statement in heard]
    assert said[:4] == ["BEGIN", "SELECT", "ROLLBACK", "BEGIN"]
    assert said[-1] == "COMMIT"
    once = [statement.sql for statement in in_one(heard)]
    assert once[0] == "BEGIN IMMEDIATE"
    assert [sql for sql in once if sql.startswith(("BEGIN", "ROLLBACK", "COMMIT"))] == [
        once[0],
        once[-1],
    ]


def test_a_statement_for_many_rows_writes_them_all(tmp_path: Path) -> None:
    with closing(connected(tmp_path / "many.db")) as connection:
        Statement("CREATE TABLE seen (number)").run(connection)
        assert (
            Statement("INSERT INTO seen VALUES (?)", [(1,), (2,)], many=True).run(connection) == 2
        )
        assert Statement("SELECT number FROM seen").run(connection) == 2
