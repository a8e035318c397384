"""What the process does by itself, again and again: APScheduler says when, the store what is due.

The jobs live in memory, in every process; leases and unique keys in the store decide who does what.
"""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from functools import partial

import structlog
from apscheduler.events import (  # type: ignore[import-untyped]  # it has no types
    EVENT_JOB_ERROR,
    EVENT_JOB_EXECUTED,
    EVENT_JOB_MISSED,
    JobExecutionEvent,
)
from apscheduler.executors.pool import (  # type: ignore[import-untyped]  # it has no types
    BasePoolExecutor,
)
from apscheduler.jobstores.base import (  # type: ignore[import-untyped]  # it has no types
    JobLookupError,
)
from apscheduler.schedulers.background import (  # type: ignore[import-untyped]  # it has no types
    BackgroundScheduler,
)

from bot.clock import now
from bot.deliverer import Deliverer
from bot.errors import logged
from bot.job_metrics import JobMetrics
from bot.worker import Worker
from notifications.timing import Timing

log = structlog.get_logger(__name__)

DELIVER, SWEEP, RENEW, REQUESTS, WORK = "deliver", "sweep", "renew", "requests", "work"
DEFAULTS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


@dataclass(frozen=True, slots=True)
class Rounds:
    """What is done again and again beside delivering."""

    sweep: Callable[[], object]
    renew: Callable[[], object]
    requests: Callable[[], object]
    worker: Worker


class Jobs:
    """Delivering, sweeping, looking for what else is to do: each in a thread, at once at first."""

    def __init__(
        self,
        deliverer: Deliverer,
        rounds: Rounds,
        timing: Timing,
        metrics: JobMetrics,
    ) -> None:
        self._deliverer, self._worker, self._metrics = deliverer, rounds.worker, metrics
        self._pool = ThreadPoolExecutor(5, "job")
        self._scheduler = BackgroundScheduler(
            executors={"default": _Pool(self._pool)}, job_defaults=DEFAULTS, timezone=UTC
        )
        self._scheduler.add_listener(self._broke, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        self._scheduler.add_listener(self._over, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)
        self._every(timing.deliver, DELIVER, deliverer.run)
        self._every(timing.sweep, SWEEP, partial(self._round, SWEEP, rounds.sweep))
        self._every(timing.renew, RENEW, partial(self._round, RENEW, rounds.renew))
        self._every(timing.requests, REQUESTS, partial(self._round, REQUESTS, rounds.requests))
        self._every(timing.work, WORK, partial(self._round, WORK, rounds.worker.wake))

    def _every(self, seconds: float, name: str, run: Callable[[], None]) -> None:
        self._scheduler.add_job(run, "interval", seconds=seconds, id=name, next_run_time=now())

    def start(self) -> None:
        self._scheduler.start()

    def wake(self) -> None:
        """There is something to deliver: a transaction of this process left it."""
        if self._deliverer.wake():
            self._deliver_now()

    def _deliver_now(self) -> None:
        try:
            self._scheduler.modify_job(DELIVER, next_run_time=now())
        except JobLookupError:
            log.debug("the scheduler has ended: another process, or the next start, delivers")

    def close(self) -> None:
        """Finish the message in flight, the scheduler, the job in hand, then the threads.

        The scheduler does not wait for them itself: it would hold its lock, for which a thread
        that wakes a job might be waiting.
        """
        self._deliverer.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        self._worker.close()
        self._pool.shutdown(wait=True)

    def _round(self, name: str, run: Callable[[], object]) -> None:
        run()
        self._metrics.beat(name)

    def _over(self, event: JobExecutionEvent) -> None:
        """The scheduler lets a job begin again only now: whoever woke it earlier is heard here.

        It may tell this amid planning the job's next round, and would forget one that is asked
        for here: another thread asks, and waits until it has planned.
        """
        if event.job_id == DELIVER and self._deliverer.rest():
            with suppress(RuntimeError):  # it has ended: the next start delivers
                self._pool.submit(self._deliver_now)

    def _broke(self, event: JobExecutionEvent) -> None:
        """Whoever sees the count finds the line."""
        if event.exception is None:
            log.warning("a round was missed", job=event.job_id)
        else:
            logged("a round broke off", event.exception, job=event.job_id)
        self._metrics.failed(event.job_id, "missed" if event.exception is None else "failed")


class _Pool(BasePoolExecutor):  # type: ignore[misc]  # it has no types
    """A pool of ours for the scheduler, which lets it be when it ends."""

    def __init__(self, pool: Executor) -> None:
        super().__init__(pool)

    def shutdown(self, wait: bool = True) -> None:  # noqa: FBT001, FBT002 - its signature
        """Whoever made the pool ends it."""
