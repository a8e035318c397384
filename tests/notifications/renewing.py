"""What the clock makes of ACME-1, and what stands in the store then."""

from datetime import date, datetime
from typing import Any

from blocks.plain import plain_text
from commands.asked import Asked
from contracts.contract import Contract
from contracts.succession import replaced
from contracts.version import Version
from notifications.kind import Moment
from notifications.renewals import renew
from sandbox.cast import ADA
from store import Notice, Saved, Store
from tests.commands.conftest import door_at
from tests.examples import NOW
from tests.notifications.sweeping import ALERTS, HERE, noon, waiting

AUTOMATIC: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
    "value": "240000.00 EUR",
}
NEW_YEAR = date(2027, 1, 1)


def clock(store: Store, at: date | datetime) -> int:
    """What the job does at noon of a day, or at an instant."""
    return renew(store, Moment(at if isinstance(at, datetime) else noon(at), HERE), ALERTS)


def contract(store: Store, ref: str = "ACME-1") -> Contract:
    with store.reading() as work:
        return work.contracts.by_ref([ref])[ref]


def stands(store: Store, ref: str = "ACME-1") -> list[tuple[int, str, str]]:
    found = contract(store, ref).versions
    return [(one.number, one.state.value, str(one.start)) for one in found]


def change(store: Store, version: Version, at: datetime = NOW) -> None:
    """Write *version* of ACME-1 as somebody who locks it does."""
    with store.writing("U0REP0001", at) as work:
        old = work.contracts.locked("ACME-1")
        assert old
        work.saver.change(Saved(old, replaced(old, version)), at.date())


def renewed_notices(store: Store) -> list[Notice]:
    return [one for one in waiting(store) if one.kind == "renewed"]


def says(store: Store, line: str, now: datetime) -> str:
    return plain_text(door_at(store, now)(Asked(line, ADA.id, "")).answer)
