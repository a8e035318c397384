"""What an import asks of the store before it writes: which names there are, many at once."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, select

from contracts.contract import Contract, Kind
from contracts.days import UNKNOWN
from contracts.files.references import Identity, identity_of, number_in, prefix_of
from store.bulk import in_chunks, table
from store.tables import AccountRow, ContractRow, VersionRow

ACCOUNTS, CONTRACTS, VERSIONS = table(AccountRow), table(ContractRow), table(VersionRow)


@dataclass(frozen=True, slots=True)
class Head:
    """What other contracts must know of one that they refer to."""

    ref: str
    kind: Kind
    account: str | None


@dataclass(slots=True)
class Alike:
    """Contracts by what makes them the same, and the highest number of each prefix."""

    refs: dict[Identity, list[str]]
    highest: dict[str, int]


class Known:
    """Look-ups by folded name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def codes(self, names: Iterable[str]) -> dict[str, str]:
        """The codes of accounts, by folded code."""
        found: dict[str, str] = {}
        for some in in_chunks(names):
            query = select(ACCOUNTS.c.folded, ACCOUNTS.c.code).where(ACCOUNTS.c.folded.in_(some))
            found |= {row.folded: row.code for row in self._connection.execute(query)}
        return found

    def heads(self, names: Iterable[str]) -> dict[str, Head]:
        """The heads of contracts, by folded reference."""
        found: dict[str, Head] = {}
        columns = (CONTRACTS.c.folded, CONTRACTS.c.ref, CONTRACTS.c.kind, CONTRACTS.c.account)
        for some in in_chunks(names):
            query = select(*columns).where(CONTRACTS.c.folded.in_(some))
            for row in self._connection.execute(query):
                found[row.folded] = Head(row.ref, row.kind, row.account)
        return found

    def codes_after(self, code: str, most: int) -> list[str]:
        """The next codes of accounts in their order."""
        query = select(ACCOUNTS.c.code).where(ACCOUNTS.c.code > code).order_by(ACCOUNTS.c.code)
        return list(self._connection.execute(query.limit(most)).scalars())

    def refs_after(self, ref: str, most: int) -> list[str]:
        """The next references of contracts in their order."""
        query = select(CONTRACTS.c.ref).where(CONTRACTS.c.ref > ref).order_by(CONTRACTS.c.ref)
        return list(self._connection.execute(query.limit(most)).scalars())

    def bases(self) -> dict[str, str | None]:
        """Every base, with the base that it refers to."""
        nobodys = CONTRACTS.c.account.is_(None)  # as of every base: there is an index on it
        columns = select(CONTRACTS.c.ref, CONTRACTS.c.base)
        query = columns.where(nobodys, CONTRACTS.c.kind == Kind.BASE)
        return {row.ref: row.base for row in self._connection.execute(query)}

    def alike(self, contracts: Iterable[Contract]) -> Alike:
        """What the store has of the accounts, contracts or bases that *contracts* belong to."""
        found = Alike(defaultdict(list), {})
        owners = {
            (c.kind, c.contract if c.kind is Kind.SUPPLEMENT else c.account) for c in contracts
        }
        for kind in sorted({kind for kind, _owner in owners}):
            named = sorted({owner for of, owner in owners if of is kind and owner is not None})
            column = CONTRACTS.c.contract if kind is Kind.SUPPLEMENT else CONTRACTS.c.account
            for some in in_chunks(named) if named else [()]:
                self._add_alike(found, kind, column.in_(some) if named else column.is_(None))
        return found

    def _add_alike(self, found: Alike, kind: Kind, which: ColumnElement[bool]) -> None:
        joined = VERSIONS.c.contract == CONTRACTS.c.ref
        query = select(CONTRACTS, VERSIONS.c.facts).join(VERSIONS, joined, isouter=True)
        ordered = query.where(CONTRACTS.c.kind == kind, which).order_by(
            CONTRACTS.c.id, VERSIONS.c.number
        )
        rows = self._connection.execute(ordered)
        for ref, versions in groupby(rows, key=lambda row: row.ref):
            first = next(versions)
            names = (first.account, first.contract, first.title)
            start = json.loads(first.facts).get("start", UNKNOWN.value) if first.facts else None
            found.refs[identity_of(kind, names, first.scope, start)].append(ref)
            prefix = prefix_of(kind, first.account, first.contract)
            number = number_in(ref, prefix)
            found.highest[prefix] = max(found.highest.get(prefix, 0), number)
