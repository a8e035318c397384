"""Drafts by whoever writes in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from contracts.lifecycle import State
from store.bulk import table
from store.tables import AccountRow, ContractRow, EditorRow, VersionRow

EDITORS, VERSIONS = table(EditorRow), table(VersionRow)
CONTRACTS, ACCOUNTS = table(ContractRow), table(AccountRow)
MOST = 100  # of one person
OPEN = (State.DRAFT, State.REJECTED, State.APPROVED)
DRAFTS_OF = (
    select(VERSIONS.c.contract, VERSIONS.c.number, VERSIONS.c.state, ACCOUNTS.c.name)
    .join(
        EDITORS,
        (EDITORS.c.contract == VERSIONS.c.contract) & (EDITORS.c.number == VERSIONS.c.number),
    )
    .join(CONTRACTS, CONTRACTS.c.ref == VERSIONS.c.contract)
    .join(ACCOUNTS, ACCOUNTS.c.code == CONTRACTS.c.account, isouter=True)
    .where(EDITORS.c.user_id == bindparam("who"), VERSIONS.c.state.in_(OPEN))
    .order_by(VERSIONS.c.contract, VERSIONS.c.number)
    .limit(MOST)
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that somebody writes in, and that waits for them."""

    ref: str
    customer: str  # empty: it is of no account
    state: State


class Drafts:
    """Looks like the drafts that each person writes in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, user_id: str) -> Sequence[Draft]:
        """What *user_id* wrote in and can go on with, by reference."""
        rows = self._connection.execute(DRAFTS_OF, {"who": user_id})
        return [Draft(f"{row.contract}/{row.number}", row.name or "", row.state) for row in rows]
