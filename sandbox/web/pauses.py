"""Waiting by the world's clock within a request, until the server ends."""

import asyncio
from threading import Condition

from sandbox.clock import Clock


class Pauses:
    """Late replies and late effects wait here; when the server ends, nobody waits any more."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changed = Condition()
        self._ended = False

    async def wait(self, seconds: float) -> bool:
        """Wait; False when the server ended first."""
        return await asyncio.to_thread(self._wait, seconds)

    def _wait(self, seconds: float) -> bool:
        with self._changed:
            self._clock.wait(self._changed, lambda: self._ended, seconds)
            return not self._ended

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()
