"""A process that sweeps until it is killed, one day after the other."""

from datetime import date, timedelta
from multiprocessing.sharedctypes import Synchronized
from threading import Event

from contracts.ladder import Ladder
from store import Store
from tests.notifications.sweeping import swept

FIRST = date(2026, 8, 16)
EVERY_DAY = Ladder(tuple(range(1, 91)))
"""Each day is a step: there is always something to say."""


def sweep_on(database: str, passed: "Synchronized[int]") -> None:
    """Sweep on the day that has come, for ever; *passed* says how many have gone by."""
    store, never = Store.at(database, EVERY_DAY), Event()
    while True:
        swept(store, FIRST + timedelta(days=passed.value))
        never.wait(0.005)
