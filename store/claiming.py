"""Claiming: the most urgent notice that is due, whose reader is free, and that nobody changes now.

Nothing here waits for others: what they have locked is passed over, and looked at a moment later.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from store.notice import Notice, NoticeState, Priority
from store.notices import NOTICES, notice_from
from store.readers import Readers
from store.waiting import due, heads, sane, stray

MOMENT = timedelta(seconds=0.1)
ANYTHING, UPDATES = tuple(Priority), (Priority.UPDATE,)


def is_due(connection: Connection, now: datetime) -> bool:
    """Whether there is something to claim; nobody who writes has to wait for the answer."""
    priorities = ANYTHING if Readers(connection).can_post(now) else UPDATES
    wanted = (*(due(now, one) for one in priorities), stray(now))
    return any(connection.execute(query).first() for query in wanted)


def first(connection: Connection, readers: Readers, now: datetime) -> Notice | None:
    """The notice to deliver next; its reader is locked, and so is the pace if it is to be posted.

    While the workspace takes no more, it is one that is only to be brought up to date.
    """
    posting = readers.can_post(now, locked=True)
    for priority in ANYTHING if posting else UPDATES:
        query = due(now, priority).with_for_update(skip_locked=True)
        while recipient := connection.execute(query).scalar():
            found = _head(connection, recipient, now)
            if found is not None and (posting or found.ts):
                return found
            # Where something more urgent waits, it is found as that, and not here again.
            elsewhere = found is not None and found.priority is not priority
            readers.look_later(recipient, now, timedelta(0) if elsewhere else MOMENT)
    return first(connection, readers, now) if _set_right(connection, readers, now) else None


def _set_right(connection: Connection, readers: Readers, now: datetime) -> bool:
    """Let whoever is held up by a clock that was set back be told something; whether there was."""
    query = stray(now).with_for_update(skip_locked=True)
    recipient: str | None = connection.execute(query).scalar()
    if recipient is not None:
        readers.set_right(recipient, now)
    return recipient is not None


def _head(connection: Connection, recipient: str, now: datetime) -> Notice | None:
    """What is to be said to *recipient* next, if that is due and nobody is changing it."""
    head = next((one for one in heads(connection, recipient) if sane(one.due_at, now) <= now), None)
    if head is None:
        return None
    waits = (NOTICES.c.id == head.id) & (NOTICES.c.state == NoticeState.WAITING)
    query = select(NOTICES).where(waits).with_for_update(skip_locked=True)
    row = connection.execute(query).mappings().first()
    return None if row is None else notice_from(row)
