"""The outbox: what is to be said, written with the change that caused it, claimed to be said.

Each method is one step of a delivery and may be in a transaction of its own: between two of them
the process may die, and another one goes on from what stands here.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Update, bindparam, case, or_, update

from contracts.journal import HOUSE
from store.bulk import unless_there
from store.journal import Change, Journal
from store.notice import SET_ASIDE, Later, Lease, NewNotice, Notice, NoticeState, Place
from store.notices import NOTICES, Notices, due, notice_from, one
from store.tables import NoticeRow

NEVER_SAID = (NoticeState.MOOT, NoticeState.REFUSED)
LIVE = (NoticeState.SAID, NoticeState.WAITING)
FREE = {"lease": None, "leased_until": None}
NOTHING_BEGUN = FREE | {"begun_at": None}


def _shown_anew(which: ColumnElement[bool]) -> Update:
    now = bindparam("now", type_=NOTICES.c.due_at.type)
    values = {
        "wanted": NOTICES.c.wanted + 1,
        "state": NoticeState.WAITING,
        "due_at": case((NOTICES.c.state == NoticeState.SAID, now), else_=NOTICES.c.due_at),
    }
    return update(NOTICES).where(which, NOTICES.c.state.in_(LIVE)).values(values)


ABOUT = _shown_anew(NOTICES.c.subject == bindparam("subject_is"))
ONE = _shown_anew(NOTICES.c.id == bindparam("id_is"))


class Outbox(Notices):
    """Looks like a queue of notices that somebody has to deliver."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        super().__init__(connection)
        self._journal = journal
        self.touched = False  # whether there may be something to deliver after the commit

    def add(self, notice: NewNotice, now: datetime) -> bool:
        """Have *notice* said, unless one of its key was added before; whether it is new."""
        values = {
            **{name: getattr(notice, name) for name in NewNotice.__dataclass_fields__},
            "token": _token(notice.key, now),
            "wanted": 1,
            "shown": 0,
            "state": NoticeState.WAITING,
            "created_at": now,
            "due_at": now,
            "attempts": 0,
        }
        statement = unless_there(self._connection, NoticeRow, NOTICES.c.id)
        added = self._connection.execute(statement, values).first() is not None
        self.touched = self.touched or added
        return added

    def touch(self, subject: str, now: datetime) -> int:
        """Have everything that was said on *subject* brought up to date; how much that is."""
        return self._show_anew(ABOUT, {"subject_is": subject, "now": now})

    def claim(self, now: datetime, lease: Lease, busy: Collection[str] = ()) -> Notice | None:
        """The next notice that is due, for the time of *lease*; none of the recipients *busy*."""
        query = due(now, busy)
        row = self._connection.execute(query.with_for_update(skip_locked=True)).mappings().first()
        if row is None:
            return None
        notice = notice_from(row)
        ours = {"lease": lease.holder, "leased_until": now + lease.length}
        values = ours | {"attempts": notice.attempts + 1}
        self._connection.execute(one(notice.id).values(values))
        return notice

    def begin(self, notice: Notice, lease: Lease, now: datetime) -> bool:
        """Whether *notice* is still ours, just before it is posted.

        It is for the time of *lease* again, and from now on it may have been taken by Slack.
        """
        values = {"leased_until": now + lease.length, "begun_at": now}
        return self._held(notice, lease, values)

    def said(self, notice: Notice, lease: Lease, place: Place, now: datetime) -> None:
        """*notice* stands at *place*.

        A message that was posted counts, whoever has the notice now. What was shown by somebody
        who had lost it may be older than what another showed meanwhile: it is shown anew.
        """
        fresh = NOTICES.c.wanted == place.shown
        values = NOTHING_BEGUN | {
            "channel": place.channel,
            "ts": place.ts,
            "shown": place.shown,
            "state": case((fresh, NoticeState.SAID), else_=NoticeState.WAITING),
            "due_at": case((fresh, NOTICES.c.due_at), else_=now),
            "said_at": case((NOTICES.c.ts.is_(None), now), else_=NOTICES.c.said_at),
            "attempts": 0,
            "reason": None,
        }
        mine = or_(NOTICES.c.lease == lease.holder, NOTICES.c.ts.is_(None))
        done = self._connection.execute(one(notice.id).where(mine).values(values))
        if not done.rowcount:
            self._show_anew(ONE, {"id_is": notice.id, "now": now})

    def again(self, notice: Notice, lease: Lease, later: Later) -> None:
        """Try *notice* again, later."""
        values: dict[str, Any] = FREE if later.doubt else NOTHING_BEGUN
        values = values | {"due_at": later.due_at, "reason": later.reason}
        if not later.counted:
            values["attempts"] = notice.attempts
        self._held(notice, lease, values)

    def settle(self, notice: Notice, lease: Lease, state: NoticeState, reason: str = "") -> bool:
        """Nothing more is tried about *notice*; whether that was ours to say."""
        kept = FREE if state is NoticeState.UNCERTAIN else NOTHING_BEGUN
        return self._held(notice, lease, kept | {"state": state, "reason": reason or None})

    def retry(self, notice_id: int, now: datetime) -> bool:
        """Try what was set aside once more; whether it was."""
        values = {"state": NoticeState.WAITING, "due_at": now, "attempts": 0, "reason": None}
        aside = NOTICES.c.state.in_(list(SET_ASIDE))
        done = self._connection.execute(one(notice_id).where(aside).values(values)).rowcount == 1
        self.touched = self.touched or done
        return done

    def revive(self, key: str, now: datetime) -> bool:
        """Have said after all what was never said, as there was nobody to be told; whether it is.

        What is perhaps there, or was dropped on purpose, stays as it is.
        """
        never = NOTICES.c.ts.is_(None) & NOTICES.c.state.in_(NEVER_SAID)
        values = {"state": NoticeState.WAITING, "due_at": now, "attempts": 0, "reason": None}
        found = update(NOTICES).where(NOTICES.c.key == key, never).values(values)
        done = self._connection.execute(found).rowcount == 1
        self.touched = self.touched or done
        return done

    def drop(self, notice_id: int, reason: str) -> bool:
        """Let what was set aside, or still waits, be; whether there was anything."""
        notice = self.find(notice_id)
        live = NOTICES.c.state.in_([*SET_ASIDE, NoticeState.WAITING])
        values = FREE | {"state": NoticeState.DROPPED, "reason": reason}
        done = self._connection.execute(one(notice_id).where(live).values(values)).rowcount == 1
        if notice is not None and done:
            old = {"notice": notice.id, "kind": notice.kind, "to": notice.recipient}
            self._journal.record([Change(HOUSE, "notice dropped", old, {"reason": reason})])
        return done

    def _show_anew(self, statement: Update, values: dict[str, Any]) -> int:
        """Bring what stands in Slack up to date; what waits will be anyway."""
        count = self._connection.execute(statement, values).rowcount
        self.touched = self.touched or bool(count)
        return count

    def _held(self, notice: Notice, lease: Lease, values: dict[str, Any]) -> bool:
        """Change *notice* if it is still ours; whether it was."""
        found = one(notice.id).where(NOTICES.c.lease == lease.holder).values(values)
        return self._connection.execute(found).rowcount == 1


def _token(key: str, now: datetime) -> str:
    """What stands in the message: nobody reads the key, which names the customer, out of it."""
    return hashlib.sha256(f"{key} {now.isoformat()}".encode()).hexdigest()[:32]
