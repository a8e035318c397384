"""Looking at the outbox, without changing anything."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Update, bindparam, func, select, update

from store.bulk import in_chunks, table
from store.notice import Late, Notice, NoticeState, Priority
from store.outbox_tables import NoticeRow

NOTICES = table(NoticeRow)
WITH_KEY = select(NOTICES).where(NOTICES.c.key == bindparam("key_is"))
FIELDS = tuple(Notice.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Only:
    """Which notices are wanted: those of one *kind*, those to one *recipient*; empty: all."""

    kind: str = ""
    recipient: str = ""

    def of(self, query: Select[Any]) -> Select[Any]:
        """*query*, for these alone."""
        if self.kind:
            query = query.where(NOTICES.c.kind == self.kind)
        return query.where(NOTICES.c.recipient == self.recipient) if self.recipient else query


ANY = Only()


class Notices:
    """What is to be said, was said, or could not be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, states: Collection[NoticeState], most: int, only: Only = ANY) -> list[Notice]:
        """The oldest notices in *states*, of those that *only* wants."""
        query = only.of(select(NOTICES).where(NOTICES.c.state.in_(states)))
        rows = self._connection.execute(query.order_by(NOTICES.c.id).limit(most)).mappings()
        return [notice_from(row) for row in rows]

    def find(self, notice_id: int) -> Notice | None:
        rows = self._connection.execute(select(NOTICES).where(NOTICES.c.id == notice_id))
        row = rows.mappings().first()
        return None if row is None else notice_from(row)

    def with_key(self, key: str) -> Notice | None:
        """The one of that key; None where it was never added."""
        row = self._connection.execute(WITH_KEY, {"key_is": key}).mappings().first()
        return None if row is None else notice_from(row)

    def about(self, subjects: Iterable[str]) -> list[Notice]:
        """Whatever there is about any of *subjects*."""
        found: list[Notice] = []
        for some in in_chunks(subjects):
            query = select(NOTICES).where(NOTICES.c.subject.in_(some))
            found += map(notice_from, self._connection.execute(query).mappings())
        return found

    def counts(self, states: Collection[NoticeState], only: Only = ANY) -> dict[NoticeState, int]:
        """How many notices there are in each of *states*, of those that *only* wants."""
        query = select(NOTICES.c.state, func.count()).where(NOTICES.c.state.in_(states))
        found = self._connection.execute(only.of(query).group_by(NOTICES.c.state))
        counts = dict.fromkeys(states, 0)
        counts.update((state, count) for state, count in found)
        return counts


def one(notice_id: int) -> Update:
    return update(NOTICES).where(NOTICES.c.id == notice_id)


def notice_from(row: RowMapping) -> Notice:
    values = {name: row[name] for name in FIELDS}
    late = values["late"] and Late(values["late"])
    return Notice(**values | {"priority": Priority(values["priority"]), "late": late})
