"""The sweep: deadlines that are due become notices in the outbox (DESIGN 6).

It takes what is due by index, some at a time, each time in one transaction: the notices are there
and the rows have moved on, or neither. Any number of processes may sweep at once.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.zones import day_in
from notifications.kind import Moment
from notifications.routing import Routes
from notifications.swept import Batch, Days, Told
from store import Store, UnitOfWork
from store.warnings import ToLookAt

SWEEP = "sweep"  # who acts
PAGE, BATCH = 1_000, 200
FIRST_TO_SEE_A_DAY = "Pacific/Kiritimati"  # nowhere on earth is the calendar ahead of it

Admins = Callable[[UnitOfWork], Collection[str]]


@dataclass(frozen=True, slots=True)
class Swept:
    """How many deadlines were looked at, and how many notices were written."""

    looked: int = 0
    said: int = 0


@dataclass(frozen=True, slots=True)
class LastResort:
    """Who is warned where nobody asked for it: a channel, if there is one, and the admins."""

    alert_channel: str
    admins: Admins


def nobody(_told: Told) -> None:
    """Nobody watches."""


def sweep(
    store: Store,
    moment: Moment,
    last_resort: LastResort,
    on: date | None = None,
    watch: Callable[[Told], None] = nobody,
) -> Swept:
    """Write what is due at *moment*, for each contract on the day that it is where it lives.

    With *on*, what would be due on that day. *watch* is told of each notice once it is written.
    """
    _follow_the_ladder(store, moment)
    sweeping = _Sweep(store, Days(moment, on), last_resort)
    looked = said = 0
    for batch in sweeping.run():
        looked, said = looked + batch.looked, said + len(batch.told)
        for told in batch.told:
            watch(told)
    return Swept(looked, said)


def _follow_the_ladder(store: Store, moment: Moment) -> None:
    """Once, after the settings have another ladder: the rows are looked at by its steps."""
    with store.reading() as work:
        if work.warnings.followed() == work.ladder.written:
            return
    with store.writing(SWEEP, moment.now, alone=True) as work:
        work.warnings.follow(work.ladder, moment.today())


@dataclass(frozen=True, slots=True)
class _Sweep:
    """One run over all that is due."""

    store: Store
    days: Days
    last_resort: LastResort

    @property
    def last(self) -> date:
        """The latest day that it is anywhere."""
        return self.days.on or day_in(FIRST_TO_SEE_A_DAY, self.days.moment.now)

    def run(self) -> Iterator[Batch]:
        """All that is due; then once more, where the next deadline is as near already."""
        moved_on = False
        for batch in self._batches():
            moved_on = moved_on or batch.moved_on
            yield batch
        if moved_on:
            yield from self._batches()

    def _batches(self) -> Iterator[Batch]:
        """Some at a time; what was passed over, such as what others take, is not seen again."""
        after: ToLookAt | None = None
        while page := self._page(after):
            after = page[-1]
            due = [one for one in page if self.days.is_due(one)]
            yield from (self._take(due[at : at + BATCH]) for at in range(0, len(due), BATCH))

    def _page(self, after: ToLookAt | None) -> list[ToLookAt]:
        with self.store.reading() as work:
            return work.warnings.due(self.last, after, PAGE)

    def _take(self, seen: Sequence[ToLookAt]) -> Batch:
        """Do in one transaction what is to be done about *seen*, but for what others take."""
        with self.store.writing(SWEEP, self.days.moment.now) as work:
            claimed = work.warnings.claim(seen, self.last)
            due = [one for one in claimed if self.days.is_due(one)]
            batch = Batch(work, self.days, self._routes(work), due)
            batch.run()
        return batch

    def _routes(self, work: UnitOfWork) -> Routes:
        admins = self.last_resort.admins(work)
        return Routes(work.subscriptions.all(), self.last_resort.alert_channel, admins)
