"""What the sweep asks of the store: deadlines that are due to be looked at, and when again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, select, tuple_, update

from contracts.contract import Contract
from contracts.deadlines import DeadlineKind
from contracts.folding import folded
from contracts.in_force import settled
from contracts.ladder import Ladder
from store.bulk import table, unless_there, upsert, write_many
from store.deadline_rows import deadline_rows
from store.tables import AccountRow, ContractRow, DeadlineRow, MarkRow

DEADLINES, CONTRACTS = table(DeadlineRow), table(ContractRow)
ACCOUNTS, MARKS = table(AccountRow), table(MarkRow)
ORDER = ("next_warning_on", "contract", "number", "kind")
LADDER = "ladder"  # the mark of the ladder that the rows follow

ONE = (
    (DEADLINES.c.contract == bindparam("of"))
    & (DEADLINES.c.number == bindparam("which"))
    & (DEADLINES.c.kind == bindparam("what"))
)
PUT_OFF = update(DEADLINES).where(ONE).values(next_warning_on=bindparam("until"))
FORGET = delete(DEADLINES).where(ONE)
ENTER = (
    update(DEADLINES)
    .where(DEADLINES.c.day == bindparam("on"), DEADLINES.c.next_warning_on.is_not(None))
    .values(next_warning_on=bindparam("until"))
)


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A deadline of a version, and the day on which somebody has to look at it."""

    contract: str
    number: int
    kind: DeadlineKind
    day: date
    due: date
    zone: str | None  # the contract's time zone, else its account's

    @property
    def place(self) -> tuple[date, str, int, DeadlineKind]:
        """Where it stands among all of them."""
        return self.due, self.contract, self.number, self.kind


class Warnings:
    """Deadlines by the day on which to look at them."""

    def __init__(self, connection: Connection, ladder: Ladder) -> None:
        self._connection, self._ladder = connection, ladder

    def due(self, last: date, after: ToLookAt | None, most: int) -> list[ToLookAt]:
        """The first *most* to look at until *last*, in order; those behind *after*."""
        query = select(DEADLINES).where(DEADLINES.c.next_warning_on <= last)
        columns = [DEADLINES.c[name] for name in ORDER]
        if after is not None:
            query = query.where(tuple_(*columns) > after.place)
        return self._read(query.order_by(*columns).limit(most))

    def claim(self, seen: Iterable[ToLookAt], last: date) -> list[ToLookAt]:
        """What is still to be looked at of the contracts of *seen*, ours for this transaction.

        Contracts that somebody else is changing or looking at in this moment are left out.
        """
        refs = sorted({one.contract for one in seen})
        free = select(CONTRACTS.c.ref).where(CONTRACTS.c.ref.in_(refs)).order_by(CONTRACTS.c.ref)
        ours = self._connection.execute(free.with_for_update(key_share=True, skip_locked=True))
        mine = select(DEADLINES).where(DEADLINES.c.contract.in_(ours.scalars().all()))
        found = self._read(mine.where(DEADLINES.c.next_warning_on.is_not(None)))
        return [one for one in found if one.due <= last]  # asked, it would read all that is due

    def _read(self, query: Select[Any]) -> list[ToLookAt]:
        """The rows of *query* in order, with the zone in which each lives."""
        row = query.subquery()
        zone = func.coalesce(CONTRACTS.c.timezone, ACCOUNTS.c.timezone)
        columns = (row.c.contract, row.c.number, row.c.kind, row.c.day, row.c.next_warning_on)
        joined = (
            select(*columns, zone)
            .join(CONTRACTS, CONTRACTS.c.ref == row.c.contract)
            .join(ACCOUNTS, ACCOUNTS.c.code == CONTRACTS.c.account, isouter=True)
            .order_by(*(row.c[name] for name in ORDER))
        )
        return [ToLookAt(*found) for found in self._connection.execute(joined)]

    def put_off(self, until: Mapping[ToLookAt, date]) -> None:
        """Look at each of them again on its day."""
        rows = [_key(one) | {"until": day} for one, day in until.items()]
        write_many(self._connection, PUT_OFF, rows)

    def move_on(self, one: ToLookAt, contract: Contract | None, today: date) -> None:
        """Let what lies ahead of its version take the place of *one*; there may be nothing."""
        self._connection.execute(FORGET, _key(one))
        versions = contract.versions if contract else ()
        live = (v for v in versions if v.number == one.number and not settled(v, versions))
        rows = [
            row
            for version in live
            for row in deadline_rows(one.contract, version, today, self._ladder)
        ]
        write_many(self._connection, unless_there(self._connection, DeadlineRow), rows)

    def followed(self) -> str | None:
        """The ladder that the rows follow, as it is written; None: none was remembered yet."""
        query = select(MARKS.c.value).where(MARKS.c.name == LADDER)
        return self._connection.execute(query).scalar_one_or_none()

    def follow(self, ladder: Ladder, today: date) -> bool:
        """Let every row that is still warned about follow *ladder*; whether that was needed."""
        before = self.followed()
        if before == ladder.written:
            return False
        if before is None:
            self._pass_over(today)
        ahead = select(DEADLINES.c.day).distinct()
        ahead = ahead.where(DEADLINES.c.next_warning_on.is_not(None), DEADLINES.c.day >= today)
        days: Sequence[date] = self._connection.execute(ahead).scalars().all()
        entries = [{"on": day, "until": ladder.entry(day, today)} for day in days]
        write_many(self._connection, ENTER, entries)
        mark = upsert(self._connection, MarkRow, ["name"], ["value"])
        self._connection.execute(mark, {"name": LADDER, "value": ladder.written})
        return True

    def _pass_over(self, today: date) -> None:
        """What had passed before anybody was warned of anything is only moved on.

        These are rows from before there were warnings: to be looked at on the day itself.
        """
        old = (DEADLINES.c.day < today) & (DEADLINES.c.next_warning_on == DEADLINES.c.day)
        self._connection.execute(update(DEADLINES).where(old).values(next_warning_on=today))

    def accounts_of(self, segment: str) -> int:
        """How many accounts are of *segment*, however it is written; empty: how many there are."""
        query = select(ACCOUNTS.c.segment, func.count()).group_by(ACCOUNTS.c.segment)
        counts = self._connection.execute(query)
        return sum(n for name, n in counts if not segment or folded(name or "") == folded(segment))


def _key(one: ToLookAt) -> dict[str, Any]:
    return {"of": one.contract, "which": one.number, "what": one.kind}
