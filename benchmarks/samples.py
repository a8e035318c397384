"""Accounts and contracts picked evenly from a store."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

SPREAD = "SELECT code, name FROM account WHERE id % MAX(1, (SELECT MAX(id) / ? FROM account)) = 0"
CONTRACTS = (
    "SELECT ref FROM contract WHERE kind = 'customer'"
    " ORDER BY id % MAX(1, (SELECT MAX(id) / ? FROM contract)), id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Known:
    """An account of the store."""

    code: str
    name: str


def accounts(path: Path, number: int) -> list[Known]:
    """About *number* accounts, evenly over the store at *path*, in a mixed order."""
    with closing(sqlite3.connect(path)) as connection:
        found = [Known(*row) for row in connection.execute(SPREAD, (number,))]
    return sorted(found, key=lambda known: known.code[::-1])


def codes(path: Path, number: int) -> list[str]:
    """The codes of about *number* accounts."""
    return [known.code for known in accounts(path, number)]


def contracts(path: Path, number: int) -> list[str]:
    """The references of *number* customer contracts in a mixed order, or as many as there are."""
    with closing(sqlite3.connect(path)) as connection:
        found = [ref for (ref,) in connection.execute(CONTRACTS, (number, number))]
    return sorted(found, key=lambda ref: ref[::-1])
