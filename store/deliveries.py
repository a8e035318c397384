"""The steps of a delivery, as the outbox sees them.

Each may be in a transaction of its own: between two of them the process may die, and another one
goes on from what stands here.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from store.claiming import first, is_due
from store.notice import Late, Later, Lease, Notice, NoticeState, Place, Priority
from store.notices import NOTICES, Notices, one
from store.readers import Left, Readers
from store.waiting import soonest

LIVE = (NoticeState.SAID, NoticeState.WAITING)
FREE = {"lease": None, "leased_until": None}
NOTHING_BEGUN = FREE | {"begun_at": None}
WHO_WAITS = (NOTICES.c.recipient, NOTICES.c.priority, NOTICES.c.due_at)


def _shown_anew(which: ColumnElement[bool]) -> ReturningUpdate[Any]:
    """What stands, or waits, is locked in one order: two who do this wait in no circle."""
    now = bindparam("now", type_=NOTICES.c.due_at.type)
    was_said = NOTICES.c.state == NoticeState.SAID
    values = {
        "wanted": NOTICES.c.wanted + 1,
        "state": NoticeState.WAITING,
        "priority": case((was_said, int(Priority.UPDATE)), else_=NOTICES.c.priority),
        "due_at": case((was_said, now), else_=NOTICES.c.due_at),
    }
    # By the column itself some databases would go through all that ever was said.
    live = which & func.coalesce(NOTICES.c.state, "").in_(LIVE)
    in_order = select(NOTICES.c.id).where(live).order_by(NOTICES.c.id).with_for_update()
    found = update(NOTICES).where(NOTICES.c.id.in_(in_order), live).values(values)
    return found.returning(*WHO_WAITS)


ABOUT = _shown_anew(NOTICES.c.subject == bindparam("subject_is"))
ANY_OF = _shown_anew(NOTICES.c.subject.in_(bindparam("subjects", expanding=True)))
UNDER = _shown_anew(
    (NOTICES.c.subject >= bindparam("first")) & (NOTICES.c.subject < bindparam("behind"))
)
ONE = _shown_anew(NOTICES.c.id == bindparam("id_is"))


class Deliveries(Notices):
    """What a delivery does with notices."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        super().__init__(connection)
        self._at = at
        self._readers = Readers(connection)
        self.touched = False  # whether there may be something to deliver after the commit

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to claim; nobody who writes has to wait for the answer."""
        return is_due(self._connection, now)

    def soonest(self, until: datetime) -> datetime | None:
        """When something can be claimed; None: not *until* then, as far as is known now."""
        return soonest(self._connection, until)

    def claim(self, now: datetime, lease: Lease) -> Notice | None:
        """The next notice that is due, for the time of *lease*, and with it its reader.

        Nothing else is said to whom it is for, and nothing faster than the lease's rate has it.
        """
        notice = first(self._connection, self._readers, now)
        if notice is None:
            return None
        values = {
            "lease": lease.holder,
            "leased_until": now + lease.length,
            "attempts": notice.attempts + 1,
        }
        self._connection.execute(one(notice.id).values(values))
        self._readers.take(notice.recipient, lease, now)
        if notice.ts is None:
            self._readers.take_slot(now, lease.rate)
        return replace(notice, lease=lease.holder)

    def begin(self, notice: Notice, lease: Lease, now: datetime, late: Late | None = None) -> bool:
        """Whether *notice* is still ours, just before it is posted, perhaps as a *late* one.

        It is for the time of *lease* again, and from now on it may have been taken by Slack.
        """
        values = {"leased_until": now + lease.length, "begun_at": now, "late": late}
        ours = self._held(notice, lease, values)
        if ours:
            self._readers.keep(notice.recipient, lease, now)
        return ours

    def said(self, notice: Notice, lease: Lease, place: Place, now: datetime) -> bool:
        """*notice* stands at *place*; False: there is another message of it already.

        A message that was posted counts, whoever has the notice now. What was shown by somebody
        who had lost it may be older than what another showed meanwhile: it is shown anew.
        """
        fresh = NOTICES.c.wanted == place.shown
        values = NOTHING_BEGUN | {
            "channel": place.channel,
            "ts": place.ts,
            "shown": place.shown,
            "state": case((fresh, NoticeState.SAID), else_=NoticeState.WAITING),
            "priority": case((fresh, NOTICES.c.priority), else_=int(Priority.UPDATE)),
            "due_at": case((fresh, NOTICES.c.due_at), else_=now),
            "said_at": case((NOTICES.c.ts.is_(None), now), else_=NOTICES.c.said_at),
            "attempts": 0,
            "reason": None,
        }
        mine = or_(NOTICES.c.lease == lease.holder, NOTICES.c.ts.is_(None))
        done = self._connection.execute(one(notice.id).where(mine).values(values)).rowcount
        if not done:
            self._all_wait(ONE, {"id_is": notice.id, "now": now})
        free_at = now + lease.rate.reader
        self._readers.leave(notice.recipient, Left(lease.holder, now, free_at))
        return bool(done) or self._stands_at(notice, place)

    def _stands_at(self, notice: Notice, place: Place) -> bool:
        known = self.find(notice.id)
        return known is None or known.ts == place.ts

    def again(self, notice: Notice, lease: Lease, later: Later) -> None:
        """Try *notice* again, later; what is to be said to the same reader after it waits, too."""
        values: dict[str, Any] = FREE if later.doubt else NOTHING_BEGUN
        values = values | {"due_at": later.due_at, "reason": later.reason}
        if not later.counted:
            values["attempts"] = notice.attempts
        self._held(notice, lease, values)
        free_at = self._at + lease.rate.reader if later.counted else later.due_at
        troubled = later.due_at > self._at
        self._readers.leave(notice.recipient, Left(lease.holder, self._at, free_at, troubled))
        if later.everybody:
            self._readers.hold_up(later.due_at)

    def give_back(self, notice: Notice, lease: Lease) -> None:
        """*notice* was claimed and not posted: others may be, instead."""
        if notice.ts is None:
            self._readers.give_back(lease.rate.workspace)

    def settle(self, notice: Notice, lease: Lease, state: NoticeState, reason: str = "") -> bool:
        """Nothing more is tried about *notice*; whether that was ours to say."""
        kept = FREE if state is NoticeState.UNCERTAIN else NOTHING_BEGUN
        self._readers.leave(notice.recipient, Left(lease.holder, self._at))
        return self._held(notice, lease, kept | {"state": state, "reason": reason or None})

    def moot(self, notice: Notice, lease: Lease) -> bool:
        """There is nothing to say, unless there is again by now; whether that was ours to say."""
        fresh = NOTICES.c.wanted == notice.wanted
        state = case((fresh, NoticeState.MOOT), else_=NoticeState.WAITING)
        self._readers.leave(notice.recipient, Left(lease.holder, self._at))
        return self._held(notice, lease, NOTHING_BEGUN | {"state": state})

    def troubled_at(self, recipient: str) -> datetime | None:
        """When Slack last did not take what was to be said to *recipient*."""
        return self._readers.troubled_at(recipient)

    def _all_wait(self, statement: ReturningUpdate[Any], values: dict[str, Any]) -> int:
        """Have said what *statement* lets wait; how much that is."""
        found = self._connection.execute(statement, values).all()
        for recipient, priority, due_at in found:
            self._waits(recipient, Priority(priority), due_at)
        return len(found)

    def _waits(self, recipient: str, priority: Priority, due_at: datetime) -> None:
        self._readers.waits(recipient, priority, due_at)
        self.touched = True

    def _held(self, notice: Notice, lease: Lease, values: dict[str, Any]) -> bool:
        """Change *notice* if it is still ours; whether it was."""
        found = one(notice.id).where(NOTICES.c.lease == lease.holder).values(values)
        return self._connection.execute(found).rowcount == 1
