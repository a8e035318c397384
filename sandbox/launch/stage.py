"""Sets the scene of a demonstration: a fresh store, contracts in it, and roles for its people."""

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from typing import Final

from bot.database import open_current_store
from contracts.people import Role
from contracts.zones import day_in
from sandbox.cast import ADA, ANNA, BEN, FARID, LENA, MARIA, VIKTOR
from sandbox.demonstration import load
from sandbox.demonstration.data import index_values
from sandbox.launch.child import Home
from store import OPERATOR, Store

ROLES: Final[Mapping[str, Role]] = {
    ANNA.id: Role.REP,
    BEN.id: Role.REP,
    MARIA.id: Role.MANAGER,
    FARID.id: Role.FINANCE,
    LENA.id: Role.LEGAL,
    ADA.id: Role.ADMIN,
    VIKTOR.id: Role.VIEWER,
}


def set_up(home: Home, now: datetime) -> None:
    """Begin anew; *now* (aware) stands in the journal, and its day moves the contracts' dates."""
    home.clear()
    with closing(open_current_store(home.database_url)) as store:
        load(store, now, day_in(ADA.tz, now))
        _cast_roles(store, now)
        _read_indexes(store, now)


def _read_indexes(store: Store, now: datetime) -> None:
    values = index_values(day_in(ADA.tz, now))
    with store.writing(OPERATOR, now) as work:
        work.indexes.add("CPI Netherlands", values, OPERATOR, now)


def _cast_roles(store: Store, now: datetime) -> None:
    with store.writing(OPERATOR, now) as work:
        for user_id, role in ROLES.items():
            work.people.grant(user_id, role)
