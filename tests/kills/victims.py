"""Processes that are killed in the midst of their work, again and again."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from random import Random
from threading import Event

PRELOADED = ["tests.kills.deliverer", "tests.kills.worker"]


class Victims:
    """So many processes that all do *work*; each is forked from one that has imported it."""

    def __init__(self, count: int, work: Callable[..., None], *args: object) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(PRELOADED)
        self._work, self._args = work, args
        self._alive = [self._another() for _one in range(count)]

    def _another(self) -> ForkServerProcess:
        process = self._context.Process(target=self._work, args=self._args)
        process.start()
        return process

    def kill_one(self, number: int) -> None:
        """SIGKILL, and one more that begins anew."""
        end(self._alive[number % len(self._alive)])
        self._alive[number % len(self._alive)] = self._another()

    def end(self) -> None:
        for process in self._alive:
            end(process)


def end(process: ForkServerProcess) -> None:
    process.kill()
    process.join()
    process.close()


@contextmanager
def victims(count: int, work: Callable[..., None], *args: object) -> Iterator[Victims]:
    started = Victims(count, work, *args)
    try:
        yield started
    finally:
        started.end()


def pauses(random: Random, longest: float) -> Iterator[None]:
    """Let chance decide how long they live: nobody knows where in their work they are then."""
    never = Event()
    while True:
        never.wait(random.uniform(0, longest))
        yield
