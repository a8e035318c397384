"""Index series: what an index stood at in each month, as it was known when (see IndexValueRow)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, func, insert, select

from contracts.folding import folded
from contracts.journal import HOUSE
from contracts.percent import plain
from store.bulk import table, write_many
from store.journal import Change, Journal
from store.renewal_tables import IndexValueRow

VALUES = table(IndexValueRow)


@dataclass(frozen=True, slots=True)
class IndexValue:
    """One value as it was recorded; of one month the last that was known counts."""

    month: str
    value: Decimal
    known_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of a series brings: months that are new, others with a value before."""

    added: Mapping[str, Decimal]
    corrected: Mapping[str, tuple[Decimal, Decimal]]
    unchanged: int

    @property
    def rows(self) -> dict[str, Decimal]:
        return {**self.added, **{month: new for month, (_old, new) in self.corrected.items()}}


class Indexes:
    """Looks like values by series and month. Rows are only ever added."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def names(self) -> dict[str, tuple[int, str, str]]:
        """Every series with the number of its months, its first and its last one."""
        count = func.count(VALUES.c.month.distinct())
        months = count, func.min(VALUES.c.month), func.max(VALUES.c.month)
        name = func.min(VALUES.c.series)
        query = select(name, *months).group_by(VALUES.c.folded).order_by(VALUES.c.folded)
        return {row[0]: (row[1], row[2], row[3]) for row in self._connection.execute(query)}

    def called(self, name: str) -> str | None:
        """The series as it was called first, however *name* is written; None: there is none."""
        query = select(VALUES.c.series).where(VALUES.c.folded == folded(name))
        found: str | None = self._connection.execute(
            query.order_by(VALUES.c.id).limit(1)
        ).scalar_one_or_none()
        return found

    def recorded(self, name: str) -> list[IndexValue]:
        """Every row of a series, by month; of a month the one known first comes first."""
        query = select(VALUES).where(VALUES.c.folded == folded(name))
        rows = self._connection.execute(query.order_by(VALUES.c.month, VALUES.c.id)).mappings()
        return [
            IndexValue(row["month"], Decimal(row["value"]), row["known_at"], row["by"])
            for row in rows
        ]

    def value(self, name: str, month: str) -> Decimal | None:
        """What is known now of a month; None: nothing."""
        here = VALUES.c.folded == folded(name), VALUES.c.month == month
        query = select(VALUES.c.value).where(*here).order_by(VALUES.c.id.desc()).limit(1)
        found = self._connection.execute(query).scalar_one_or_none()
        return None if found is None else Decimal(found)

    def compared(self, name: str, values: Mapping[str, Decimal]) -> Imported:
        """What *values* by month would bring beside what is known."""
        known = {one.month: one.value for one in self.recorded(name)}
        added = {month: value for month, value in values.items() if month not in known}
        corrected = {
            month: (known[month], value)
            for month, value in values.items()
            if month in known and known[month] != value
        }
        return Imported(added, corrected, len(values) - len(added) - len(corrected))

    def add(self, name: str, values: Mapping[str, Decimal], by: str, at: datetime) -> Imported:
        """Record what of *values* is new or another than is known; the journal says so."""
        self._journal.hold({HOUSE})  # two who import at once would both find nothing known
        brings = self.compared(name, values)
        if brings.rows:
            series = self.called(name) or name
            shared = {"folded": folded(name), "series": series, "known_at": at, "by": by}
            rows = [
                shared | {"month": month, "value": plain(value)}
                for month, value in sorted(brings.rows.items())
            ]
            write_many(self._connection, insert(VALUES), rows)
            self._record(series, brings)
        return brings

    def _record(self, series: str, brings: Imported) -> None:
        old = {month: plain(before) for month, (before, _new) in brings.corrected.items()}
        new = {month: plain(value) for month, value in brings.rows.items()}
        before, after = ({"series": series, "values": said} for said in (old, new))
        self._journal.record([Change(HOUSE, "index imported", before, after)])
