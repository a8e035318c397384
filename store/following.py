"""Deadlines follow their ladders: missing rows are filled in, others looked at anew."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, null, select, update

from contracts.contract import Contract
from contracts.ladders import Ladders
from contracts.zones import earliest_day
from store.bulk import in_chunks, table, unless_there, upsert, write_many
from store.deadline_rows import deadline_rows
from store.deadline_tables import DeadlineRow, MarkRow
from store.tables import ContractRow

DEADLINES, MARKS, CONTRACTS = table(DeadlineRow), table(MarkRow), table(ContractRow)
KEY = tuple(DEADLINES.c[name] for name in ("contract", "number", "kind", "place"))
LADDER = "ladder"  # the mark of the ladders that the rows follow
ROWS, COMPLETE = "deadline rows", "complete"  # the mark of how far the rows are filled in
ENTER = (
    update(DEADLINES)
    .where(DEADLINES.c.day == bindparam("on"), DEADLINES.c.kind == bindparam("what"))
    .where(DEADLINES.c.next_warning_on > bindparam("until"))
    .values(next_warning_on=bindparam("until"), not_before=null())
)


class Following:
    """The days on which to look at deadlines, as the ladders have them."""

    def __init__(
        self, connection: Connection, ladders: Callable[[], Ladders], at: datetime
    ) -> None:
        self._connection, self._ladders, self._at = connection, ladders, at

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

    def _pass_over(self, today: date) -> None:
        """What had passed before anybody was warned of anything is only moved on.

        These are rows from before there were warnings: to be looked at on the day itself.
        """
        old = (DEADLINES.c.day < today) & (DEADLINES.c.next_warning_on == DEADLINES.c.day)
        self._connection.execute(update(DEADLINES).where(old).values(next_warning_on=today))

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

    @property
    def _soon(self) -> date:
        """So that it is looked at wherever a contract lives: a day too early costs nothing."""
        return earliest_day(self._at)

    def _marked(self, name: str) -> str | None:
        query = select(MARKS.c.value).where(MARKS.c.name == name)
        return self._connection.execute(query).scalar_one_or_none()

    def _mark(self, name: str, value: str) -> None:
        mark = upsert(self._connection, MarkRow, ["name"], ["value"])
        self._connection.execute(mark, {"name": name, "value": value})
