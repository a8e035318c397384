"""Who answers in whose place, for which time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from contracts.journal import HOUSE
from store.approval_tables import DelegationRow
from store.bulk import table
from store.journal import Change, Journal

DELEGATIONS = table(DelegationRow)
NOW = bindparam("instant", type_=DELEGATIONS.c.since.type)
TO_COME = select(DELEGATIONS).where(DELEGATIONS.c.until > NOW).order_by(DELEGATIONS.c.since)
ACTIVE = TO_COME.where(DELEGATIONS.c.since <= NOW)
FIND = select(DELEGATIONS).where(DELEGATIONS.c.id == bindparam("which"))
ADD = insert(DELEGATIONS).returning(DELEGATIONS.c.id)
NO_TIME = {"since": DELEGATIONS.c.at, "until": DELEGATIONS.c.at}
END = update(DELEGATIONS).where(DELEGATIONS.c.id == bindparam("which"), DELEGATIONS.c.until > NOW)


@dataclass(frozen=True, slots=True)
class Delegation:
    """*to* answers in the place of *of* from *since* until before *until* (both aware).

    Of one *rule* alone, or of all. *by* is who arranged it: an admin, where not *of*.
    """

    of: str
    to: str
    since: datetime
    until: datetime
    by: str
    at: datetime
    rule: str | None = None
    id: int = 0


class Delegations:
    """Looks like a calendar of who is away."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def active(self, now: datetime) -> Sequence[Delegation]:
        """Those that count at *now*."""
        return self._found(ACTIVE, now)

    def to_come(self, now: datetime) -> Sequence[Delegation]:
        """Those that count at *now* or will; the earliest first."""
        return self._found(TO_COME, now)

    def find(self, number: int) -> Delegation | None:
        row = self._connection.execute(FIND, {"which": number}).mappings().first()
        return None if row is None else _delegation(row)

    def add(self, one: Delegation) -> int:
        """Its number; both names go into the journal of the house."""
        added: int = self._connection.execute(ADD, _values(one)).scalar_one()
        self._journal.record([Change(HOUSE, "delegated", {}, _said(one))])
        return added

    def end(self, one: Delegation, now: datetime) -> bool:
        """It counts no more; whether it still did.

        Nor for whoever decides after that by a clock that shows an earlier time: it is left
        without any time, and only the journal tells which it had.
        """
        values = {"which": one.id, "instant": now}
        done = self._connection.execute(END.values(NO_TIME), values).rowcount == 1
        if done:
            self._journal.record([Change(HOUSE, "delegation ended", _said(one), {})])
        return done

    def _found(self, query: Any, now: datetime) -> Sequence[Delegation]:
        rows = self._connection.execute(query, {"instant": now}).mappings()
        return [_delegation(row) for row in rows]


def _values(one: Delegation) -> dict[str, Any]:
    names = [name for name in Delegation.__dataclass_fields__ if name != "id"]
    return {name: getattr(one, name) for name in names}


def _said(one: Delegation) -> dict[str, Any]:
    said = {"of": one.of, "to": one.to, "rule": one.rule}
    return said | {"since": one.since.isoformat(), "until": one.until.isoformat()}


def _delegation(row: RowMapping) -> Delegation:
    return Delegation(**{name: row[name] for name in Delegation.__dataclass_fields__})
