"""How long a delivery waits for what; tests wait less."""

from dataclasses import dataclass
from datetime import timedelta

from store import Rate


@dataclass(frozen=True, slots=True)
class Timing:
    """All of it in seconds.

    *grace* is longer than the latest reply of Slack's can be, and *lease* longer than that.
    """

    lease: float = 30.0  # a notice belongs to whoever claimed it
    grace: float = 12.0  # before looking whether a message was taken after all
    pace: float = 1.0  # between two messages to one reader
    workspace: float = 0.25  # between two messages to anybody, on the whole
    credit: float = 1.0  # what may be made up of the time in which nothing was said
    tries: int = 100  # of which nobody knows what came, in a row: then an admin has to look
    at_once: int = 8  # messages on their way
    backoff: float = 2.0  # before the second try, and twice as long before each further one
    longest: float = 300.0
    deliver: float = 2.0  # between two looks at what is due
    sweep: float = 300.0
    work: float = 15.0  # between two looks for jobs; a commit that leaves one wakes the worker
    renew: float = 60.0  # between two looks at the terms that have begun
    requests: float = 15.0  # between two looks at the requests whose time has come

    def before_try(self, number: int, chance: float) -> float:
        """How long to wait before try *number* (from 2), a quarter more or less by *chance*."""
        doubled: float = self.backoff * 2.0 ** min(number - 2, 30)
        return min(doubled, self.longest) * (0.75 + chance / 2)

    @property
    def rate(self) -> Rate:
        return Rate(seconds(self.pace), seconds(self.workspace), seconds(self.credit))


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)
