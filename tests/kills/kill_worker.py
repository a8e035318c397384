"""Whoever makes files is killed (SIGKILL) at any moment: each is made once, and none is lost."""

from itertools import islice
from random import Random
from threading import Event
from time import monotonic

import pytest

from bot.clock import now
from sandbox.cast import COLLEAGUES
from store import NewJob, NoticeState, Store
from tests.kills.victims import pauses, victims
from tests.kills.worker import CONTENT, work_for_ever

KILLS, JOBS = 40, 60


def ask(store: Store) -> None:
    with store.writing("operator", now()) as work:
        for number in range(JOBS):
            by = COLLEAGUES[number % len(COLLEAGUES)].id
            assert work.jobs.add(NewJob("slow", by, {"number": number}), now())


def made(store: Store) -> dict[str, int]:
    """How often each file is to be delivered, by what is in it."""
    found: dict[str, int] = {}
    with store.reading() as work:
        for notice in work.outbox.listed(tuple(NoticeState), 2 * JOBS):
            file = work.jobs.made_by(notice.facts["job"])
            name = file.content.decode() if file else "nothing"
            found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("count", [1, 2])
def test_killed_at_any_moment(store: Store, database: str, count: int) -> None:
    ask(store)
    with victims(count, work_for_ever, database) as killed:
        random = Random(count)  # noqa: S311 - chance for pauses, not for secrets
        for number, _pause in enumerate(islice(pauses(random, 0.3), KILLS)):
            killed.kill_one(number)
        deadline, pause = monotonic() + 60, Event()
        while sum(made(store).values()) < JOBS and monotonic() < deadline:
            pause.wait(0.1)
    found = made(store)
    given_up = found.pop("nothing", 0)  # of those who were killed at it three times
    assert sum(found.values()) + given_up == JOBS
    assert set(found.values()) == {1}
    assert found.keys() <= {CONTENT.format(number) for number in range(JOBS)}
    assert given_up < JOBS / 10
