"""Does what takes too long for an answer: one job at a time, in a thread of its own (DESIGN 4).

What it makes is kept, and its delivery begun, in one transaction: a job whose worker died is begun
again once its lease has run out, and still brings one file.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Final

import structlog

from bot.errors import DATABASE, logged
from contracts.i18n import DEFAULT_LOCALE, living_in, reading
from store import Job, Lease, MadeFile, NewNotice, Priority, Store

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(seconds=90)  # more than twice as long as drawing may take
WAITS: Final = (timedelta(seconds=5), timedelta(seconds=30))  # before the second and third try
KEPT: Final = timedelta(days=30)  # what was made, and of which file in Slack it became
A_DAY: Final = timedelta(days=1)
WORKER: Final = "worker"  # who acts
DELIVERED: Final = "file"  # the kind of notification

Maker = Callable[[Job, Store, datetime, str], MadeFile]
"""Makes the file of a job from the store, as it is at a moment (aware) in a zone."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a worker works: who does which kind of job, the time, the zone, our name on leases.

    A job is ours for the time of *lease*.
    """

    makers: Mapping[str, Maker]
    clock: Callable[[], datetime]
    zone: str
    holder: str
    lease: timedelta = LEASE


class Worker:
    """Looks for jobs when it is woken; a round ends when none is due."""

    def __init__(self, store: Store, place: Workplace) -> None:
        self._store, self._place = store, place
        self._lease = Lease(place.holder, place.lease)
        self._pool = ThreadPoolExecutor(1, WORKER)
        self._woken, self._ending = Event(), Event()
        self._forgot_at: datetime | None = None

    def wake(self) -> None:
        """There may be something to do: look now, or once more after this round."""
        if not self._woken.is_set():
            self._woken.set()
            with suppress(RuntimeError):  # it has ended: the next start does it
                self._pool.submit(self._round).add_done_callback(_ended)

    def close(self) -> None:
        """End after the job in hand."""
        self._ending.set()
        self._pool.shutdown(wait=True)

    def _round(self) -> None:
        self._woken.clear()
        while not self._ending.is_set() and self.step():
            pass
        self._forget()

    def step(self) -> bool:
        """Do the next job that is due; whether there was one."""
        job = self._claim()
        if job is None:
            return False
        if job.attempts > len(WAITS) + 1:
            self._give_up(job, job.reason or "")  # whoever was at it died each time
            return True
        try:
            made = self._made(job)
        except Exception as error:  # noqa: BLE001 - the one boundary of a job
            self._failed(job, logged("a job was not done", error, job=str(job.id)), error)
        else:
            self._finish(job, made)
        return True

    def _claim(self) -> Job | None:
        """The next job. Only where there is one, others who write wait for us."""
        now = self._place.clock()
        with self._store.reading() as work:
            if not work.jobs.is_due(now):
                return None
        with self._store.writing(WORKER, now) as work:
            return work.jobs.claim(now, self._lease)

    def _made(self, job: Job) -> MadeFile:
        """In the language of whoever asked."""
        with self._store.reading() as work:
            found = work.people.find(job.by)
        locale = found[0].locale if found else DEFAULT_LOCALE
        with reading(locale), living_in(self._place.zone):
            make = self._place.makers[job.kind]
            return make(job, self._store, self._place.clock(), self._place.zone)

    def _finish(self, job: Job, made: MadeFile) -> None:
        now = self._place.clock()
        with self._store.writing(WORKER, now) as work:
            if work.jobs.finish(job, self._lease, made):
                work.outbox.add(_notice(job), now)

    def _failed(self, job: Job, reference: str, error: Exception) -> None:
        """Once more in a moment; the database's trouble is no fault of the job."""
        if isinstance(error, DATABASE):
            raise error
        if job.attempts > len(WAITS):
            self._give_up(job, reference)
            return
        now = self._place.clock()
        with self._store.writing(WORKER, now) as work:
            work.jobs.again(job, self._lease, now + WAITS[job.attempts - 1], reference)

    def _give_up(self, job: Job, reference: str) -> None:
        """Whoever asked is told that there is nothing to wait for."""
        now = self._place.clock()
        with self._store.writing(WORKER, now) as work:
            if work.jobs.fail(job, self._lease, reference):
                work.outbox.add(_notice(job), now)

    def _forget(self) -> None:
        """What nobody needs any more is deleted, as it tells of customers."""
        now = self._place.clock()
        if self._forgot_at and now < self._forgot_at + A_DAY:
            return
        with self._store.writing(WORKER, now) as work:
            work.jobs.forget(now - KEPT)
            work.uploads.forget(now - KEPT)
        self._forgot_at = now


def _notice(job: Job) -> NewNotice:
    """What came of it, for whoever asked: one, however often the job was begun."""
    key = f"{DELIVERED}:{job.id}"
    facts = {"job": job.id}
    return NewNotice(key, DELIVERED, job.by, f"job:{job.id}", facts, Priority.WAITED_FOR)


def _ended(round_: Future[None]) -> None:
    if (error := round_.exception()) is not None:
        logged("a round of work broke off", error)
