"""The steps of a sweep and of a delivery, each of which can be the last of its process."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock, current_thread

from sqlalchemy import Engine
from typing_extensions import override

from blocks.kit import Message
from contracts.ladder import Ladder
from notifications.postbox import Postbox
from store import LADDER, Store, UnitOfWork

Passed = Callable[[str], None]
IsLast = Callable[[str, int], bool]  # of a step that is so far from the beginning
OURS = ("contextlib.py", "steps.py")


class Steps:
    """Counts the steps of a role, which is how its threads are called, and ends at the last one."""

    def __init__(self, role: str, is_last: IsLast, end: Callable[[str], None]) -> None:
        self._role, self._is_last, self._end = role, is_last, end
        self._lock, self._count = Lock(), 0

    def passed(self, step: str) -> None:
        """One more; with the last it is over."""
        if not current_thread().name.startswith(self._role):
            return
        with self._lock:
            self._count += 1
            if self._is_last(step, self._count):
                self._end(step)


class FragileStore(Store):
    """A store that tells before and after each transaction that writes, and before its commit."""

    def __init__(self, engine: Engine, passed: Passed, ladder: Ladder = LADDER) -> None:
        super().__init__(engine, ladder)
        self._passed = passed

    @override
    @contextmanager
    def writing(self, by: str, at: datetime, *, alone: bool = False) -> Iterator[UnitOfWork]:
        what = _caller()
        self._passed(f"{what}: before it")
        with super().writing(by, at, alone=alone) as work:
            yield work
            self._passed(f"{what}: before its commit")
        self._passed(f"{what}: after its commit")


def _caller() -> str:
    """The name of the function that writes."""
    frame = sys._getframe(1)  # noqa: SLF001 - the names of steps are those of functions
    while frame.f_back and frame.f_code.co_filename.endswith(OURS):
        frame = frame.f_back
    return frame.f_code.co_name.strip("_")


class FragilePost:
    """A way to Slack, the one that is there now, that tells before and after each call."""

    def __init__(self, way: Callable[[], Postbox], passed: Passed) -> None:
        self._way, self._passed = way, passed

    def is_inside(self, recipient: str) -> bool:
        with self._around("readers"):
            return self._way().is_inside(recipient)

    def direct(self, user_id: str) -> str:
        with self._around("direct"):
            return self._way().direct(user_id)

    def post(self, channel: str, message: Message, token: str) -> str:
        with self._around("post"):
            return self._way().post(channel, message, token)

    def update(self, channel: str, ts: str, message: Message) -> None:
        with self._around("update"):
            self._way().update(channel, ts, message)

    def withdraw(self, channel: str, ts: str) -> None:
        with self._around("withdraw"):
            self._way().withdraw(channel, ts)

    def look(self, channel: str, token: str, since: datetime) -> str | None:
        with self._around("look"):
            return self._way().look(channel, token, since)

    @contextmanager
    def _around(self, call: str) -> Iterator[None]:
        self._passed(f"{call}: before it")
        yield
        self._passed(f"{call}: after it")
