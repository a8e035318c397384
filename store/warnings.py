"""What the sweep asks of the store: deadlines that are due to be looked at, and when again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    bindparam,
    delete,
    func,
    or_,
    select,
    true,
    tuple_,
    update,
)

from contracts.contract import Contract
from contracts.days import day_after
from contracts.deadlines import Deadline, DeadlineKind
from contracts.folding import folded
from contracts.matter import Matter
from contracts.zones import start_of
from store.bulk import table, unless_there, write_many
from store.deadline_rows import deadline_rows
from store.deadline_tables import DeadlineRow
from store.following import DEADLINES, KEY, Following
from store.tables import AccountRow, ContractRow

CONTRACTS, ACCOUNTS = table(ContractRow), table(AccountRow)
ORDER = (DEADLINES.c.next_warning_on, *KEY)

AFTER = {DeadlineKind.RENEWAL: {DeadlineKind.RENEWAL, DeadlineKind.END}}
"""Where it is not the same kind again: after the last renewal comes the end."""

ONE = (
    (DEADLINES.c.contract == bindparam("of"))
    & (DEADLINES.c.number == bindparam("which"))
    & (DEADLINES.c.kind == bindparam("what"))
    & (DEADLINES.c.place == bindparam("where"))
)
PUT_OFF = (
    update(DEADLINES)
    .where(ONE)
    .values(next_warning_on=bindparam("until"), not_before=bindparam("begins"))
)
FORGET = delete(DEADLINES).where(ONE)


class Rank(NamedTuple):
    """Where a deadline stands among all that are to be looked at."""

    due: date
    contract: str
    number: int
    kind: DeadlineKind
    place: int


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A deadline of a version, and the day on which somebody has to look at it."""

    contract: str
    number: int
    kind: DeadlineKind
    place: int
    day: date
    due: date
    zone: str  # where the contract lives

    @property
    def deadline(self) -> Deadline:
        return Deadline(self.kind, self.day, self.place)


class Warnings(Following):
    """Deadlines by the day on which to look at them."""

    def due(
        self, last: date, after: Rank | None, most: int, now: datetime | None = None
    ) -> list[Rank]:
        """The first *most* to look at until *last*, in order; those behind *after*.

        Of those whose day has not begun, as somebody saw, only the ones for which it has by *now*;
        None: all of them.
        """
        query = select(*ORDER).where(DEADLINES.c.next_warning_on <= last, _begun(now))
        if after is not None:
            query = query.where(tuple_(*ORDER) > after)
        rows = self._connection.execute(query.order_by(*ORDER).limit(most))
        return [Rank(*row) for row in rows]

    def hold(self, refs: Iterable[str]) -> list[str]:
        """The contracts *refs*, ours for this transaction.

        Those that somebody else is changing or looking at in this moment are left out.
        """
        free = select(CONTRACTS.c.ref).where(CONTRACTS.c.ref.in_(sorted(refs)))
        free = free.order_by(CONTRACTS.c.ref).with_for_update(key_share=True, skip_locked=True)
        return list(self._connection.execute(free).scalars())

    def claim(
        self, zones: Mapping[str, str], last: date, now: datetime | None = None
    ) -> list[ToLookAt]:
        """What is to be looked at, as ``due`` has it, of contracts that are held.

        *zones* says where each of them lives.
        """
        # Asked by the column itself, some databases would read all that is due anywhere.
        due = func.coalesce(DEADLINES.c.next_warning_on, date.max) <= last
        query = select(*KEY, DEADLINES.c.day, DEADLINES.c.next_warning_on.label("due"))
        query = query.where(DEADLINES.c.contract.in_(zones.keys()), due, _begun(now))
        rows = self._connection.execute(query.order_by(*KEY).with_for_update(skip_locked=True))
        return [ToLookAt(**row, zone=zones[row["contract"]]) for row in rows.mappings()]

    def put_off(self, until: Mapping[ToLookAt, date]) -> None:
        """Look at each of them again once that day has begun where it lives."""
        begins = cache(start_of)
        rows = [
            _key(one) | {"until": day, "begins": begins(one.zone, day).astimezone(UTC)}
            for one, day in until.items()
        ]
        write_many(self._connection, PUT_OFF, rows)

    def wait(self, matter: Matter, until: date) -> None:
        """Look at the deadline of *matter* on that day and not before."""
        one = matter.deadline
        key = {"of": matter.contract, "which": matter.number, "what": one.kind, "where": one.place}
        self._connection.execute(PUT_OFF, key | {"until": until, "begins": None})

    def move_on(self, one: ToLookAt, contract: Contract | None, today: date) -> None:
        """Let what comes after it take the place of *one*; there may be nothing.

        That is what lay ahead when somebody had to look next: it may have passed since, unsaid.
        """
        self._connection.execute(FORGET, _key(one))
        since = min(today, max(one.due, day_after(one.day)))
        versions = contract.versions if contract else ()
        rows = [
            row
            for version in versions
            if contract is not None and version.number == one.number
            for row in deadline_rows(contract, version, since, self._ladders())
            if row["place"] == one.place and row["kind"] in AFTER.get(one.kind, {one.kind})
        ]
        write_many(self._connection, unless_there(self._connection, DeadlineRow), rows)

    def accounts_of(self, segment: str) -> int:
        """How many accounts are of *segment*, however it is written; empty: how many there are."""
        query = select(ACCOUNTS.c.segment, func.count()).group_by(ACCOUNTS.c.segment)
        counts = self._connection.execute(query)
        return sum(n for name, n in counts if not segment or folded(name or "") == folded(segment))


def _begun(now: datetime | None) -> ColumnElement[bool]:
    if now is None:
        return true()
    return or_(DEADLINES.c.not_before.is_(None), DEADLINES.c.not_before <= now)


def _key(one: ToLookAt) -> dict[str, Any]:
    return {"of": one.contract, "which": one.number, "what": one.kind, "where": one.place}
