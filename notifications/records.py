"""What a delivery writes down: each step in a short transaction of its own.

Slack is called between two of them. Whoever dies there leaves the notice as it stands, and another
one goes on from it when the lease has run out.
"""

from contextlib import AbstractContextManager
from datetime import datetime
from itertools import count

from notifications.rerouting import rerouted, within_reach
from notifications.surroundings import Surroundings
from notifications.timing import Timing, seconds
from store import (
    OPERATOR,
    Late,
    Later,
    Lease,
    NewNotice,
    Notice,
    NoticeState,
    Place,
    Store,
    UnitOfWork,
)

SET_ASIDE = "set_aside"
"""The kind that tells admins of a notice that was set aside."""


class Records:
    """The outbox as one delivery sees it. Each claim has a lease of its own."""

    def __init__(self, store: Store, around: Surroundings, timing: Timing) -> None:
        self._store, self._clock, self._holder = store, around.clock, around.holder
        self._length, self._rate = seconds(timing.lease), timing.rate
        self._numbers = count(1)

    def claim(self) -> Notice | None:
        """The next notice to deliver. Only where there is one, others who write wait for us."""
        now = self._clock()
        with self._store.reading() as work:
            if not work.outbox.is_due(now):
                return None
        with self._writing(now) as work:
            return work.outbox.claim(now, self._lease(f"{self._holder}/{next(self._numbers)}"))

    def soonest(self, most: float) -> float | None:
        """In how many seconds there is something to claim; None: not within *most*."""
        now = self._clock()
        with self._store.reading() as work:
            found = work.outbox.soonest(now + seconds(most))
        return None if found is None else max(0.0, (found - now).total_seconds())

    def begin(self, notice: Notice, late: Late | None) -> datetime | None:
        """Since when *notice* is about to be posted; None: it is not ours any more."""
        now = self._clock()
        with self._writing(now) as work:
            ours = work.outbox.begin(notice, self._lease_of(notice), now, late)
        return now if ours else None

    def said(self, notice: Notice, place: Place, *, posted: bool) -> bool:
        """*notice* stands there; False: elsewhere, too. It was *posted* just now, or found."""
        now = self._clock()
        with self._writing(now) as work:
            if not posted:
                work.outbox.give_back(notice, self._lease_of(notice))
            if notice.ts is None:
                within_reach(work, notice.recipient, now)
            return work.outbox.said(notice, self._lease_of(notice), place, now)

    def again(self, notice: Notice, later: Later, *, posted: bool) -> None:
        """Try it later. It was *posted*, for all we know, or surely not."""
        with self._writing(self._clock()) as work:
            if not posted:
                work.outbox.give_back(notice, self._lease_of(notice))
            work.outbox.again(notice, self._lease_of(notice), later)

    def moot(self, notice: Notice) -> None:
        with self._writing(self._clock()) as work:
            work.outbox.give_back(notice, self._lease_of(notice))
            work.outbox.moot(notice, self._lease_of(notice))

    def set_aside(self, notice: Notice, state: NoticeState, reason: str) -> None:
        """Stop trying; where nobody is told instead, tell every admin of it.

        Of what tells them, nobody is told again.
        """
        now = self._clock()
        with self._writing(now) as work:
            ours = work.outbox.settle(notice, self._lease_of(notice), state, reason)
            moved = ours and state is NoticeState.REFUSED and rerouted(work, notice, reason, now)
            if ours and not moved and notice.kind != SET_ASIDE:
                for user_id in work.people.admins():
                    work.outbox.add(_told_of(notice, user_id), now)

    def _lease(self, holder: str) -> Lease:
        return Lease(holder, self._length, self._rate)

    def _lease_of(self, notice: Notice) -> Lease:
        return self._lease(notice.lease or "")

    def _writing(self, now: datetime) -> AbstractContextManager[UnitOfWork]:
        return self._store.writing(OPERATOR, now)


def _told_of(notice: Notice, user_id: str) -> NewNotice:
    key = f"{SET_ASIDE}:{notice.id}/{user_id}"
    return NewNotice(key, SET_ASIDE, user_id, f"notice:{notice.id}", {"notice": notice.id})
