"""Whether the versions in the store are those that the journal recorded."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from contracts.journal import HOUSE, Fault
from contracts.version import content_hash
from store.bulk import in_chunks, table
from store.tables import JournalRow, VersionRow

JOURNAL, VERSIONS = table(JournalRow), table(VersionRow)
Recorded = dict[tuple[str, int], Mapping[str, Any]]


class Audit:
    """Holds each version against the last that the journal says of it, in bounded memory."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def faults(self) -> Iterator[Fault]:
        """Every version that was changed, removed or added past the journal."""
        for contracts in in_chunks(self._contracts()):
            recorded, stored = self._recorded(contracts), self._stored(contracts)
            for contract, number in sorted(recorded.keys() | stored.keys()):
                what = _compared(recorded.get((contract, number)), stored.get((contract, number)))
                if what:
                    yield Fault(contract, number, what.format(number=number))

    def _contracts(self) -> list[str]:
        """Every contract of which there is a version or an entry."""
        chains = select(JOURNAL.c.chain).where(JOURNAL.c.chain != HOUSE)
        both = chains.union(select(VERSIONS.c.contract)).order_by("chain")
        return list(self._connection.execute(both).scalars())

    def _recorded(self, contracts: Iterable[str]) -> Recorded:
        query = select(JOURNAL.c.chain, JOURNAL.c.new).where(JOURNAL.c.chain.in_(contracts))
        rows = self._connection.execute(query.order_by(JOURNAL.c.chain, JOURNAL.c.number))
        said = {
            (chain, int(number)): said
            for chain, new in rows
            for number, said in json.loads(new).items()
            if number.isdigit()
        }
        return {key: facts for key, facts in said.items() if facts is not None}  # not removed

    def _stored(self, contracts: Iterable[str]) -> Recorded:
        rows = self._connection.execute(select(VERSIONS).where(VERSIONS.c.contract.in_(contracts)))
        return {(row["contract"], row["number"]): _facts(row) for row in rows.mappings()}


def _facts(row: RowMapping) -> Mapping[str, Any]:
    """What the row says, its hash computed anew."""
    facts: dict[str, Any] = json.loads(row["facts"])
    return facts | {"content": content_hash(facts, row["terms"].encode())}


def _compared(recorded: Mapping[str, Any] | None, stored: Mapping[str, Any] | None) -> str:
    """What is wrong with a version, as a sentence; nothing where it is as recorded."""
    if stored is None:
        return "version {number} is missing"
    if recorded is None:
        return "version {number} was never recorded"
    return "" if recorded == stored else "version {number} is not as it was recorded"
