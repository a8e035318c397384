"""Delivering in rounds: one ends when nothing is due, nor will be in a moment."""

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from time import monotonic

from bot.job_metrics import JobMetrics
from notifications.delivery import Delivery
from notifications.timing import Timing
from store import SET_ASIDE, Notice, NoticeState, Store

LEAST = 0.005  # seconds that a round waits for what is due at once, but held by others
COUNT_EVERY = 15.0  # seconds
PENDING = (NoticeState.WAITING, *sorted(SET_ASIDE))


class Deliverer:
    """Runs a Delivery: so many messages are on their way at once as *timing* says.

    A round waits as long for a reader whom it may not hurry as is between two rounds.
    """

    def __init__(
        self, delivery: Delivery, store: Store, metrics: JobMetrics, timing: Timing
    ) -> None:
        self._delivery, self._store, self._metrics = delivery, store, metrics
        self._at_once, self._patience = timing.at_once, timing.deliver
        self._woken, self._idle, self._ending = Event(), Event(), Event()
        self._idle.set()
        self._counted = monotonic()

    def wake(self) -> bool:
        """Look again for what is due; whether a round has to be started for that."""
        self._woken.set()
        return self._idle.is_set()

    def rest(self) -> bool:
        """A round is over, and another one can begin; whether one has to."""
        self._idle.set()
        return self._woken.is_set() and not self._ending.is_set()

    def stop(self) -> None:
        """End the round after the messages that are in flight."""
        self._ending.set()
        self._delivery.stop()
        self._woken.set()

    def run(self) -> None:
        """One round. What breaks it off is the scheduler's to tell: the next one goes on."""
        self._idle.clear()
        with ThreadPoolExecutor(self._at_once, "deliver") as threads:
            _Round(self._next, self._deliver, threads, self._at_once).run(self._stay)
        self._count()

    def _next(self) -> Notice | None:
        self._metrics.beat("deliver")
        if monotonic() - self._counted > COUNT_EVERY:
            self._count()
        self._woken.clear()
        return self._delivery.claim()

    def _count(self) -> None:
        """How much is pending; a round may take long."""
        with self._store.reading() as work:
            self._metrics.pending(work.outbox.counts(PENDING))
        self._counted = monotonic()

    def _deliver(self, notice: Notice) -> None:
        """In a thread of its own; its reader may be told the next thing after it."""
        try:
            self._metrics.delivered(self._delivery.deliver(notice))
        finally:
            self._woken.set()

    def _stay(self, *, in_flight: bool) -> bool:
        """Wait for what is due in a moment; whether there may be something."""
        if self._ending.is_set():
            return False
        pause = self._delivery.soonest(self._patience)
        if pause is None and not in_flight and not self._woken.is_set():
            return False
        self._woken.wait(self._patience if pause is None else max(pause, LEAST))
        return True


class _Round:
    """Takes one notice after the other and has each delivered, a number of them *at_once*."""

    def __init__(
        self,
        take: Callable[[], Notice | None],
        deliver: Callable[[Notice], None],
        threads: ThreadPoolExecutor,
        at_once: int,
    ) -> None:
        self._take, self._deliver, self._threads = take, deliver, threads
        self._at_once = at_once
        self._flying: set[Future[None]] = set()

    def run(self, stay: Callable[..., bool]) -> None:
        """Until *stay* says that nothing more comes. Raises what broke off in a thread."""
        while True:
            self._land()
            notice = self._take()
            if notice is not None:
                self._flying.add(self._threads.submit(self._deliver, notice))
            elif not stay(in_flight=bool(self._flying)):
                break
        for one in self._flying:
            one.result()

    def _land(self) -> None:
        """Go on once there is a thread that has nothing to do."""
        if len(self._flying) == self._at_once:
            wait(self._flying, return_when=FIRST_COMPLETED)
        done = {one for one in self._flying if one.done()}
        self._flying -= done
        for one in done:
            one.result()
