"""What people did about deadlines, one row a deadline."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, case, exists, null, or_, select, update

from contracts.deadlines import RUNNING, Deadline
from contracts.matter import Matter
from store.bulk import in_chunks, table, upsert
from store.deadline_tables import DeadlineRow
from store.tables import VersionRow
from store.warning_tables import MatterRow

MATTERS, DEADLINES, VERSIONS = table(MatterRow), table(DeadlineRow), table(VersionRow)
OPEN = (MATTERS.c.taken_by == bindparam("whom")) & MATTERS.c.done_by.is_(None)
TAKEN = (
    select(MATTERS.c.contract, MATTERS.c.number)
    .join(
        VERSIONS,
        (VERSIONS.c.contract == MATTERS.c.contract) & (VERSIONS.c.number == MATTERS.c.number),
    )
    .where(OPEN, or_(MATTERS.c.day >= bindparam("since"), VERSIONS.c.state.in_(sorted(RUNNING))))
    .group_by(MATTERS.c.contract, MATTERS.c.number)
    .order_by(MATTERS.c.contract, MATTERS.c.number)
)
GIVE = update(MATTERS).where(
    OPEN, MATTERS.c.contract == bindparam("ref"), MATTERS.c.number == bindparam("which")
)
KEY = ("contract", "number", "kind", "place", "day")
SAID = tuple(name for name in Matter.__dataclass_fields__ if name not in {*KEY, "deadline"})
TODAY = bindparam("today", type_=MATTERS.c.until.type)
LOOK = case((MATTERS.c.until > TODAY, MATTERS.c.until), else_=TODAY)
SLEEPING = (
    *(MATTERS.c[name] == DEADLINES.c[name] for name in KEY),
    MATTERS.c.until.is_not(None),
    DEADLINES.c.next_warning_on > LOOK,
)
UNTIL = select(LOOK).where(*SLEEPING).scalar_subquery()
WAKE = (
    update(DEADLINES)
    .where(DEADLINES.c.contract.in_(bindparam("refs", expanding=True)), exists().where(*SLEEPING))
    .values(next_warning_on=UNTIL, not_before=null())
)
WAKE_ONE = WAKE.where(
    DEADLINES.c.number == bindparam("which"),
    DEADLINES.c.kind == bindparam("what"),
    DEADLINES.c.place == bindparam("where"),
)


class Matters:
    """Looks like a set of matters, by contract."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, contracts: Collection[str]) -> dict[tuple[str, int, Deadline], Matter]:
        """What was done about the deadlines of *contracts*, by version and deadline."""
        found: dict[tuple[str, int, Deadline], Matter] = {}
        for some in in_chunks(sorted(contracts)):
            rows = self._connection.execute(select(MATTERS).where(MATTERS.c.contract.in_(some)))
            read = (_matter(row) for row in rows.mappings())
            found |= {(one.contract, one.number, one.deadline): one for one in read}
        return found

    def one(self, contract: str, number: int, deadline: Deadline) -> Matter:
        """What was done about *deadline*; nothing so far where nobody did."""
        new = Matter(contract, number, deadline)
        return self.of([contract]).get((contract, number, deadline), new)

    def taken_by(self, user_id: str, since: date) -> list[tuple[str, int]]:
        """The versions with a deadline that *user_id* looks after, and that is not done.

        It is to come from *since* on, or of what still runs: then it may be overdue.
        """
        found = self._connection.execute(TAKEN, {"whom": user_id, "since": since})
        return [(row.contract, row.number) for row in found]

    def give(self, version: tuple[str, int], of: str, to: str, at: datetime) -> None:
        """*to* looks after the deadlines of *version* that *of* took; its contract is locked."""
        contract, number = version
        which = {"ref": contract, "which": number, "whom": of}
        self._connection.execute(GIVE.values(taken_by=to, taken_at=at), which)

    def keep(self, matter: Matter) -> None:
        """Let *matter* be what is known of its deadline; its contract is locked.

        Somebody looks at it on the day until which it is put off, if not before.
        """
        write = upsert(self._connection, MatterRow, KEY, SAID)
        self._connection.execute(write, _values(matter))
        if matter.until is not None:
            one = matter.deadline
            this = {"which": matter.number, "what": one.kind, "where": one.place}
            self._connection.execute(
                WAKE_ONE, this | {"refs": [matter.contract], "today": matter.until}
            )

    def wake(self, contracts: Collection[str], today: date) -> None:
        """Have what is put off looked at on its day, or *today* if that has come, if not before.

        Whoever was woken already is not told again: a notice is written once.
        """
        for some in in_chunks(contracts):
            self._connection.execute(WAKE, {"refs": some, "today": today})


def _values(matter: Matter) -> dict[str, Any]:
    deadline = matter.deadline
    key = {"kind": deadline.kind, "place": deadline.place, "day": deadline.day}
    said = {name: getattr(matter, name) for name in SAID}
    return {"contract": matter.contract, "number": matter.number} | key | said


def _matter(row: RowMapping) -> Matter:
    deadline = Deadline(row["kind"], row["day"], row["place"])
    said = {name: row[name] for name in SAID}
    return Matter(row["contract"], row["number"], deadline, **said)
