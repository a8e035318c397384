"""Delivering in rounds: one ends when nothing is due, nor will be in a moment."""

from threading import Event

from bot.job_metrics import JobMetrics
from notifications.delivery import Delivery
from store import SET_ASIDE, NoticeState, Store

PENDING = (NoticeState.WAITING, *sorted(SET_ASIDE))


class Deliverer:
    """Runs a Delivery; *patience* is how long a round waits for a reader whom it may not hurry."""

    def __init__(
        self, delivery: Delivery, store: Store, metrics: JobMetrics, patience: float
    ) -> None:
        self._delivery, self._store, self._metrics = delivery, store, metrics
        self._patience = patience
        self._woken, self._idle, self._ending = Event(), Event(), Event()
        self._idle.set()

    def wake(self) -> bool:
        """Look again for what is due; whether a round has to be started for that."""
        self._woken.set()
        return self._idle.is_set()

    def rest(self) -> bool:
        """A round is over, and another one can begin; whether one has to."""
        self._idle.set()
        return self._woken.is_set() and not self._ending.is_set()

    def stop(self) -> None:
        """End the round after the message that is in flight."""
        self._ending.set()
        self._delivery.stop()
        self._woken.set()

    def run(self) -> None:
        """One round. What breaks it off is the scheduler's to tell: the next one goes on."""
        self._idle.clear()
        while self._once_more():
            self._woken.wait(self._delivery.pace.pause() or 0.0)
        with self._store.reading() as work:
            self._metrics.pending(work.outbox.counts(PENDING))

    def _once_more(self) -> bool:
        """Deliver all that is due; whether to stay for what is due in a moment."""
        self._woken.clear()
        while (result := self._delivery.step()) is not None:
            self._metrics.delivered(result)
            self._beat()
        self._beat()
        if self._ending.is_set():
            return False
        pause = self._delivery.pace.pause()
        return self._woken.is_set() or (pause is not None and pause <= self._patience)

    def _beat(self) -> None:
        self._metrics.beat("deliver")
