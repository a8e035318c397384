"""The journal's rows: written with the change that they record, read again to be verified."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain as chain_of
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, insert, select

from contracts.journal import HOUSE, START, Entry, Fault, Head, Link, entry_hash, faults, texts
from store.bulk import in_chunks, table, unless_there, upsert, write_many
from store.tables import ChainRow, JournalRow

JOURNAL, CHAINS = table(JournalRow), table(ChainRow)
LOCKED_IN_ORDER = (CHAINS.c.chain != HOUSE, CHAINS.c.chain)  # the house first: some hold it early
LOCK = (
    select(CHAINS)
    .where(CHAINS.c.chain.in_(bindparam("chains", expanding=True)))
    .order_by(*LOCKED_IN_ORDER)
    .with_for_update()
)
APPEND = insert(JOURNAL)
OF_CHAINS = JOURNAL.c.chain.in_(bindparam("chains", expanding=True))
SINCE = (
    select(JOURNAL)
    .where(OF_CHAINS, JOURNAL.c.at >= bindparam("instant"))
    .order_by(JOURNAL.c.chain, JOURNAL.c.number.desc())
)
BEGUN = select(JOURNAL.c.chain, JOURNAL.c.at).where(OF_CHAINS, JOURNAL.c.number == 1)


@dataclass(frozen=True, slots=True)
class Change:
    """What is about to be recorded; the journal adds who, when and the place in its chain."""

    chain: str
    what: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]


class Journal:
    """Append-only, in the transaction of the change.

    What is recorded waits for the end of the unit of work: only then are the chains locked, all
    of them in one order, so that writers wait for each other briefly and never in a circle.
    """

    def __init__(self, connection: Connection, actor: str, at: datetime) -> None:
        self._connection, self._actor, self._at = connection, actor, at
        self._waiting: list[Change] = []

    def record(self, changes: Iterable[Change]) -> None:
        """Append *changes*, each to the end of its chain."""
        self._waiting += changes

    def write(self) -> None:
        """Put what was recorded so far into the store."""
        changes, self._waiting = self._waiting, []
        if not changes:
            return
        heads = self.hold({change.chain for change in changes})
        rows = [self._append(change, heads) for change in changes]
        write_many(self._connection, APPEND, rows)
        kept = [{"chain": c, "count": h.count, "head": h.hash} for c, h in heads.items()]
        statement = upsert(self._connection, ChainRow, ["chain"], ["count", "head"])
        write_many(self._connection, statement, kept)

    def hold(self, chains: Collection[str]) -> dict[str, Head]:
        """The heads of *chains*, which are ours until the end of the transaction.

        A new chain begins with an empty head: of two writers who begin it, one waits.
        """
        heads = self._locked(chains)
        if new := sorted(set(chains) - heads.keys()):
            empty = [{"chain": chain, "count": 0, "head": START} for chain in new]
            write_many(self._connection, unless_there(self._connection, ChainRow), empty)
            heads |= self._locked(new)
        return heads

    def _locked(self, chains: Iterable[str]) -> dict[str, Head]:
        heads: dict[str, Head] = {}
        for some in in_chunks(sorted(chains, key=lambda chain: (chain != HOUSE, chain))):
            found = self._connection.execute(LOCK, {"chains": some})
            heads |= {chain: Head(count, head) for chain, count, head in found}
        return heads

    def _append(self, change: Change, heads: dict[str, Head]) -> dict[str, Any]:
        head = heads[change.chain]
        entry = Entry(
            change.chain, head.count + 1, self._at, self._actor, change.what, change.old, change.new
        )
        old, new = texts(entry)
        digest = entry_hash(entry, old, new, head.hash)
        heads[change.chain] = Head(entry.number, digest)
        return {
            "chain": entry.chain,
            "number": entry.number,
            "at": entry.at,
            "actor": entry.actor,
            "what": entry.what,
            "old": old,
            "new": new,
            "previous": head.hash,
            "hash": digest,
        }

    def of(self, chain: str) -> list[Entry]:
        """The entries of one chain, oldest first."""
        self.write()
        query = select(JOURNAL).where(JOURNAL.c.chain == chain).order_by(JOURNAL.c.number)
        return [_link(row).entry for row in self._connection.execute(query).mappings()]

    def since(self, chains: Collection[str], instant: datetime) -> list[Entry]:
        """The entries of *chains* from *instant* (aware) on, chain by chain, the last first."""
        found: list[Entry] = []
        for some in in_chunks(chains):
            rows = self._connection.execute(SINCE, {"chains": some, "instant": instant})
            found += (_link(row).entry for row in rows.mappings())
        return found

    def about(self, what: str, fact: Mapping[str, str], instant: datetime) -> list[Entry]:
        """The entries of the house from *instant* (aware) on that say *what* and had that *fact*.

        The last comes first.
        """
        written = json.dumps(fact, ensure_ascii=False, separators=(",", ":")).strip("{}")
        query = select(JOURNAL).where(
            JOURNAL.c.chain == HOUSE,
            JOURNAL.c.at >= instant,
            JOURNAL.c.what == what,
            JOURNAL.c.old.contains(written, autoescape=True),
        )
        rows = self._connection.execute(query.order_by(JOURNAL.c.number.desc())).mappings()
        entries = (_link(row).entry for row in rows)
        return [one for one in entries if fact.items() <= one.old.items()]

    def begun(self, chains: Collection[str]) -> dict[str, datetime]:
        """When the first entry of each of *chains* was written."""
        found: dict[str, datetime] = {}
        for some in in_chunks(chains):
            rows = self._connection.execute(BEGUN, {"chains": some})
            found |= {row.chain: row.at for row in rows}
        return found

    def faults(self) -> Iterator[Fault]:
        """Every place in all chains that is not as it was written, in bounded memory."""
        query = (
            select(JOURNAL, CHAINS.c.count, CHAINS.c.head)
            .join(CHAINS, CHAINS.c.chain == JOURNAL.c.chain, isouter=True)
            .order_by(JOURNAL.c.chain, JOURNAL.c.number)
            .execution_options(yield_per=1000)
        )
        rows = self._connection.execute(query).mappings()
        for chain, group in groupby(rows, key=itemgetter("chain")):
            yield from _faults_of(chain, group)
        for chain, count, head in self._connection.execute(_empty_chains()):
            yield from faults(chain, (), Head(count, head))


def _faults_of(chain: str, rows: Iterable[RowMapping]) -> Iterator[Fault]:
    rest = iter(rows)
    first = next(rest)
    head = Head(first["count"], first["head"]) if first["head"] else None
    return faults(chain, map(_link, chain_of([first], rest)), head)


def _empty_chains() -> Any:
    """Chains of which a head is kept, but no entry is left."""
    entries = select(JOURNAL.c.number).where(JOURNAL.c.chain == CHAINS.c.chain)
    return select(CHAINS).where(~entries.exists())


def _link(row: RowMapping) -> Link:
    entry = Entry(
        row["chain"],
        row["number"],
        row["at"],
        row["actor"],
        row["what"],
        json.loads(row["old"]),
        json.loads(row["new"]),
    )
    return Link(entry, row["previous"], row["hash"])
