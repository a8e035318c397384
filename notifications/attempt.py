"""One try to deliver a notice, and what follows where it fails."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from notifications.postbox import InDoubt, NeverSent, NotDone, Refused, TooFast
from notifications.records import Records
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from store import Later, Notice, NoticeState


class Result(StrEnum):
    """What came of a notice for now, as the metrics count it."""

    SAID = "said"
    UPDATED = "updated"
    LEFT = "left"  # what was said stays as it is
    MOOT = "moot"
    RETRIED = "retried"
    POSTPONED = "postponed"  # Slack wants a pause, or we end
    SET_ASIDE = "set_aside"
    LOST = "lost"  # somebody else has it by now
    WITHDRAWN = "withdrawn"  # it stood there twice for a moment
    TWICE = "twice"  # it stands there twice, and Slack does not let us withdraw one


@dataclass(slots=True)
class Attempt:
    """One try; while there is *doubt*, the message may have been posted."""

    notice: Notice
    doubt: bool
    posting: bool = False


class Failures:
    """Writes down when to try again, or that nobody does."""

    def __init__(self, records: Records, around: Surroundings, timing: Timing) -> None:
        self._records, self._around, self._timing = records, around, timing

    def after(self, attempt: Attempt, failure: NotDone) -> Result:
        return FAILURES[type(failure)](self, attempt, failure)

    def never_sent(self, attempt: Attempt, failure: NotDone) -> Result:
        return self._retry(attempt, failure, least=0.0)

    def in_doubt(self, attempt: Attempt, failure: NotDone) -> Result:
        """Not before the grace is over: a change that came late would show something old.

        It holds up what is to be said there after it: at last somebody has to look at it.
        """
        attempt.doubt = attempt.doubt or attempt.posting
        if attempt.notice.attempts + 1 >= self._timing.tries:
            return self.refused(attempt, failure)
        return self._retry(attempt, failure, least=self._timing.grace)

    def too_fast(self, attempt: Attempt, failure: NotDone) -> Result:
        """Nobody failed: Slack wants a pause, or the process ends."""
        limit = failure if isinstance(failure, TooFast) else TooFast(failure.reason, 0.0)
        due_at = self._around.clock() + timedelta(seconds=limit.seconds)
        everybody = limit.everybody
        later = Later(due_at, limit.reason, attempt.doubt, counted=False, everybody=everybody)
        self._records.again(attempt.notice, later, posted=False)
        return Result.POSTPONED

    def refused(self, attempt: Attempt, failure: NotDone) -> Result:
        """In doubt and without a way to look, saying it again could be saying it twice."""
        state = NoticeState.UNCERTAIN if attempt.doubt else NoticeState.REFUSED
        self._records.set_aside(attempt.notice, state, failure.reason)
        return Result.SET_ASIDE

    def _retry(self, attempt: Attempt, failure: NotDone, least: float) -> Result:
        chance = self._around.random.random()
        wait = self._timing.before_try(attempt.notice.attempts + 2, chance)
        due_at = self._around.clock() + timedelta(seconds=max(wait, least))
        later = Later(due_at, failure.reason, attempt.doubt)
        self._records.again(attempt.notice, later, posted=attempt.posting)
        return Result.RETRIED


FAILURES: Mapping[type[NotDone], Callable[[Failures, Attempt, NotDone], Result]] = {
    NeverSent: Failures.never_sent,
    InDoubt: Failures.in_doubt,
    TooFast: Failures.too_fast,
    Refused: Failures.refused,
}
