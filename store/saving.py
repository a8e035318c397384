"""Writing contracts: rows, deadlines, search and journal in one go, one or a thousand alike."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert
from sqlmodel import SQLModel

from contracts.contract import Contract, Family
from contracts.days import UNKNOWN
from contracts.deadlines import deadlines
from contracts.folding import folded
from contracts.in_force import interval, settled
from contracts.terms.forms import canonical
from contracts.version import Version, compact, content_hash
from store.bulk import in_chunks, table, upsert, write_many
from store.journal import Change, Journal
from store.search import Search
from store.tables import ContractRow, DeadlineRow, VersionRow

DEADLINES = table(DeadlineRow)
FAMILY = tuple(Family.model_fields)
DEFAULTS = tuple((name, field.default) for name, field in Family.model_fields.items())
CONTENT = ("state", "held_from", "held_to", "facts", "terms", "content_hash")


@dataclass(frozen=True, slots=True)
class Saved:
    """A contract as it was (None: it is new) and as it shall be."""

    old: Contract | None
    new: Contract


@dataclass(frozen=True, slots=True)
class _Row:
    """A version, its row, and its facts, which go into the journal, too."""

    version: Version
    values: dict[str, Any]
    facts: dict[str, Any]


class Saver:
    """Writes contracts; the caller has made sure that accounts and bases are there."""

    def __init__(self, connection: Connection, journal: Journal, search: Search) -> None:
        self._connection, self._journal, self._search = connection, journal, search

    def save(self, saved: Sequence[Saved], today: date) -> None:
        """Write *saved* and what follows from it: deadlines ahead of *today*, search, journal."""
        if not saved:
            return
        replaced = [s.new.ref for s in saved if s.old]
        contracts = [s.new for s in saved]
        rows = {c.ref: [_row(c, version) for version in c.versions] for c in contracts}
        self._write(ContractRow, ["ref"], [*FAMILY, "folded"], map(_family_values, contracts))
        versions = (row.values for some in rows.values() for row in some)
        self._write(VersionRow, ["contract", "number"], CONTENT, versions)
        self._write_deadlines(replaced, contracts, today)
        self._search.forget_contracts(replaced)
        self._search.learn_contracts(contracts)
        self._journal.record(_change(s, rows[s.new.ref]) for s in saved)

    def _write(
        self,
        rows: type[SQLModel],
        key: Sequence[str],
        changed: Iterable[str],
        values: Iterable[dict[str, Any]],
    ) -> None:
        write_many(self._connection, upsert(self._connection, rows, key, changed), list(values))

    def _write_deadlines(
        self, replaced: Sequence[str], contracts: Iterable[Contract], today: date
    ) -> None:
        for refs in in_chunks(replaced):
            self._connection.execute(delete(DEADLINES).where(DEADLINES.c.contract.in_(refs)))
        rows = [row for contract in contracts for row in _deadlines(contract, today)]
        write_many(self._connection, insert(DEADLINES), rows)


def _family_values(contract: Contract) -> dict[str, Any]:
    values = {name: getattr(contract, name) for name in FAMILY}
    return values | {"folded": folded(contract.ref)}


def _row(contract: Contract, version: Version) -> _Row:
    """The row of *version*; the days on which it holds follow from its siblings, too."""
    facts, terms = version.facts(), canonical(version.terms)
    first, last = _held(contract, version)
    values = {
        "contract": contract.ref,
        "number": version.number,
        "state": version.state,
        "held_from": first,
        "held_to": last,
        "facts": compact(facts).decode(),
        "terms": terms.decode(),
        "content_hash": content_hash(facts, terms),
    }
    return _Row(version, values, facts)


def _held(contract: Contract, version: Version) -> tuple[date, date] | tuple[None, None]:
    """The widest days on which *version* may be in force (see VersionRow)."""
    span = interval(version, contract.versions)
    if span is None:
        return None, None
    first = date.min if span.start is UNKNOWN else span.start
    last = date.max if span.end is UNKNOWN or span.end is None else span.end
    return first, last


def _deadlines(contract: Contract, today: date) -> Iterator[dict[str, Any]]:
    """Of what is still to be decided: a version that another one follows has no deadlines."""
    for version in contract.versions:
        if settled(version, contract.versions):
            continue
        for deadline in deadlines(version, today):
            yield {
                "contract": contract.ref,
                "number": version.number,
                "kind": deadline.kind,
                "day": deadline.day,
            }


def _change(saved: Saved, rows: Sequence[_Row]) -> Change:
    """What is recorded of a contract: its head, and of each changed version its facts and hash."""
    old = {v.number: v for v in saved.old.versions} if saved.old else {}
    changed = [row for row in rows if old.get(row.version.number) != row.version]
    known = [(old[row.version.number], row) for row in changed if row.version.number in old]
    before = {str(version.number): _before(version, row) for version, row in known}
    after = {
        str(row.version.number): row.facts | {"content": row.values["content_hash"]}
        for row in changed
    }
    return Change(
        saved.new.ref,
        "contract changed" if saved.old else "contract added",
        _head(saved.old) | before if saved.old else {},
        _head(saved.new) | after,
    )


def _before(version: Version, row: _Row) -> dict[str, Any]:
    """What *version* said; with its terms where others take their place in the row."""
    facts = version.facts()
    if version.terms == row.version.terms:
        return facts
    return facts | {"terms": json.loads(canonical(version.terms))}


def _head(contract: Contract) -> dict[str, Any]:
    """What the versions share, without what is as it always is."""
    shared = ((name, getattr(contract, name), default) for name, default in DEFAULTS)
    return {"contract": {name: value for name, value, default in shared if value != default}}
