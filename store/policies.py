"""Approval policies: each that was ever applied, and the one that holds now."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from cachetools import LRUCache
from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select

from contracts.approval.policy import ApprovalPolicy, shipped
from contracts.journal import HOUSE
from store.approval_tables import ApprovalPolicyRow
from store.bulk import table
from store.journal import Change, Journal
from store.locks import hold_grounds

POLICIES = table(ApprovalPolicyRow)
NEWEST = select(func.coalesce(func.max(POLICIES.c.number), 0))
FIND = select(POLICIES).where(POLICIES.c.number == bindparam("number_is"))
ADD = insert(POLICIES)
SHIPPED, MOST = 0, 20


@dataclass(frozen=True, slots=True)
class Applied:
    """A policy as it was applied; the one that ships was by nobody."""

    number: int
    policy: ApprovalPolicy
    by: str | None = None
    at: datetime | None = None


class PoliciesKept:
    """The policies that a process asked for; what was applied never changes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: LRUCache[int, Applied] = LRUCache(MOST)

    def get(self, number: int) -> Applied | None:
        with self._lock:
            found: Applied | None = self._kept.get(number)
        return found

    def put(self, applied: Applied) -> Applied:
        with self._lock:
            self._kept[applied.number] = applied
        return applied


class Policies:
    """Looks like a row of policies by number, of which the last one holds."""

    def __init__(self, connection: Connection, journal: Journal, kept: PoliciesKept) -> None:
        self._connection, self._journal, self._kept = connection, journal, kept

    def current(self) -> Applied:
        """The one that holds for what is submitted now."""
        return self.of(self._connection.execute(NEWEST).scalar_one())

    def of(self, number: int) -> Applied:
        """The one of that number; 0 is the one that ships. KeyError for any other."""
        known = self._kept.get(number)
        if known is not None:
            return known
        if number == SHIPPED:
            return self._kept.put(Applied(SHIPPED, shipped()))
        row = self._connection.execute(FIND, {"number_is": number}).mappings().first()
        if row is None:
            raise KeyError(number)
        return self._kept.put(_applied(row))

    def apply(self, policy: ApprovalPolicy, by: str, at: datetime) -> Applied:
        """Have *policy* hold from now on for what is submitted."""
        self._journal.hold({HOUSE})
        hold_grounds(self._connection, to_change=True)
        number = self._connection.execute(NEWEST).scalar_one() + 1
        body = policy.model_dump_json()
        values = {"number": number, "name": policy.name, "by": by, "at": at, "body": body}
        self._connection.execute(ADD, values)
        said = {"number": number, "policy": policy.model_dump(mode="json")}
        self._journal.record([Change(HOUSE, "approval policy applied", {}, said)])
        return Applied(number, policy, by, at)


def _applied(row: RowMapping) -> Applied:
    policy = ApprovalPolicy.model_validate_json(row["body"])
    return Applied(row["number"], policy, row["by"], row["at"])
