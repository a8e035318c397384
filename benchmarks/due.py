"""Deadlines of a store made due: as many as are wanted and no others, again and again."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.bare import connected

AHEAD = timedelta(days=30)  # a step of the ladder: each of them is warned about

OF_ACCOUNTS = "FROM deadline d JOIN contract c ON c.ref = d.contract WHERE c.account IS NOT NULL"
COUNT = f"SELECT count(*) {OF_ACCOUNTS}"
SPREAD = (
    f"SELECT d.contract, d.number, d.kind {OF_ACCOUNTS}"
    " ORDER BY c.id % max(1, ? / ?), c.id, d.number, d.kind LIMIT ?"
)
NOTHING = "UPDATE deadline SET next_warning_on = ? WHERE next_warning_on <= ?"
MAKE_DUE = (
    "UPDATE deadline SET day = ?, next_warning_on = ?"
    " WHERE contract = ? AND number = ? AND kind = ?"
)
UNSAID = "DELETE FROM notice"


def deadlines(path: Path) -> int:
    """How many deadlines of accounts the store at *path* holds."""
    with closing(sqlite3.connect(path)) as connection:
        [[count]] = connection.execute(COUNT)
    return int(count)


def nothing_due(path: Path, today: date) -> None:
    """Let the store at *path* be as after a sweep: nothing is due *today* or in the days after."""
    with closing(connected(path)) as connection:
        later = today + AHEAD
        connection.execute(NOTHING, (later.isoformat(), later.isoformat()))


@dataclass(frozen=True, slots=True)
class Due:
    """Some deadlines in the store at *path*, of contracts spread over all of it."""

    path: Path
    rows: Sequence[Any]

    @classmethod
    def picked(cls, path: Path, number: int) -> "Due":
        """*number* deadlines: all those of a contract, then of the next picked one."""
        with closing(sqlite3.connect(path)) as connection:
            every = deadlines(path)
            return cls(path, connection.execute(SPREAD, (every, number, number)).fetchall())

    def again(self, today: date) -> None:
        """Let them all be due since yesterday, as if nothing was ever said of them."""
        with closing(connected(self.path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(UNSAID)
            days = ((today + AHEAD).isoformat(), (today - timedelta(days=1)).isoformat())
            connection.executemany(MAKE_DUE, [(*days, *row) for row in self.rows])
            connection.execute("COMMIT")
