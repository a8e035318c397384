"""Short ways to sweep a store and to see what came of it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from contracts.ladder import Ladder
from notifications.kind import Moment
from notifications.sweep import sweep
from notifications.swept import Told
from store import Notice, NoticeState, Store
from store.warnings import ToLookAt
from tests.examples import ACME, NOW

HERE = "Europe/Amsterdam"
ALERTS = "C0ALR0001"
ADMIN = "U0ADM0001"
LADDER = Ladder((90, 60, 30, 14, 7, 1))
EVER = date(9999, 1, 1)
UNOWNED = ACME.model_copy(update={"owner": None})
"""Of its contracts one channel alone is told."""

Said = tuple[str, str, date, int]  # the version, the kind of deadline, its day, the step


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def swept(
    store: Store,
    at: date | datetime,
    on: date | None = None,
    channel: str = ALERTS,
) -> list[Told]:
    """Sweep at noon of a day, or at an instant: who is told what."""
    now = at if isinstance(at, datetime) else noon(at)
    told: list[Told] = []
    sweep(store, Moment(now, HERE), channel, on, told.append)
    return told


def said(told: Sequence[Told]) -> list[Said]:
    """Which steps to which deadlines, whoever was told."""
    return sorted({_said(one) for one in told})


def _said(told: Told) -> Said:
    warned = told.warned
    ref = f"{warned.contract}/{warned.number}"
    return ref, warned.deadline.kind.value, warned.deadline.day, warned.step


def walked(store: Store, days: Sequence[date]) -> list[tuple[date, Said]]:
    """What is said on each of *days*, swept one after the other."""
    return [(day, one) for day in days for one in said(swept(store, day))]


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def waiting(store: Store) -> list[Notice]:
    with store.reading() as work:
        return work.outbox.listed([NoticeState.WAITING], 10_000)


def rows(store: Store) -> list[ToLookAt]:
    """Every deadline that somebody will look at."""
    with store.writing("sweep", NOW) as work:
        refs = {one.contract for one in work.warnings.due(EVER, None, 10_000)}
        return work.warnings.claim(dict.fromkeys(refs, HERE), EVER)
