"""What comes due: versions by the day of their next deadline."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Select, or_, select, tuple_, union_all

from contracts.account import Account
from contracts.contract import Family, Kind
from contracts.deadlines import GOING_ON, STILL_DUE, Deadline, DeadlineKind, occurrences
from contracts.lifecycle import State
from contracts.version import Version
from store.accounts import ACCOUNTS, account_from
from store.bulk import in_chunks, table
from store.contract_queries import COLUMNS, CONTRACTS, VERSIONS, bases_above
from store.contracts import family_from
from store.deadline_tables import DeadlineRow
from store.matters import Matters
from store.parsing import Versions
from store.whose import Whose

DEADLINES = table(DeadlineRow)
KEY = (DEADLINES.c.contract, DEADLINES.c.number)
MOST_DUE = 500  # deadlines that one answer takes
CHUNK = 250
RENEWS = DEADLINES.c.kind != DeadlineKind.END


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that lies ahead, and what it is about."""

    deadline: Deadline
    contract: Family
    version: Version
    account: Account | None
    taken_by: str | None = None  # whoever said that they look after it


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes due, the earliest first; from *more_from* on there is more than is shown."""

    found: Sequence[Due]
    more_from: date | None = None

    @property
    def nearest(self) -> list[Due]:
        """Of what comes again only the next time: of the others nobody is warned yet."""
        found: dict[tuple[str, int, DeadlineKind, int], Due] = {}
        for one in self.found:
            deadline = one.deadline
            key = (one.contract.ref, one.version.number, deadline.kind, deadline.place)
            found.setdefault(key, one)
        return list(found.values())


class Deadlines:
    """The deadlines of all versions, by day."""

    def __init__(self, connection: Connection, versions: Versions) -> None:
        self._connection, self._versions = connection, versions

    def between(self, today: date, last: date, whose: Whose | None = None) -> Coming:
        """What comes due from *today* to *last*: ``MOST_DUE`` at most, of as many rows.

        Rows say when to look; the days themselves are computed from the version, as far as they
        are shown, so that a renewal that has come since is counted and what comes again stands
        there each time. What was dealt with is left out.
        """
        rows = sorted(self._connection.execute(_rows(today, last, whose)), key=lambda row: row.day)
        more_from = max(today, rows[MOST_DUE].day) if len(rows) > MOST_DUE else None
        due = self._due(rows[:MOST_DUE], today, more_from or last)
        ours = due if whose is None else filter(_is_of_accounts, due)
        found = list(islice(ours, MOST_DUE + 1))
        if len(found) > MOST_DUE:
            more_from = found.pop().deadline.day
        return Coming(found, more_from)

    def _due(self, rows: Sequence[Row[Any]], today: date, last: date) -> Iterator[Due]:
        """In order; nothing is computed before it is asked for."""
        kinds: defaultdict[tuple[str, int], set[DeadlineKind]] = defaultdict(set)
        for row in rows:
            kinds[row.contract, row.number].add(row.kind)
        versions = [one for some in in_chunks(kinds, CHUNK) for one in self._versions_of(some)]
        accounts = self._accounts({row["account"] for row in versions if row["account"]})
        matters = Matters(self._connection).of({row["ref"] for row in versions})
        read = (self._of_version(row, kinds[row["ref"], row["number"]], accounts, today, last)
                for row in versions)  # fmt: skip
        for due in merge(*read, key=lambda due: (due.deadline.day, due.contract.ref)):
            matter = matters.get((due.contract.ref, due.version.number, due.deadline))
            if matter is None or not matter.done:
                yield due if matter is None else replace(due, taken_by=matter.taken_by)

    def _of_version(
        self,
        row: RowMapping,
        kinds: Collection[DeadlineKind],
        accounts: Mapping[str, Account],
        today: date,
        last: date,
    ) -> Iterator[Due]:
        """All of one version; where a later one follows it, what is still owed until then."""
        version = self._versions.get(row["facts"], row["terms"], row["content_hash"])
        family, account = family_from(row), accounts.get(row["account"])
        owed = STILL_DUE.issuperset(kinds)
        running = version.model_copy(update={"state": State.ACTIVE}) if owed else version
        until = min(last, row["held_to"] or last) if owed else last
        for deadline in occurrences(running, today, until):
            if not owed or deadline.kind in STILL_DUE:
                yield Due(deadline, family, version, account)

    def _versions_of(self, keys: Sequence[tuple[str, int]]) -> Sequence[RowMapping]:
        query = select(*COLUMNS, VERSIONS.c.number, VERSIONS.c.terms)
        query = query.join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref)
        refs = sorted({ref for ref, _number in keys})
        theirs = query.where(VERSIONS.c.contract.in_(refs))  # by which they are found
        these = theirs.where(tuple_(VERSIONS.c.contract, VERSIONS.c.number).in_(keys))
        return self._connection.execute(these).mappings().all()

    def _accounts(self, codes: set[str]) -> Mapping[str, Account]:
        found: dict[str, Account] = {}
        for some in in_chunks(sorted(codes)):
            rows = self._connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.code.in_(some)))
            found |= {row["code"]: account_from(row) for row in rows.mappings()}
        return found


def _is_of_accounts(one: Due) -> bool:
    """Of shared terms an end alone is a matter of those who buy under them."""
    return one.contract.kind is not Kind.BASE or one.deadline.kind is DeadlineKind.END


def _rows(today: date, last: date, whose: Whose | None) -> Select[Any]:
    """The first rows by their day, one more than an answer takes."""
    return _of_all(today, last) if whose is None else _of_some(today, last, whose)


def _of_all(today: date, last: date) -> Select[Any]:
    """By the index of days; with the versions that renewed since their row was written."""
    row = select(*KEY, DEADLINES.c.kind, DEADLINES.c.day)
    soon = row.where(DEADLINES.c.day.between(today, last))
    passed = row.where(DEADLINES.c.day < today, RENEWS)
    first = [
        query.order_by(DEADLINES.c.day).limit(MOST_DUE + 1).subquery() for query in (soon, passed)
    ]
    both = union_all(*(select(one) for one in first)).subquery()
    return select(both).order_by(both.c.day).limit(MOST_DUE + 1)


def _of_some(today: date, last: date, whose: Whose) -> Select[Any]:
    """By the accounts: whoever has few must not wait until all that comes due was looked at.

    With the shared terms under which they buy: a renewal of these comes before their end.
    """
    contracts = select(CONTRACTS.c.ref).where(CONTRACTS.c.account.in_(whose.accounts))
    row = select(*KEY, DEADLINES.c.day, DEADLINES.c.kind)
    own = row.where(DEADLINES.c.contract.in_(contracts))
    above = row.where(
        DEADLINES.c.contract.in_(bases_above(whose.accounts, today)),
        DEADLINES.c.kind.in_(sorted(GOING_ON)),
    )
    theirs = own.union_all(above).cte("theirs").prefix_with("MATERIALIZED")
    ahead = or_(theirs.c.day >= today, theirs.c.kind != DeadlineKind.END)
    query = select(theirs)
    return query.where(theirs.c.day <= last, ahead).order_by(theirs.c.day).limit(MOST_DUE + 1)
