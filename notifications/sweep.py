"""The sweep: deadlines that are due become notices in the outbox (DESIGN 6).

It takes what is due by index, some at a time, each time in one transaction: the notices are there
and the rows have moved on, or neither. Any number of processes may sweep at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from notifications.kind import Moment
from notifications.routing import Routing
from notifications.swept import Batch, Days, Told
from store import Store, UnitOfWork, fill_in
from store.warnings import Rank

SWEEP = "sweep"  # who acts
PAGE, BATCH = 1_000, 200


@dataclass(frozen=True, slots=True)
class Swept:
    """How many deadlines were looked at, and how many notices were written."""

    looked: int = 0
    said: int = 0


def nobody(_told: Told) -> None:
    """Nobody watches."""


def sweep(
    store: Store,
    moment: Moment,
    alert_channel: str,
    on: date | None = None,
    watch: Callable[[Told], None] = nobody,
) -> Swept:
    """Write what is due at *moment*, for each contract on the day that it is where it lives.

    *alert_channel*, or where there is none an admin, is warned where nobody asked for it.

    With *on*, what would be due on that day. *watch* is told of each notice once it is written.
    """
    fill_in(store, SWEEP, moment.now, moment.today())
    _follow_the_ladders(store, moment)
    sweeping = _Sweep(store, Days(moment, on), alert_channel)
    looked = said = 0
    for batch in sweeping.run():
        looked, said = looked + batch.looked, said + len(batch.told)
        for told in batch.told:
            watch(told)
    return Swept(looked, said)


def _follow_the_ladders(store: Store, moment: Moment) -> None:
    """Once, after there are other ladders: the rows are looked at by their steps."""
    with store.reading() as work:
        if work.warnings.followed() == work.ladders.written:
            return
    with store.writing(SWEEP, moment.now, alone=True) as work:
        work.warnings.follow(moment.today())


@dataclass(frozen=True, slots=True)
class _Sweep:
    """One run over all that is due."""

    store: Store
    days: Days
    alert_channel: str

    def run(self) -> Iterator[Batch]:
        """All that is due; then again, as long as the next deadline is as near, or passed, too."""
        moved_on = True
        while moved_on:
            moved_on = False
            for batch in self._batches():
                moved_on = moved_on or batch.moved_on
                yield batch

    def _batches(self) -> Iterator[Batch]:
        """Some at a time; what was passed over, such as what others take, is not seen again."""
        after: Rank | None = None
        while page := self._page(after):
            after = page[-1]
            yield from (self._take(page[at : at + BATCH]) for at in range(0, len(page), BATCH))

    def _page(self, after: Rank | None) -> list[Rank]:
        with self.store.reading() as work:
            return work.warnings.due(self.days.last, after, PAGE, self.days.begun_by)

    def _take(self, seen: Sequence[Rank]) -> Batch:
        """Do in one transaction what is to be done about *seen*, but for what others take."""
        with self.store.writing(SWEEP, self.days.moment.now) as work:
            held = work.warnings.hold({one.contract for one in seen})
            batch = Batch(work, self.days, self._routes(work), held)
            batch.run()
        return batch

    def _routes(self, work: UnitOfWork) -> Routing:
        return Routing.read(work, self.alert_channel, self.days.moment.zone)
