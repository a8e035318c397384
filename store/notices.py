"""Looking at the outbox, without changing anything."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Update, func, or_, select, update

from store.bulk import table
from store.notice import Notice, NoticeState
from store.tables import NoticeRow

NOTICES = table(NoticeRow)
FIELDS = tuple(Notice.__dataclass_fields__)


class Notices:
    """What is to be said, was said, or could not be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_due(self, now: datetime, busy: Collection[str] = ()) -> bool:
        """Whether there is something to claim; nobody who writes has to wait for the answer."""
        return self._connection.execute(due(now, busy)).first() is not None

    def listed(self, states: Collection[NoticeState], most: int) -> list[Notice]:
        """The oldest notices in *states*."""
        query = select(NOTICES).where(NOTICES.c.state.in_(states)).order_by(NOTICES.c.id)
        rows = self._connection.execute(query.limit(most)).mappings()
        return [notice_from(row) for row in rows]

    def find(self, notice_id: int) -> Notice | None:
        rows = self._connection.execute(select(NOTICES).where(NOTICES.c.id == notice_id))
        row = rows.mappings().first()
        return None if row is None else notice_from(row)

    def counts(self, states: Collection[NoticeState]) -> dict[NoticeState, int]:
        """How many notices there are in each of *states*."""
        query = select(NOTICES.c.state, func.count()).where(NOTICES.c.state.in_(states))
        found = self._connection.execute(query.group_by(NOTICES.c.state))
        counts = dict.fromkeys(states, 0)
        counts.update((state, count) for state, count in found)
        return counts


def due(now: datetime, busy: Collection[str]) -> Select[Any]:
    """The first notice whose time has come, which nobody holds and whose reader is free."""
    free = or_(NOTICES.c.leased_until.is_(None), NOTICES.c.leased_until < now)
    waits = (NOTICES.c.state == NoticeState.WAITING) & (NOTICES.c.due_at <= now) & free
    query = select(NOTICES).where(waits, NOTICES.c.recipient.not_in(busy))
    return query.order_by(NOTICES.c.due_at, NOTICES.c.id).limit(1)


def one(notice_id: int) -> Update:
    return update(NOTICES).where(NOTICES.c.id == notice_id)


def notice_from(row: RowMapping) -> Notice:
    return Notice(**{name: row[name] for name in FIELDS})
