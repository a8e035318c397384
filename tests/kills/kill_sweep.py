"""Whoever sweeps is killed (SIGKILL) at any moment: no step is lost, and none said twice."""

import multiprocessing
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice, pairwise
from random import Random
from threading import Event
from time import monotonic

import pytest
from sqlalchemy import text

from store import NoticeState, Store
from tests.examples import a_contract, a_version, keep
from tests.kills.sweeper import EVERY_DAY, FIRST, sweep_on
from tests.kills.victims import pauses, victims
from tests.notifications.sweeping import UNOWNED, swept

KILLS, CONTRACTS = 60, 400
LAST = FIRST + timedelta(days=85)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Four hundred contracts that end on the same day, of which every day is warned."""
    with closing(Store.at(database, EVERY_DAY)) as opened:
        ending = a_version(1, start="2026-01-01", end=LAST.isoformat())
        keep(
            opened,
            *(a_contract(f"ACME-{n}", ending) for n in range(CONTRACTS)),
            accounts=(UNOWNED,),
        )
        yield opened


def steps_said(store: Store) -> dict[str, list[int]]:
    """The steps to each contract's end, in the order in which they were said."""
    with store.reading() as work:
        said = work.outbox.listed(tuple(NoticeState), CONTRACTS * 90)
    found: dict[str, list[int]] = defaultdict(list)
    for notice in said:
        found[notice.facts["contract"]].append(notice.facts["step"])
    return found


def look_on(store: Store) -> set[date]:
    """The days on which the rows are looked at next."""
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT next_warning_on FROM deadline").scalars()
        return {date.fromisoformat(str(day)) for day in rows}


def said_on(store: Store, passed: int) -> int:
    """How many were told on the day after *passed* others."""
    like = f"%:{(LAST - FIRST).days - passed}:%"
    with store.engine.connect() as connection:
        query = text("SELECT count(*) FROM notice WHERE key LIKE :like")
        return int(connection.execute(query, {"like": like}).scalar_one())


def in_the_midst(store: Store, passed: int) -> bool:
    """Wait until some of a day is said; whether that was not yet all of it."""
    deadline, pause = monotonic() + 5, Event()
    while not (said := said_on(store, passed)) and monotonic() < deadline:
        pause.wait(0.005)
    return 0 < said < CONTRACTS


@pytest.mark.parametrize("count", [1, 2])
def test_killed_in_the_midst_of_a_sweep(store: Store, database: str, count: int) -> None:
    passed = multiprocessing.get_context("forkserver").Value("i", 0)
    half_done = 0
    with victims(count, sweep_on, database, passed) as killed:
        random = Random(count)  # noqa: S311 - chance for pauses, not for secrets
        for number, _pause in enumerate(islice(pauses(random, 0.1), KILLS)):
            half_done += in_the_midst(store, number)
            killed.kill_one(number)
            passed.value += 1
    swept(store, FIRST + timedelta(days=passed.value))
    found = steps_said(store)
    assert len(found) == CONTRACTS
    left = (LAST - FIRST).days - passed.value
    for steps in found.values():
        assert steps[-1] == left  # whatever was missed, the step of today is said
        assert all(one > other for one, other in pairwise(steps))
    assert look_on(store) == {FIRST + timedelta(days=passed.value + 1)}
    assert half_done > KILLS / 6
