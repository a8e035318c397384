"""The outbox: what is to be said, written with the change that caused it."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update

from contracts.journal import HOUSE
from store.bulk import in_chunks, unless_there, write_many
from store.deliveries import ABOUT, ANY_OF, FREE, UNDER, WHO_WAITS, Deliveries
from store.journal import Change, Journal
from store.notice import SET_ASIDE, TOLD_NOBODY, Dated, NewNotice, NoticeState, Priority
from store.notices import NOTICES, one
from store.outbox_tables import NoticeRow

FIELDS = tuple(NewNotice.__dataclass_fields__)
HELD = NOTICES.c.state == NoticeState.HELD


class Outbox(Deliveries):
    """Looks like a queue of notices that somebody has to deliver."""

    def __init__(self, connection: Connection, journal: Journal, at: datetime) -> None:
        super().__init__(connection, at)
        self._journal = journal

    def add(self, notice: NewNotice, now: datetime, due_at: datetime | None = None) -> bool:
        """Have *notice* said, unless one of its key was added before; whether it is new.

        Not before *due_at*, which is when its reader wants to read; None: at once.
        """
        row = _row(notice, now, due_at)
        statement = unless_there(self._connection, NoticeRow, NOTICES.c.id)
        added = self._connection.execute(statement, row).first() is not None
        if added and row["state"] is NoticeState.WAITING:
            self._waits(notice.recipient, notice.priority, now)
        return added

    def add_many(self, notices: Sequence[Dated], now: datetime) -> set[str]:
        """The same for many at once, as long as nobody else adds those; the keys of the new."""
        there = self._known({one.notice.key for one in notices})
        rows = {
            one.notice.key: _row(one.notice, now, one.due_at)
            for one in notices
            if one.notice.key not in there
        }
        write_many(self._connection, unless_there(self._connection, NoticeRow), [*rows.values()])
        for row in rows.values():
            if row["state"] is NoticeState.WAITING:
                self._waits(row["recipient"], Priority(row["priority"]), now)
        return set(rows)

    def _known(self, keys: Collection[str]) -> set[str]:
        found: set[str] = set()
        for some in in_chunks(keys):
            query = select(NOTICES.c.key).where(NOTICES.c.key.in_(some))
            found.update(self._connection.execute(query).scalars())
        return found

    def is_held(self, now: datetime) -> bool:
        """Whether something was held back until now, or until before."""
        found = select(NOTICES.c.id).where(HELD, NOTICES.c.due_at <= now).limit(1)
        return self._connection.execute(found).first() is not None

    def release(self, now: datetime) -> int:
        """Have said what was held back until now; how much that is."""
        awake = update(NOTICES).where(HELD, NOTICES.c.due_at <= now)
        said = awake.values(state=NoticeState.WAITING).returning(*WHO_WAITS)
        return self._all_wait(said, {})

    def touch(self, subject: str, now: datetime) -> int:
        """Have everything that was said on *subject* brought up to date; how much that is."""
        return self._all_wait(ABOUT, {"subject_is": subject, "now": now})

    def touch_all(self, subjects: Iterable[str], now: datetime) -> int:
        """The same of several subjects."""
        chunks = in_chunks(sorted(subjects))
        return sum(self._all_wait(ANY_OF, {"subjects": some, "now": now}) for some in chunks)

    def touch_under(self, prefix: str, now: datetime) -> int:
        """The same of every subject that begins with *prefix*."""
        behind = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return self._all_wait(UNDER, {"first": prefix, "behind": behind, "now": now})

    def move(self, notice_id: int) -> None:
        """Somebody else is told what was refused."""
        refused = one(notice_id).where(NOTICES.c.state == NoticeState.REFUSED)
        self._connection.execute(refused.values(state=NoticeState.MOVED))

    def retry(self, notice_id: int, now: datetime) -> bool:
        """Try what was set aside once more; whether it was."""
        aside = (NOTICES.c.id == notice_id) & NOTICES.c.state.in_(list(SET_ASIDE))
        return self._wait_again(aside, now)

    def revive(self, key: str, now: datetime) -> bool:
        """Have said after all what was never said, as there was nobody to be told; whether it is.

        What is perhaps there, or was dropped on purpose, stays as it is.
        """
        never = NOTICES.c.ts.is_(None) & NOTICES.c.state.in_(TOLD_NOBODY)
        return self._wait_again((NOTICES.c.key == key) & never, now)

    def _wait_again(self, which: ColumnElement[bool], now: datetime) -> bool:
        values = {"state": NoticeState.WAITING, "due_at": now, "attempts": 0, "reason": None}
        found = update(NOTICES).where(which).values(values).returning(*WHO_WAITS)
        return self._all_wait(found, {}) > 0

    def drop(self, notice_id: int, reason: str) -> bool:
        """Let what was set aside, or still waits, be; whether there was anything."""
        notice = self.find(notice_id)
        live = NOTICES.c.state.in_([*SET_ASIDE, NoticeState.WAITING, NoticeState.HELD])
        values = FREE | {"state": NoticeState.DROPPED, "reason": reason}
        done = self._connection.execute(one(notice_id).where(live).values(values)).rowcount == 1
        if notice is not None and done:
            self._waits(notice.recipient, notice.priority, notice.created_at)  # what is behind it
            old = {"notice": notice.id, "kind": notice.kind, "to": notice.recipient}
            self._journal.record([Change(HOUSE, "notice dropped", old, {"reason": reason})])
        return done

    def finish(self) -> None:
        """The last thing of a transaction: let its readers' rows say what it brings them."""
        self._readers.write()


def _row(notice: NewNotice, now: datetime, due_at: datetime | None) -> dict[str, Any]:
    held = due_at is not None and due_at > now
    return {
        **{name: getattr(notice, name) for name in FIELDS},
        "priority": int(notice.priority),
        "token": _token(notice.key, now),
        "wanted": 1,
        "shown": 0,
        "state": NoticeState.HELD if held else NoticeState.WAITING,
        "created_at": due_at or now,  # before that it is not late
        "due_at": due_at or now,
        "attempts": 0,
    }


def _token(key: str, now: datetime) -> str:
    """What stands in the message: nobody reads the key, which names the customer, out of it."""
    return hashlib.sha256(f"{key} {now.isoformat()}".encode()).hexdigest()[:32]
