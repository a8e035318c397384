"""Whoever sweeps dies at each step of it in turn: each warning is written, and once."""

from collections import Counter
from datetime import timedelta

import pytest

from benchmarks.trouble.steps import FragileStore, Steps
from store import NoticeState, Store
from tests.examples import ACME, a_contract, a_version, keep
from tests.kills.sweeper import EVERY_DAY, FIRST
from tests.notifications.sweeping import swept

CONTRACTS = 3
LAST = FIRST + timedelta(days=60)
STEPS = (
    "follow_the_ladders: before it",  # only once
    "take: before it",
    "take: before its commit",
    "take: after its commit",
)
LAST_STEPS = (1, 1, 2, 3)


class Killed(BaseException):
    """The process is gone: nothing of it handles this."""


def dies(step: str) -> None:
    raise Killed(step)


def dying(last: int) -> Steps:
    return Steps("", lambda _step, count: count == last, dies)


def test_whoever_dies_at_any_step_of_a_sweep_leaves_the_rest_to_the_next(store: Store) -> None:
    ending = a_version(1, start="2026-01-01", end=LAST.isoformat())
    keep(store, *(a_contract(f"ACME-{n}", ending) for n in range(CONTRACTS)), accounts=(ACME,))
    healthy, days = Store(store.engine, EVERY_DAY), range(1, len(STEPS) + 1)
    for day, last, step in zip(days, LAST_STEPS, STEPS, strict=True):
        victim = FragileStore(store.engine, dying(last).passed, EVERY_DAY)
        with pytest.raises(Killed, match=step):
            swept(victim, FIRST + timedelta(days=day))
        swept(healthy, FIRST + timedelta(days=day))
    with store.reading() as work:
        written = work.outbox.listed(tuple(NoticeState), 1000)
    told = Counter((n.recipient, n.facts["contract"], 60 - n.facts["step"]) for n in written)
    refs, readers = [f"ACME-{n}" for n in range(CONTRACTS)], {n.recipient for n in written}
    assert told == Counter((who, ref, day) for who in readers for ref in refs for day in days)
