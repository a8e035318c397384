"""When somebody, or a channel, wants to read what is not urgent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, or_, select, update

from contracts.journal import HOUSE
from contracts.rhythm import Quiet, Weekly
from store.alert_tables import HabitRow
from store.bulk import table, upsert
from store.journal import Change, Journal
from store.people_tables import PersonRow

HABITS, PEOPLE = table(HabitRow), table(PersonRow)
NOW = bindparam("instant", type_=HABITS.c.week_due.type)
WITH_HOME = select(HABITS, PEOPLE.c.timezone.label("home")).join(
    PEOPLE, PEOPLE.c.user_id == HABITS.c.reader, isouter=True
)
FIND = WITH_HOME.where(HABITS.c.reader == bindparam("who"))
SET = WITH_HOME.where(or_(HABITS.c.quiet_begins.is_not(None), HABITS.c.week_on.is_not(None)))
DUE = WITH_HOME.where(HABITS.c.week_due <= NOW).order_by(HABITS.c.week_due, HABITS.c.reader)
MOVE = update(HABITS).where(
    HABITS.c.reader == bindparam("who"),
    HABITS.c.week_due == bindparam("seen", type_=HABITS.c.week_due.type),
)
COLUMNS = [column.name for column in HABITS.c if column.name != "reader"]


@dataclass(frozen=True, slots=True)
class Habit:
    """A person or a channel, and what was set for them.

    *zone* was set with the hours of a channel, *home* is where a person is now; each empty where
    nobody knows. *due* is when the next digest is, and *last* the day of the one before.
    """

    reader: str
    zone: str = ""
    home: str = ""
    quiet: Quiet | None = None
    weekly: Weekly | None = None
    due: datetime | None = None
    last: date | None = None

    def lives_in(self, otherwise: str) -> str:
        """The zone of their hours."""
        return self.zone or self.home or otherwise


class Habits:
    """Looks like what each reader asked for; each change stands in the journal."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def find(self, reader: str) -> Habit:
        """What *reader* asked for; nothing, by itself."""
        row = self._connection.execute(FIND, {"who": reader}).mappings().first()
        return _habit(row) if row else Habit(reader)

    def settings(self) -> Mapping[str, Habit]:
        """Everybody who asked for anything."""
        rows = self._connection.execute(SET).mappings()
        return {row["reader"]: _habit(row) for row in rows}

    def due(self, now: datetime, most: int) -> Sequence[Habit]:
        """Up to *most* whose digest is due by *now*."""
        rows = self._connection.execute(DUE.limit(most), {"instant": now}).mappings()
        return [_habit(row) for row in rows]

    def put(self, one: Habit) -> bool:
        """Keep what *one* asks for; whether that is something else than before."""
        before = self.find(one.reader)
        if _said(before) == _said(one):
            return False
        statement = upsert(self._connection, HabitRow, ["reader"], COLUMNS)
        self._connection.execute(statement, {"reader": one.reader, **_columns(one)})
        change = Change(HOUSE, "reading hours changed", _said(before), _said(one))
        self._journal.record([change])
        return True

    def move_on(self, one: Habit, following: datetime, last: date | None) -> bool:
        """The next digest comes then, and the one before was that of *last*.

        Whether nobody else moved it on meanwhile.
        """
        values = {"week_due": following, "week_last": last}
        moved = self._connection.execute(MOVE.values(values), {"who": one.reader, "seen": one.due})
        return moved.rowcount == 1


def _columns(one: Habit) -> dict[str, Any]:
    quiet, weekly = one.quiet, one.weekly
    return {
        "zone": one.zone,
        "quiet_begins": quiet.begins if quiet else None,
        "quiet_ends": quiet.ends if quiet else None,
        "quiet_workdays": bool(quiet and quiet.workdays),
        "week_on": weekly.on if weekly else None,
        "week_at": weekly.at if weekly else None,
        "week_due": one.due,
        "week_last": one.last,
    }


def _habit(row: RowMapping) -> Habit:
    quiet = weekly = None
    if row["quiet_begins"] is not None:
        quiet = Quiet(row["quiet_begins"], row["quiet_ends"], row["quiet_workdays"])
    if row["week_on"] is not None:
        weekly = Weekly(row["week_on"], row["week_at"])
    place = (row["zone"], row["home"] or "")
    return Habit(row["reader"], *place, quiet, weekly, row["week_due"], row["week_last"])


def _said(one: Habit) -> dict[str, Any]:
    """What the journal says of it."""
    said: dict[str, Any] = {"reader": one.reader} | ({"zone": one.zone} if one.zone else {})
    if one.quiet:
        hours = (one.quiet.begins, one.quiet.ends)
        said["quiet"] = "-".join(f"{at:%H:%M}" for at in hours)
        said["workdays"] = one.quiet.workdays
    if one.weekly:
        said["weekly"] = f"{one.weekly.on} {one.weekly.at:%H:%M}"
    return said
