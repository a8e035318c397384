"""A process that sweeps and delivers, until it is killed at a step or from outside."""

import logging
import os
import secrets
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import SystemRandom
from threading import Event, Thread

import structlog
from prometheus_client import CollectorRegistry
from sqlalchemy.exc import SQLAlchemyError

import notifications.kinds
from benchmarks.trouble.scene import ALERTS, EVERY_DAY, ZONE, noon
from benchmarks.trouble.steps import FragilePost, FragileStore, Steps
from bot.clients import web_client
from bot.clock import now
from bot.deliverer import Deliverer
from bot.directory import SlackDirectory
from bot.errors import fault
from bot.job_metrics import JobMetrics
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from notifications.delivery import Delivery
from notifications.kind import Moment, discover
from notifications.surroundings import Surroundings
from notifications.sweep import sweep
from notifications.timing import Timing
from sandbox.cast import TEAM
from store.engine import connect

WAITS = Timing(
    lease=3.0, grace=1.2, pace=0.05, workspace=0.002, credit=0.01, backoff=0.05, longest=0.4,
    deliver=0.1, at_once=4,
)  # fmt: skip
PATIENCE = 0.5  # seconds that a call waits for Slack
NOWHERE = "http://127.0.0.1:9/api/"  # nobody listens there: connections are refused
SWEEP, DELIVER = "sweep", "deliver"
WRITES, CALLS = ("claim", "begin", "said"), ("readers", "post", "look")
AROUND_WRITE = ("before it", "before its commit", "after its commit")
AROUND_CALL = ("before it", "after it")
LAST_STEPS = {
    SWEEP: [f"take: {when}" for when in AROUND_WRITE],
    DELIVER: [
        *(f"{what}: {when}" for what in WRITES for when in AROUND_WRITE),
        *(f"{call}: {when}" for call in CALLS for when in AROUND_CALL),
    ],
}
"""Of each role the steps that can be the last ones of a process."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where it works, and at which step of which role it ends, once *before* others were passed."""

    database: str
    api_url: str
    token: str
    role: str
    last: str
    before: int
    ends: Path  # a line for each process that ended by itself: at which step

    def is_last(self, step: str, count: int) -> bool:
        return step == self.last and count > self.before


@dataclass(frozen=True, slots=True)
class Shared:
    """What all processes see: the day that it is, and whether Slack lets nobody in."""

    day: "Synchronized[int]"
    away: "Synchronized[int]"


def work(plan: Plan, shared: Shared) -> None:
    """Sweep on each day, and deliver what that leaves, for ever."""
    logging.disable(logging.CRITICAL)  # of Slack's failures, which are the point of it
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    steps = Steps(plan.role, plan.is_last, lambda step: _ends(plan, step))
    Thread(target=_sweeps, args=(plan, shared, steps), name=SWEEP, daemon=True).start()
    store = FragileStore(connect(plan.database), steps.passed, EVERY_DAY)
    with ThreadPoolExecutor(2) as lookups:
        there, nowhere = (_way(plan, url, store, lookups) for url in (plan.api_url, NOWHERE))
        post = FragilePost(lambda: nowhere if shared.away.value else there, steps.passed)
        token = secrets.token_hex(8)
        around = Surroundings(ZONE, fault, now, SystemRandom(), f"{os.getpid()}-{token}")
        delivery = Delivery(store, discover(notifications.kinds), post, around, WAITS)
        deliverer = Deliverer(delivery, store, JobMetrics(CollectorRegistry()), WAITS)
        Thread(target=_delivers, args=(deliverer,), name=DELIVER, daemon=True).start()
        Event().wait()


def _delivers(deliverer: Deliverer) -> None:
    """Round after round; one that breaks off, as another process holds a lock, is no end."""
    pause = Event()
    while True:
        with suppress(SQLAlchemyError):
            deliverer.run()
        pause.wait(0.02)


def _sweeps(plan: Plan, shared: Shared, steps: Steps) -> None:
    store, pause = FragileStore(connect(plan.database), steps.passed, EVERY_DAY), Event()
    while True:
        with suppress(SQLAlchemyError):
            sweep(store, Moment(noon(shared.day.value), ZONE), ALERTS)
        pause.wait(0.02)


def _way(plan: Plan, url: str, store: FragileStore, lookups: ThreadPoolExecutor) -> SlackPost:
    client = web_client(url, plan.token)
    client.timeout = PATIENCE  # type: ignore[assignment]  # it takes fractions, too
    people = SlackPeople(client, TEAM.id)
    return SlackPost(client, SlackDirectory(store, people, lookups, now))


def _ends(plan: Plan, step: str) -> None:
    """Say where, and be gone at once (SIGKILL): nothing of it goes on for a moment."""
    with plan.ends.open("a", encoding="utf-8") as ends:
        ends.write(f"{step}\n")
    os.kill(os.getpid(), signal.SIGKILL)
