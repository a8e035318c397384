"""What there is to be warned of: contracts that end on one day, each day of which is a step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from contracts.account import Account
from contracts.contract import Contract
from contracts.ladder import Ladder
from contracts.version import Version
from sandbox.cast import ANNA, BOT, cast
from sandbox.state.model import Channel
from sandbox.state.world import Plan
from store import OPERATOR, Saved, Store

FIRST = date(2026, 3, 2)
LAST = FIRST + timedelta(days=80)
EVERY_DAY = Ladder(tuple(range(1, 91)))
ZONE = "Europe/Amsterdam"
CHANNELS = [f"C0TRB{number:04}" for number in range(20)]
ALERTS = CHANNELS[0]

Step = tuple[str, int]  # a contract, and how many days are left


def noon(day: int) -> datetime:
    """Noon of the day after so many others."""
    return datetime.combine(FIRST + timedelta(days=day), time(12), UTC)


def workspace() -> Plan:
    """A workspace with as many channels more."""
    plan = cast()
    more = (Channel(one, one.lower(), {ANNA.id, BOT.id}) for one in CHANNELS)
    return replace(plan, channels=(*plan.channels, *more))


def fill(store: Store, contracts: int) -> None:
    """So many contracts, each of a customer with one of the channels."""
    accounts = [
        Account(code=f"A{n}", name=f"Customer {n}", channel=CHANNELS[n % len(CHANNELS)])
        for n in range(contracts)
    ]
    ending = Version.model_validate(
        {"number": 1, "state": "active", "start": "2026-01-01", "end": LAST.isoformat()}
    )
    found = [Contract(ref=f"A{n}-1", account=f"A{n}", versions=(ending,)) for n in range(contracts)]
    with store.writing(OPERATOR, noon(-1)) as work:
        work.accounts.save(accounts)
        work.saver.save([Saved(None, one) for one in found], FIRST - timedelta(days=1))


def due(contracts: int, days: int) -> Iterator[Step]:
    """What has to be said of each contract within so many days: one step a day, by counting."""
    for number in range(contracts):
        for day in range(days):
            yield f"A{number}-1", (LAST - FIRST).days - day
