"""Writing contracts: rows, deadlines, search and journal in one go, one or a thousand alike."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, update
from sqlmodel import SQLModel

from contracts.contract import Contract
from contracts.deadlines import STILL_DUE
from contracts.errors import Refusal
from contracts.folding import folded
from contracts.in_force import settled
from contracts.ladders import Ladders
from contracts.terms.forms import canonical
from contracts.version import Version, compact, content_hash
from store.assigned_tables import AssignedRow
from store.bulk import in_chunks, table, unless_there, upsert, write_many
from store.changes import (
    FAMILY,
    changed_versions,
    has_other_deadlines,
    head_of,
    held,
    is_another,
    is_found_anew,
)
from store.deadline_rows import deadline_rows
from store.deadline_tables import DeadlineRow
from store.journal import Change, Journal
from store.matters import Matters
from store.renewals import write_renewals
from store.search import Search
from store.tables import ContractRow, EditorRow, VersionRow

CONTRACTS, VERSIONS = table(ContractRow), table(VersionRow)
DEADLINES, EDITORS, ASSIGNED = table(DeadlineRow), table(EditorRow), table(AssignedRow)
ONE = (VERSIONS.c.contract == bindparam("of")) & (VERSIONS.c.number == bindparam("which"))
AS_READ = (VERSIONS.c.state == bindparam("was")) & (VERSIONS.c.content_hash == bindparam("seen"))
CLAIM = update(VERSIONS).where(ONE, AS_READ)
CONTENT = ("state", "held_from", "held_to", "facts", "terms", "content_hash")


class ChangedMeanwhile(Refusal):
    """Somebody changed this contract a moment ago: nothing was done."""

    hint = "Please look at it and try again."


@dataclass(frozen=True, slots=True)
class Saved:
    """A contract as it was (None: it is new) and as it shall be.

    *what* is the journal's word for it, else that it was changed or added; *why* stands beside.
    *removed* are the numbers of versions that shall be gone.
    """

    old: Contract | None
    new: Contract
    what: str = ""
    why: Mapping[str, Any] = field(default_factory=dict)
    removed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A version, its row, and its facts, which go into the journal, too."""

    version: Version
    values: dict[str, Any]
    facts: dict[str, Any]


