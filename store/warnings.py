"""What the sweep asks of the store: deadlines that are due to be looked at, and when again."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    null,
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
from contracts.ladders import Ladders
from contracts.matter import Matter
from contracts.zones import earliest_day, start_of
from store.bulk import in_chunks, table, unless_there, upsert, write_many
from store.deadline_rows import deadline_rows
from store.tables import AccountRow, ContractRow, DeadlineRow, MarkRow

DEADLINES, CONTRACTS = table(DeadlineRow), table(ContractRow)
ACCOUNTS, MARKS = table(AccountRow), table(MarkRow)
ORDER = ("next_warning_on", "contract", "number", "kind", "place")
KEY = tuple(DEADLINES.c[name] for name in ORDER[1:])
LADDER = "ladder"  # the mark of the ladders that the rows follow
ROWS, COMPLETE = "deadline rows", "complete"  # the mark of how far the rows are filled in

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
ENTER = (
    update(DEADLINES)
    .where(DEADLINES.c.day == bindparam("on"), DEADLINES.c.kind == bindparam("what"))
    .where(DEADLINES.c.next_warning_on > bindparam("until"))
    .values(next_warning_on=bindparam("until"), not_before=null())
)


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


class Warnings:
    """Deadlines by the day on which to look at them."""

    def __init__(
        self, connection: Connection, ladders: Callable[[], Ladders], at: datetime
    ) -> None:
        self._connection, self._ladders, self._at = connection, ladders, at

    @property
    def _soon(self) -> date:
        """So that it is looked at wherever a contract lives: a day too early costs nothing."""
        return earliest_day(self._at)

    def due(
        self, last: date, after: Rank | None, most: int, now: datetime | None = None
    ) -> list[Rank]:
        """The first *most* to look at until *last*, in order; those behind *after*.

        Of those whose day has not begun, as somebody saw, only the ones for which it has by *now*;
        None: all of them.
        """
        columns = [DEADLINES.c[name] for name in ORDER]
        query = select(*columns).where(DEADLINES.c.next_warning_on <= last, _begun(now))
        if after is not None:
            query = query.where(tuple_(*columns) > after)
        rows = self._connection.execute(query.order_by(*columns).limit(most))
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

    def followed(self) -> str | None:
        """The ladders that the rows follow, as written; empty: none, as the store is new.

        None: nobody was warned of anything when the rows were written.
        """
        return self._marked(LADDER)

    def follow(self, today: date) -> bool:
        """Let every row that is still warned about follow the ladders; whether that was needed.

        None is looked at later than it would have been: what is too early costs one look, and
        whoever put a deadline off until a day is woken on that day. *today* is where the seller
        is, by which it is judged what had passed before anybody was warned.
        """
        before, ladders, soon = self.followed(), self._ladders(), self._soon
        if before == ladders.written:
            return False
        if before is None:
            self._pass_over(today)
        ahead = select(DEADLINES.c.kind, DEADLINES.c.day).distinct()
        ahead = ahead.where(DEADLINES.c.next_warning_on.is_not(None), DEADLINES.c.day >= soon)
        entries = [
            {"what": kind, "on": day, "until": ladders.longest(kind).entry(day, soon)}
            for kind, day in self._connection.execute(ahead).all()
        ]
        write_many(self._connection, ENTER, entries)
        self._mark(LADDER, ladders.written)
        return True

    def filled_until(self) -> str | None:
        """The contract up to which there are rows of every kind; None: there are of all."""
        found = self._marked(ROWS) or ""
        return None if found == COMPLETE else found.removeprefix("until ")

    def filled(self, ref: str | None) -> None:
        """There are rows up to the contract *ref*; None: of all."""
        self._mark(ROWS, COMPLETE if ref is None else f"until {ref}")

    def fill_in(self, contracts: Iterable[Contract], today: date) -> None:
        """Add the rows of *contracts* that are missing."""
        ladders = self._ladders()
        rows = [
            row
            for contract in contracts
            for version in contract.versions
            for row in deadline_rows(contract, version, today, ladders)
        ]
        write_many(self._connection, unless_there(self._connection, DeadlineRow), rows)

    def _marked(self, name: str) -> str | None:
        query = select(MARKS.c.value).where(MARKS.c.name == name)
        return self._connection.execute(query).scalar_one_or_none()

    def _mark(self, name: str, value: str) -> None:
        mark = upsert(self._connection, MarkRow, ["name"], ["value"])
        self._connection.execute(mark, {"name": name, "value": value})

    def look_soon(self, refs: Collection[str]) -> None:
        """Look at what is ahead of the contracts *refs* at once: they may have other ladders.

        A sweep that looks at them in this moment by the old ones ends first.
        """
        for some in in_chunks(sorted(refs)):
            these = DEADLINES.c.contract.in_(some) & DEADLINES.c.next_warning_on.is_not(None)
            held = select(DEADLINES.c.contract).where(these).order_by(*KEY).with_for_update()
            self._connection.execute(held).all()
            soon = update(DEADLINES).where(these, DEADLINES.c.next_warning_on > self._soon)
            self._connection.execute(soon.values(next_warning_on=self._soon, not_before=null()))

    def look_soon_at(self, codes: Collection[str]) -> None:
        """The same for all contracts of the accounts *codes*."""
        for some in in_chunks(sorted(codes)):
            theirs = select(CONTRACTS.c.ref).where(CONTRACTS.c.account.in_(some))
            self.look_soon(self._connection.execute(theirs).scalars().all())

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


def _begun(now: datetime | None) -> ColumnElement[bool]:
    if now is None:
        return true()
    return or_(DEADLINES.c.not_before.is_(None), DEADLINES.c.not_before <= now)


def _key(one: ToLookAt) -> dict[str, Any]:
    return {"of": one.contract, "which": one.number, "what": one.kind, "where": one.place}
