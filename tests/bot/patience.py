"""Waiting for what another thread or process does."""

from collections.abc import Callable
from threading import Event
from time import monotonic


def until(condition: Callable[[], object]) -> None:
    deadline, pause = monotonic() + 10, Event()
    while not condition():
        assert monotonic() < deadline
        pause.wait(0.005)