class Saver:
    """Writes contracts; the caller has made sure that accounts and bases are there."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        search: Search,
        ladders: Callable[[], Ladders],
    ) -> None:
        self._connection, self._journal, self._search = connection, journal, search
        self._ladders = ladders

    def change(self, saved: Saved, today: date) -> None:
        """Write *saved* if its versions are still in the store as they were read.

        Raises ChangedMeanwhile else. A contract of which no version is left is gone, too.
        """
        self._claim(saved)
        if saved.removed:
            self._search.forget_contracts([saved.new.ref])
        for number in saved.removed:
            self._remove(saved.new.ref, number)
        self.save([saved], today)
        if not saved.new.versions:
            self._remove_contract(saved.new.ref)

    def _claim(self, saved: Saved) -> None:
        new = {version.number: version for version in saved.new.versions}
        for old in saved.old.versions if saved.old else ():
            after = new.get(old.number)
            if after != old:
                self._claim_version(saved.new.ref, old, after or old)

    def _claim_version(self, ref: str, old: Version, new: Version) -> None:
        """Give it its new state, if its state and its content are those that were read."""
        seen = content_hash(old.facts(), canonical(old.terms))
        values = {"of": ref, "which": old.number, "was": old.state, "seen": seen}
        values["state"] = new.state
        if self._connection.execute(CLAIM, values).rowcount != 1:
            raise ChangedMeanwhile

    def _remove(self, ref: str, number: int) -> None:
        for rows in (DEADLINES, EDITORS, ASSIGNED, VERSIONS):
            gone = delete(rows).where(rows.c.contract == ref, rows.c.number == number)
            self._connection.execute(gone)

    def _remove_contract(self, ref: str) -> None:
        self._search.forget_contracts([ref])
        self._connection.execute(delete(CONTRACTS).where(CONTRACTS.c.ref == ref))

    def save(self, saved: Sequence[Saved], today: date) -> None:
        """Write *saved* and what follows from it: deadlines ahead of *today*, search, journal."""
        if not saved:
            return
        rows = {
            s.new.ref: [_row(s.new, version) for version in changed_versions(s.old, s.new)]
            for s in saved
        }
        families = (_family_values(s.new) for s in saved if is_another(s.old, s.new))
        self._write(ContractRow, ["ref"], [*FAMILY, "folded"], families)
        versions = (row.values for some in rows.values() for row in some)
        self._write(VersionRow, ["contract", "number"], CONTENT, versions)
        moved = [s for s in saved if has_other_deadlines(s.old, s.new)]
        self._write_deadlines(moved, today)
        write_renewals(self._connection, {s.new.ref: (s.old, s.new) for s in moved}, today)
        self._learn([s for s in saved if is_found_anew(s.old, s.new)])
        self._journal.record(_change(s, rows[s.new.ref]) for s in saved)

    def note(self, contract: Contract, what: str, why: Mapping[str, Any]) -> None:
        """Record something about *contract* that changes nothing of what it says."""
        said = head_of(contract)
        self._journal.record([Change(contract.ref, what, said, said | {"why": dict(why)})])

    def _learn(self, saved: Sequence[Saved]) -> None:
        self._search.forget_contracts([s.new.ref for s in saved if s.old])
        self._search.learn_contracts([s.new for s in saved])

    def _write(
        self,
        rows: type[SQLModel],
        key: Sequence[str],
        changed: Iterable[str],
        values: Iterable[dict[str, Any]],
    ) -> None:
        write_many(self._connection, upsert(self._connection, rows, key, changed), list(values))

    def _write_deadlines(self, saved: Sequence[Saved], today: date) -> None:
        """Those ahead, and of those that were not looked at in time the ones still unsettled."""
        replaced = [s.new.ref for s in saved if s.old]
        for refs in in_chunks(replaced):
            self._connection.execute(FORGET_SEEN, {"refs": refs, "today": today})
        known = set(replaced)
        forgotten = [key for s in saved for key in _settled(s.new) if key["of"] in known]
        if forgotten:
            self._connection.execute(FORGET_SETTLED, forgotten)
        rows = [
            row
            for s in saved
            for version in s.new.versions
            for row in deadline_rows(s.new, version, today, self._ladders())
        ]
        write_many(self._connection, unless_there(self._connection, DeadlineRow), rows)
        Matters(self._connection).wake(replaced, today)


def _family_values(contract: Contract) -> dict[str, Any]:
    values = {name: getattr(contract, name) for name in FAMILY}
    return values | {"folded": folded(contract.ref)}


def _row(contract: Contract, version: Version) -> _Row:
    """The row of *version*; the days on which it holds follow from its siblings, too."""
    facts, terms = version.facts(), canonical(version.terms)
    first, last = held(contract, version)
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


UNSEEN = (DEADLINES.c.day < bindparam("today")) & (
    DEADLINES.c.next_warning_on <= bindparam("today")
)
FORGET_SEEN = delete(DEADLINES).where(
    DEADLINES.c.contract.in_(bindparam("refs", expanding=True)), ~UNSEEN
)
FORGET_SETTLED = delete(DEADLINES).where(
    DEADLINES.c.contract == bindparam("of"),
    DEADLINES.c.number == bindparam("which"),
    *(DEADLINES.c.kind != kind for kind in sorted(STILL_DUE)),
)


def _settled(contract: Contract) -> Iterator[dict[str, Any]]:
    """The keys of the versions of which nothing is left to decide."""
    for version in contract.versions:
        if settled(version, contract.versions):
            yield {"of": contract.ref, "which": version.number}


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
    gone = {str(number): None for number in saved.removed}
    return Change(
        saved.new.ref,
        saved.what or ("contract changed" if saved.old else "contract added"),
        head_of(saved.old) | before if saved.old else {},
        head_of(saved.new) | after | gone | ({"why": saved.why} if saved.why else {}),
    )


def _before(version: Version, row: _Row) -> dict[str, Any]:
    """What *version* said; with its terms where others take their place in the row."""
    facts = version.facts()
    if version.terms == row.version.terms:
        return facts
    return facts | {"terms": json.loads(canonical(version.terms))}
