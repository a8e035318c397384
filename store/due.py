"""What comes due: versions by the day of their next deadline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, Select, func, select

from contracts.account import Account
from contracts.contract import Family
from contracts.deadlines import Deadline, DeadlineKind, deadlines
from contracts.version import Version
from store.accounts import ACCOUNTS, account_from
from store.bulk import in_chunks, table
from store.contracts import COLUMNS, CONTRACTS, VERSIONS, family_from
from store.parsing import Versions
from store.tables import DeadlineRow

DEADLINES = table(DeadlineRow)
MOST_DUE = 500  # versions that one answer looks at


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that lies ahead, and what it is about."""

    deadline: Deadline
    contract: Family
    version: Version
    account: Account | None


class Deadlines:
    """The deadlines of all versions, by day."""

    def __init__(self, connection: Connection, versions: Versions) -> None:
        self._connection, self._versions = connection, versions

    def between(self, today: date, last: date, owner: str | None) -> list[Due]:
        """What comes due from *today* to *last*, the earliest first; of ``MOST_DUE`` versions.

        Rows say when to look; the days themselves are computed from the version, so that a
        renewal that has come since the row was written is counted.
        """
        found = list(self._between(today, last, owner))
        return sorted(found, key=lambda due: (due.deadline.day, due.contract.ref))

    def _between(self, today: date, last: date, owner: str | None) -> Iterator[Due]:
        rows = self._rows(today, last, owner)
        accounts = self._accounts({row["account"] for row in rows if row["account"]})
        for row in rows:
            version = self._versions.get(row["facts"], row["terms"], row["content_hash"])
            for deadline in deadlines(version, today):
                if deadline.day <= last:
                    yield Due(deadline, family_from(row), version, accounts.get(row["account"]))

    def _rows(self, today: date, last: date, owner: str | None) -> Sequence[RowMapping]:
        """Each version that may come due, once."""
        due = _soon(today, last).union(_passed(today)).subquery()
        query = (
            select(*COLUMNS, VERSIONS.c.terms)
            .join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref)
            .join(due, (due.c.contract == CONTRACTS.c.ref) & (due.c.number == VERSIONS.c.number))
        )
        if owner is not None:
            query = query.join(ACCOUNTS, ACCOUNTS.c.code == CONTRACTS.c.account)
            query = query.where(ACCOUNTS.c.owner == owner)
        return self._connection.execute(query).mappings().all()

    def _accounts(self, codes: set[str]) -> dict[str, Account]:
        found: dict[str, Account] = {}
        for some in in_chunks(sorted(codes)):
            rows = self._connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.code.in_(some)))
            found |= {row["code"]: account_from(row) for row in rows.mappings()}
        return found


def _soon(today: date, last: date) -> Select[tuple[str, int]]:
    """The versions whose next deadline lies in these days, as many as one answer takes."""
    key = (DEADLINES.c.contract, DEADLINES.c.number)
    found = select(*key).where(DEADLINES.c.day.between(today, last)).group_by(*key)
    first = found.order_by(func.min(DEADLINES.c.day)).limit(MOST_DUE).subquery()
    return select(first.c.contract, first.c.number)


def _passed(today: date) -> Select[tuple[str, int]]:
    """The versions that renewed since their row was written: they have another deadline now."""
    renews = DEADLINES.c.kind != DeadlineKind.END
    return select(DEADLINES.c.contract, DEADLINES.c.number).where(DEADLINES.c.day < today, renews)
