"""What waits to be said: whose turn it is, found by index, however much waits."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    func,
    or_,
    select,
)

from store.bulk import table
from store.notice import FARTHEST, NoticeState, Priority
from store.notices import NOTICES
from store.outbox_tables import ReaderRow

READERS = table(ReaderRow)
EVERYBODY = ""  # the row that stands for all readers together


def due(now: datetime, priority: Priority) -> Select[Any]:
    """The reader who waits the longest for something of *priority*, and can be told it now.

    Of those for whom it is due since the same moment, whoever was told nothing for longest.
    """
    free = READERS.c.free_at <= now
    unheld = or_(READERS.c.leased_until.is_(None), READERS.c.leased_until < now)
    waits = (READERS.c.priority == int(priority)) & (READERS.c.due_at <= now)
    query = select(READERS.c.recipient).where(waits, free, unheld)
    return query.order_by(READERS.c.due_at, READERS.c.free_at).limit(1)


def _oldest(priority: Priority) -> Any:
    """The id of the oldest that waits of *priority* for the reader ``to``: the end of an index."""
    of = (NOTICES.c.recipient == bindparam("to")) & (NOTICES.c.state == NoticeState.WAITING)
    query = select(func.min(NOTICES.c.id)).where(of, NOTICES.c.priority == int(priority))
    return query.scalar_subquery()


HEADS = (
    select(NOTICES.c.id, NOTICES.c.priority, NOTICES.c.due_at, NOTICES.c.ts)
    .where(NOTICES.c.id.in_([_oldest(priority) for priority in Priority]))
    .order_by(NOTICES.c.priority)
)


def heads(connection: Connection, recipient: str) -> list[Any]:
    """The oldest that waits of each priority for *recipient*, the most urgent first."""
    return list(connection.execute(HEADS, {"to": recipient}))


def ahead(connection: Connection, recipient: str, now: datetime) -> dict[str, Any]:
    """When there is something to say to *recipient* next, and how urgent that is."""
    found = heads(connection, recipient)
    if not found:
        return {"due_at": None}
    times = {one.priority: sane(one.due_at, now) for one in found}
    due_at = min(times.values())
    first = min(priority for priority, at in times.items() if at <= max(due_at, now))
    return {"due_at": due_at, "priority": first}


def sane(due_at: datetime, now: datetime) -> datetime:
    """*due_at*, unless it lies farther ahead than anything is put off."""
    return due_at if due_at <= now + FARTHEST else now


def soonest(connection: Connection, until: datetime) -> datetime | None:
    """When something can be said next; None: not *until* then, as far as is known now."""
    ready = _later(_later(READERS.c.due_at, READERS.c.free_at), READERS.c.leased_until)
    updates = READERS.c.priority == int(Priority.UPDATE)
    everybody = select(READERS.c.free_at).where(READERS.c.recipient == EVERYBODY).scalar_subquery()
    query = select(func.min(case((updates, ready))), func.min(case((~updates, ready))), everybody)
    shown, posted, free_at = connection.execute(query.where(READERS.c.due_at <= until)).one()
    if posted is not None and free_at is not None:
        posted = max(posted, free_at)
    return min(filter(None, (shown, posted)), default=None)


def stray(now: datetime) -> Select[Any]:
    """A reader whose times lie farther ahead than anything is put off: the clock was set back."""
    far = now + FARTHEST
    waits = READERS.c.due_at.is_not(None) | (READERS.c.recipient == EVERYBODY)
    held = or_(READERS.c.free_at > far, READERS.c.leased_until > far, READERS.c.due_at > far)
    return select(READERS.c.recipient).where(waits, held).limit(1)


def _later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    """The later of two instants, of which *other* may be missing."""
    return case((other > one, other), else_=one)
