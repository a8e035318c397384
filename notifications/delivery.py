"""The delivery: one notice after the other is said, or brought up to date, in Slack (DESIGN 6).

Nothing is said twice: before a message is posted, the outbox knows that it may be there from then
on; and while Slack has not said so, the channel is searched for it before it is posted again.
"""

from datetime import datetime, timedelta

from blocks.kit import Message
from notifications import reasons
from notifications.attempt import Attempt, Failures, Result
from notifications.calm import Calm
from notifications.kind import Kinds
from notifications.pace import Pace
from notifications.postbox import NotDone, Postbox, Refused, TooFast
from notifications.records import Records
from notifications.surroundings import Surroundings
from notifications.timing import Timing, seconds
from notifications.wording import Worded, Wording
from store import Notice, Place, Store

CLOCKS_DIFFER = timedelta(days=2)  # by a day at most, and Slack may have been away for another


class Delivery:
    """Delivers what is due, each notice in a step; any number of steps may run side by side."""

    def __init__(
        self,
        store: Store,
        kinds: Kinds,
        postbox: Postbox,
        around: Surroundings,
        timing: Timing,
    ) -> None:
        self._clock, self._timing = around.clock, timing
        self._records = Records(store, around, timing)
        self._wording = Wording(store, kinds, around)
        self._failures = Failures(self._records, around, timing)
        self._slack = Calm(postbox, Pace(around.clock))

    def stop(self) -> None:
        """Call Slack no more; what it is doing right now is still written down."""
        self._slack.ending.set()

    def step(self) -> Result | None:
        """Deliver the next notice; None: there is nothing now that can be delivered."""
        notice = self.claim()
        return None if notice is None else self.deliver(notice)

    def claim(self) -> Notice | None:
        """The next notice, which whoever asked has to deliver now; None: there is nothing."""
        return None if self._slack.ending.is_set() else self._records.claim()

    def soonest(self, most: float) -> float | None:
        """In how many seconds there is something to claim; None: not within *most*."""
        return self._records.soonest(most)

    def deliver(self, notice: Notice) -> Result:
        """Say what was claimed, or show it anew; from any thread."""
        attempt = Attempt(notice, doubt=notice.begun_at is not None)
        try:
            return self._update(notice) if notice.ts else self._say(attempt)
        except NotDone as failure:
            return self._failures.after(attempt, failure)

    def _say(self, attempt: Attempt) -> Result:
        notice = attempt.notice
        if attempt.doubt and (found := self._look(notice)):
            return self._stands(notice, found, posted=False)
        attempt.doubt = False
        worded = self._wording.of(notice)
        if worded is None:
            self._records.moot(notice)
            return Result.MOOT
        if not self._slack.is_inside(notice):
            raise Refused(reasons.OUTSIDERS)
        return self._post(attempt, worded)

    def _look(self, notice: Notice) -> Place | None:
        """Where *notice* stands although nobody wrote it down, once it cannot come late.

        If that was begun in the future, the clock was set back: one has to look far.
        """
        since, now = notice.begun_at or notice.created_at, self._clock()
        if since > now + seconds(self._timing.lease):
            return self._slack.look(notice, now - CLOCKS_DIFFER)
        early = (since + seconds(self._timing.grace) - now).total_seconds()
        if early > 0:
            raise TooFast(reasons.IN_DOUBT, early)
        return self._slack.look(notice, since)

    def _post(self, attempt: Attempt, worded: Worded) -> Result:
        notice = attempt.notice
        channel = self._slack.channel(notice)
        begun = self._records.begin(notice, worded.late)
        if begun is None:
            return Result.LOST
        self._hurry(begun)
        attempt.posting = True
        return self._stands(notice, self._slack.post(notice, channel, worded.message), posted=True)

    def _hurry(self, begun: datetime) -> None:
        """Whoever stood still posts nothing: it might come after another one has looked for it."""
        left = self._timing.lease - self._timing.grace
        if self._clock() - begun > seconds(left):
            raise TooFast(reasons.STALLED, 0.0)

    def _stands(self, notice: Notice, place: Place, *, posted: bool) -> Result:
        """Write down where it is said. If another one did so elsewhere, this one goes again."""
        if self._records.said(notice, place, posted=posted):
            return Result.SAID
        try:
            self._slack.withdraw(notice, place)
        except NotDone as failure:
            return Result.WITHDRAWN if failure.reason in reasons.GONE else Result.TWICE
        return Result.WITHDRAWN

    def _update(self, notice: Notice) -> Result:
        """What was said is left where nothing is to be shown, or to nobody, or where it is gone."""
        place = Place(notice.channel or "", notice.ts or "", notice.wanted)
        worded = self._wording.of(notice)
        shown = worded is not None and self._slack.is_inside(notice)
        if worded is not None and shown:
            shown = self._changed(notice, place, worded.message)
        self._records.said(notice, place, posted=True)
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
