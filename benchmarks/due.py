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

FIRST = (
    "SELECT number, kind, place FROM deadline"
    " WHERE contract = c.ref AND next_warning_on IS NOT NULL ORDER BY number, kind, place LIMIT 1"
)
WARNED = (
    "FROM contract c JOIN deadline d ON d.contract = c.ref"
    f" AND (d.number, d.kind, d.place) = ({FIRST}) WHERE c.account IS NOT NULL"
)
COUNT = f"SELECT count(*) {WARNED}"
SPREAD = (
    f"SELECT d.contract, d.number, d.kind, d.place {WARNED}"
    " ORDER BY c.id % max(1, ? / ?), c.id LIMIT ?"
)
NOTHING = "UPDATE deadline SET next_warning_on = ? WHERE next_warning_on <= ?"
MAKE_DUE = (
    "UPDATE deadline SET day = ?, next_warning_on = ?, not_before = NULL"
    " WHERE contract = ? AND number = ? AND kind = ? AND place = ?"
)
UNSAID = "DELETE FROM notice"


def warned(path: Path) -> int:
    """How many contracts of accounts there are in the store at *path* that somebody looks at."""
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
    """Some deadlines in the store at *path*, each of another contract, spread over all of it."""

    path: Path
    rows: Sequence[Any]

    @classmethod
    def picked(cls, path: Path, number: int) -> "Due":
        """The first deadline of each of *number* contracts."""
        with closing(sqlite3.connect(path)) as connection:
            every = warned(path)
            return cls(path, connection.execute(SPREAD, (every, number, number)).fetchall())

    def again(self, today: date) -> None:
        """Let them all be due since yesterday, as if nothing was ever said of them."""
        with closing(connected(self.path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(UNSAID)
            days = ((today + AHEAD).isoformat(), (today - timedelta(days=1)).isoformat())
            connection.executemany(MAKE_DUE, [(*days, *row) for row in self.rows])
            connection.execute("COMMIT")
