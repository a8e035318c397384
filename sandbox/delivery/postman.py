"""Delivers events: at once, and again at once, after a minute and after five when not acked."""

import heapq
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Final

from sandbox.delivery.payloads import Payloads
from sandbox.delivery.receiver import Payload, PayloadKind, Receiver, Retry, Unanswered
from sandbox.faults import ON_EVENTS, Faults
from sandbox.state.journal import Kind
from sandbox.state.model import Json
from sandbox.state.world import World

RETRIES: Final = (0.0, 60.0, 300.0)  # seconds after the attempt before
IDLE: Final = 3600.0


@dataclass(frozen=True, order=True, slots=True)
class Attempt:
    """One try to deliver one event, when it is due."""

    due: float
    number: int
    body: Json = field(compare=False)
    tried: int = field(default=0, compare=False)
    reason: str = field(default="", compare=False)


class Postman:
    """A thread with a queue. Events wait in it by the world's clock."""

    def __init__(self, world: World, receiver: Receiver, faults: Faults) -> None:
        self._world = world
        self._receiver = receiver
        self._faults = faults
        self._payloads = Payloads(world)
        self._changed = Condition()
        self._queue: list[Attempt] = []
        self._count = 0
        self._busy = False
        self._stopped = False
        self._thread: Thread | None = None
        world.outgoing.listeners.append(self.post)

    def start(self) -> None:
        self._thread = Thread(target=self._run, name="sandbox-postman")
        self._thread.start()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._thread:
            self._thread.join()

    def post(self, event: Json) -> None:
        """Queue an event; with a fault waiting for it, twice."""
        body = self._payloads.event(event)
        repeated = self._faults.strike(str(event["type"]), ON_EVENTS)
        with self._changed:
            for _ in range(2 if repeated else 1):
                self._push(body, self._world.clock.now())

    def _push(self, body: Json, due: float, tried: int = 0, reason: str = "") -> None:
        with self._changed:
            self._count += 1
            heapq.heappush(self._queue, Attempt(due, self._count, body, tried, reason))
            self._changed.notify_all()

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait until nothing that is due is left; False when that takes more real *seconds*."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy and not self._due(), seconds)

    def _due(self) -> bool:
        return bool(self._queue) and self._queue[0].due <= self._world.clock.now()

    def _run(self) -> None:
        while (attempt := self._next()) is not None:
            self._deliver(attempt)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _next(self) -> Attempt | None:
        with self._changed:
            while not self._stopped and not self._due():
                pause = self._queue[0].due - self._world.clock.now() if self._queue else IDLE
                self._world.clock.wait(self._changed, self._wakes, pause)
            if self._stopped:
                return None
            self._busy = True
            return heapq.heappop(self._queue)

    def _wakes(self) -> bool:
        return self._stopped or self._due()

    def _deliver(self, attempt: Attempt) -> None:
        retry = Retry(attempt.tried, attempt.reason) if attempt.tried else None
        try:
            self._receiver.deliver(Payload(PayloadKind.EVENT, attempt.body, retry))
        except Unanswered as unanswered:
            self._again(attempt, unanswered.reason)
        else:
            self._world.journal.add(Kind.DELIVERED, detail=attempt.body)

    def _again(self, attempt: Attempt, reason: str) -> None:
        if attempt.tried < len(RETRIES):
            due = self._world.clock.now() + RETRIES[attempt.tried]
            self._push(attempt.body, due, attempt.tried + 1, reason)
        else:
            self._world.journal.add(Kind.FAILED, says=reason, detail=attempt.body)
