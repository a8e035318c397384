"""What a delivery writes down: each step in a short transaction of its own.

Slack is called between two of them. Whoever dies there leaves the notice as it stands, and another
one goes on from it when the lease has run out.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from notifications.surroundings import Surroundings
from store import OPERATOR, Later, Lease, NewNotice, Notice, NoticeState, Place, Store, UnitOfWork

SET_ASIDE = "set_aside"
"""The kind that tells admins of a notice that was set aside."""


class Records:
    """The outbox as one delivery sees it: it holds what it claimed for *length*."""

    def __init__(self, store: Store, around: Surroundings, length: timedelta) -> None:
        self._store, self._lease = store, Lease(around.holder, length)
        self._clock, self._admins = around.clock, around.admins

    def claim(self, busy: Collection[str]) -> Notice | None:
        """The next notice to deliver. Only where there is one, others who write wait for us."""
        now = self._clock()
        with self._store.reading() as work:
            if not work.outbox.is_due(now, busy):
                return None
        with self._writing(now) as work:
            return work.outbox.claim(now, self._lease, busy)

    def begin(self, notice: Notice) -> bool:
        """Whether *notice* is still ours, just before it is posted."""
        now = self._clock()
        with self._writing(now) as work:
            return work.outbox.begin(notice, self._lease, now)

    def said(self, notice: Notice, place: Place) -> None:
        now = self._clock()
        with self._writing(now) as work:
            work.outbox.said(notice, self._lease, place, now)

    def again(self, notice: Notice, later: Later) -> None:
        with self._writing(self._clock()) as work:
            work.outbox.again(notice, self._lease, later)

    def moot(self, notice: Notice) -> None:
        with self._writing(self._clock()) as work:
            work.outbox.settle(notice, self._lease, NoticeState.MOOT)

    def set_aside(self, notice: Notice, state: NoticeState, reason: str) -> None:
        """Stop trying and tell every admin of it; of what tells them, nobody is told again."""
        now = self._clock()
        with self._writing(now) as work:
            ours = work.outbox.settle(notice, self._lease, state, reason)
            if ours and notice.kind != SET_ASIDE:
                for user_id in self._admins(work):
                    work.outbox.add(_told_of(notice, user_id), now)

    def _writing(self, now: datetime) -> AbstractContextManager[UnitOfWork]:
        return self._store.writing(OPERATOR, now)


def _told_of(notice: Notice, user_id: str) -> NewNotice:
    key = f"{SET_ASIDE}:{notice.id}/{user_id}"
    return NewNotice(key, SET_ASIDE, user_id, f"notice:{notice.id}", {"notice": notice.id})
