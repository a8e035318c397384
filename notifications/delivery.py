"""The delivery: one notice after the other is said, or brought up to date, in Slack (DESIGN 6).

Nothing is said twice: before a message is posted, the outbox knows that it may be there from then
on; and while Slack has not said so, the channel is searched for it before it is posted again.
"""

from datetime import timedelta

from blocks.kit import Message
from contracts.i18n import DEFAULT_LOCALE, reading
from notifications import reasons
from notifications.attempt import Attempt, Failures, Result
from notifications.calm import Calm
from notifications.kind import Kinds, Moment
from notifications.pace import Pace
from notifications.postbox import NotDone, Postbox, Refused, TooFast
from notifications.records import Records
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from store import Notice, Place, Store, UnitOfWork


class Delivery:
    """Delivers what is due, one notice a step. Steps of one Delivery do not run side by side."""

    def __init__(
        self,
        store: Store,
        kinds: Kinds,
        postbox: Postbox,
        around: Surroundings,
        timing: Timing,
    ) -> None:
        self._store, self._kinds, self._around = store, kinds, around
        self._grace = timedelta(seconds=timing.grace)
        self._records = Records(store, around, timedelta(seconds=timing.lease))
        self._failures = Failures(self._records, around, timing)
        self.pace = Pace(around.clock, timedelta(seconds=timing.pace))
        self._slack = Calm(postbox, self.pace)

    def stop(self) -> None:
        """Call Slack no more; what it is doing right now is still written down."""
        self._slack.ending.set()

    def step(self) -> Result | None:
        """Deliver the next notice; None: there is nothing now that can be delivered."""
        ending = self._slack.ending.is_set()
        notice = None if ending else self._records.claim(self.pace.busy())
        if notice is None:
            return None
        attempt = Attempt(notice, doubt=notice.begun_at is not None)
        try:
            return self._update(notice) if notice.ts else self._say(attempt)
        except NotDone as failure:
            return self._failures.after(attempt, failure)

    def _say(self, attempt: Attempt) -> Result:
        notice = attempt.notice
        if attempt.doubt and (found := self._look(notice)):
            self._records.said(notice, found)
            return Result.SAID
        attempt.doubt = False
        message = self._message(notice)
        if message is None:
            self._records.moot(notice)
            return Result.MOOT
        if not self._slack.is_inside(notice):
            raise Refused(reasons.OUTSIDERS)
        return self._post(attempt, message)

    def _look(self, notice: Notice) -> Place | None:
        """Where *notice* stands although nobody wrote it down, once it cannot come late."""
        since = notice.begun_at or notice.created_at
        early = (since + self._grace - self._around.clock()).total_seconds()
        if early > 0:
            raise TooFast(reasons.IN_DOUBT, early)
        return self._slack.look(notice, since)

    def _post(self, attempt: Attempt, message: Message) -> Result:
        notice = attempt.notice
        channel = self._slack.channel(notice)
        if not self._records.begin(notice):
            return Result.LOST
        attempt.posting = True
        self._records.said(notice, self._slack.post(notice, channel, message))
        return Result.SAID

    def _update(self, notice: Notice) -> Result:
        """What was said is left where nothing is to be shown, or to nobody, or where it is gone."""
        place = Place(notice.channel or "", notice.ts or "", notice.wanted)
        message = self._message(notice)
        shown = message is not None and self._slack.is_inside(notice)
        if message is not None and shown:
            shown = self._changed(notice, place, message)
        self._records.said(notice, place)
        return Result.UPDATED if shown else Result.LEFT

    def _changed(self, notice: Notice, place: Place, message: Message) -> bool:
        """Whether the message is there to be changed."""
        try:
            self._slack.update(notice, place, message)
        except Refused as refused:
            if refused.reason not in reasons.GONE:
                raise
            return False
        return True

    def _message(self, notice: Notice) -> Message | None:
        """What *notice* says today. Where that cannot be made, the others do not wait for it."""
        moment = Moment(self._around.clock(), self._around.zone)
        try:
            with self._store.reading() as work, reading(_locale(notice, work)):
                return self._kinds.of(notice).message(notice, work, moment)
        except Exception as error:
            raise Refused(reasons.broken(self._around.fault(error))) from error


def _locale(notice: Notice, work: UnitOfWork) -> str:
    """The language of whoever reads it; a channel has none."""
    found = work.people.find(notice.recipient)
    return found[0].locale if found else DEFAULT_LOCALE
