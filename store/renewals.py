"""What renews by itself, and on which day: a row for each version that will (see RenewalRow)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, tuple_

from contracts.contract import Contract
from contracts.days import day_before
from contracts.renewing import next_term
from contracts.version import Version
from store.bulk import in_chunks, table, write_many
from store.renewal_tables import RenewalRow
from store.tables import AccountRow, ContractRow

RENEWALS, CONTRACTS, ACCOUNTS = table(RenewalRow), table(ContractRow), table(AccountRow)
OF_REFS = RENEWALS.c.contract.in_(bindparam("refs", expanding=True))
ORDER = (RENEWALS.c.day, RENEWALS.c.contract, RENEWALS.c.number)
FREE = (  # contracts that somebody else changes in this moment are looked at next time
    select(CONTRACTS.c.ref)
    .where(CONTRACTS.c.ref.in_(bindparam("refs", expanding=True)))
    .order_by(CONTRACTS.c.ref)
    .with_for_update(key_share=True, skip_locked=True)
)
Key = tuple[str, int]
Changed = tuple[Contract | None, Contract]
"""A contract before (None: it is new) and after."""


@dataclass(frozen=True, slots=True)
class ToRenew:
    """A version that renews by itself on *day*, the first of its next term, in its time zone."""

    contract: str
    number: int
    day: date
    zone: str | None  # the contract's, else its account's


class Renewals:
    """Versions by the day on which they renew."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, last: date, after: ToRenew | None, most: int) -> list[ToRenew]:
        """The first *most* that are due by *last*, in order; those behind *after*."""
        query = _read().where(RENEWALS.c.day <= last)
        if after is not None:
            query = query.where(tuple_(*ORDER) > (after.day, after.contract, after.number))
        rows = self._connection.execute(query.order_by(*ORDER).limit(most))
        return [ToRenew(*row) for row in rows]

    def claim(self, seen: Iterable[ToRenew]) -> list[ToRenew]:
        """What is still to be renewed of the contracts of *seen*, ours for this transaction."""
        refs = sorted({one.contract for one in seen})
        ours = self._connection.execute(FREE, {"refs": refs}).scalars().all()
        rows = self._connection.execute(_read().where(OF_REFS).order_by(*ORDER), {"refs": ours})
        return [ToRenew(*row) for row in rows]

    def forget(self, one: ToRenew) -> None:
        """It renews no more."""
        this = RENEWALS.c.contract == one.contract, RENEWALS.c.number == one.number
        self._connection.execute(delete(RENEWALS).where(*this))


def _read() -> Select[Any]:
    zone = func.coalesce(CONTRACTS.c.timezone, ACCOUNTS.c.timezone)
    columns = (RENEWALS.c.contract, RENEWALS.c.number, RENEWALS.c.day, zone)
    return (
        select(*columns)
        .join(CONTRACTS, CONTRACTS.c.ref == RENEWALS.c.contract)
        .join(ACCOUNTS, ACCOUNTS.c.code == CONTRACTS.c.account, isouter=True)
    )


def write_renewals(connection: Connection, changed: Mapping[str, Changed], today: date) -> None:
    """Let the rows of contracts say what renews next, once they were *changed*.

    What was due by *today* and still renews on that day stays due. A term that had begun when its
    version came in counts as made.
    """
    unmade: dict[Key, date] = {}
    for refs in in_chunks(ref for ref, (old, _new) in changed.items() if old):
        due = select(RENEWALS).where(OF_REFS, RENEWALS.c.day <= today)
        found = connection.execute(due, {"refs": refs})
        unmade |= {(row.contract, row.number): row.day for row in found}
        connection.execute(delete(RENEWALS).where(OF_REFS), {"refs": refs})
    rows = [row for _old, new in changed.values() for row in _rows(new, unmade, today)]
    write_many(connection, insert(RENEWALS), rows)


def _rows(contract: Contract, unmade: dict[Key, date], today: date) -> Iterable[dict[str, Any]]:
    for version in contract.versions:
        day = next_term(version, contract.versions, today)
        due = unmade.get((contract.ref, version.number))
        if due is not None and renews_on(version, contract, due):
            day = due
        if day is not None:
            yield {"contract": contract.ref, "number": version.number, "day": day}


def renews_on(version: Version, contract: Contract, day: date) -> bool:
    """Whether *version* renews by itself, and a term of it begins on *day*."""
    return next_term(version, contract.versions, day_before(day)) == day
