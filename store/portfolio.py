"""Contracts of many customers at once: those of a segment, of a region, or of one account."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, func, select, true

from contracts.contract import Kind
from contracts.deadlines import RUNNING
from contracts.folding import folded
from contracts.lifecycle import State
from store.bulk import in_chunks, table
from store.tables import AccountRow, ContractRow, VersionRow

ACCOUNTS, CONTRACTS, VERSIONS = table(AccountRow), table(ContractRow), table(VersionRow)


@dataclass(frozen=True, slots=True)
class Group:
    """Which accounts: each that is said narrows it; segments and regions however they are written.

    *code* is that of one account.
    """

    segment: str | None = None
    region: str | None = None
    code: str | None = None


class Portfolio:
    """What runs of many customers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def running(self, group: Group, after: str, most: int) -> tuple[list[str], int]:
        """The first *most* of a group behind the reference *after*, and how many follow these.

        They have an active version, and come in the order of their references.
        """
        active = select(VERSIONS.c.contract).where(VERSIONS.c.state == State.ACTIVE)
        query = (
            select(CONTRACTS.c.ref)
            .join(ACCOUNTS, ACCOUNTS.c.code == CONTRACTS.c.account)
            .where(CONTRACTS.c.kind == Kind.CUSTOMER, CONTRACTS.c.ref.in_(active))
            .where(CONTRACTS.c.ref > after, *self._narrowed(group))
        )
        count = self._connection.execute(select(func.count()).select_from(query.subquery()))
        found = self._connection.execute(query.order_by(CONTRACTS.c.ref).limit(most))
        refs = list(found.scalars())
        return refs, count.scalar_one() - len(refs)

    def running_of(self, codes: Iterable[str]) -> list[tuple[str, int]]:
        """The versions that run of the accounts *codes*, by their contracts."""
        found: list[tuple[str, int]] = []
        for some in in_chunks(sorted(codes)):
            query = (
                select(VERSIONS.c.contract, VERSIONS.c.number)
                .join(CONTRACTS, CONTRACTS.c.ref == VERSIONS.c.contract)
                .where(CONTRACTS.c.account.in_(some), VERSIONS.c.state.in_(sorted(RUNNING)))
            )
            found += [(row.contract, row.number) for row in self._connection.execute(query)]
        return sorted(found)

    def _narrowed(self, group: Group) -> Iterable[ColumnElement[bool]]:
        yield ACCOUNTS.c.code == group.code if group.code else true()
        for column, said in (
            (ACCOUNTS.c.segment, group.segment),
            (ACCOUNTS.c.region, group.region),
        ):
            if said is not None:
                yield column.in_(self._written(column, said))

    def _written(self, column: Column[str], said: str) -> list[str]:
        """Every way in which *said* stands in the store."""
        names = self._connection.execute(select(column).distinct()).scalars()
        return [name for name in names if name and folded(name) == folded(said)]
