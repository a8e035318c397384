"""Requests for a decision, and who wrote what is to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    bindparam,
    func,
    insert,
    select,
    update,
)

from contracts.approval.policy import Verb
from contracts.requests import Request, RequestState
from store.bulk import table, unless_there
from store.tables import EditorRow, RequestRow

REQUESTS, EDITORS = table(RequestRow), table(EditorRow)
FIELDS = tuple(Request.__dataclass_fields__)

OF_VERSION = (REQUESTS.c.contract == bindparam("of")) & (REQUESTS.c.number == bindparam("which"))
LAST = select(func.coalesce(func.max(REQUESTS.c.submission), 0)).where(OF_VERSION)
LATEST = select(REQUESTS).where(OF_VERSION).order_by(REQUESTS.c.submission.desc()).limit(1)
OF_CONTRACT = select(REQUESTS).where(REQUESTS.c.contract == bindparam("of")).order_by(REQUESTS.c.id)
FIND = select(REQUESTS).where(REQUESTS.c.id == bindparam("request"))
OPEN = insert(REQUESTS).returning(REQUESTS)
OPEN_ONE = update(REQUESTS).where(
    REQUESTS.c.id == bindparam("request"), REQUESTS.c.state == RequestState.OPEN
)
WROTE = (EDITORS.c.contract == bindparam("of")) & (EDITORS.c.number == bindparam("which"))
WRITERS = (
    select(EDITORS.c.user_id).where(WROTE).order_by(EDITORS.c.author.desc(), EDITORS.c.user_id)
)
BEFORE = (
    select(REQUESTS)
    .where(OF_VERSION, REQUESTS.c.submission < bindparam("below"))
    .order_by(REQUESTS.c.submission.desc())
    .limit(1)
)
DUE = (
    select(REQUESTS)
    .where(
        REQUESTS.c.look_at <= bindparam("instant", type_=REQUESTS.c.look_at.type),
        REQUESTS.c.state == RequestState.OPEN,
    )
    .order_by(REQUESTS.c.look_at)
)
SOON = (
    update(REQUESTS)
    .where(REQUESTS.c.state == RequestState.OPEN)
    .values(look_at=bindparam("instant", type_=REQUESTS.c.look_at.type))
)
THIS = update(REQUESTS).where(REQUESTS.c.id == bindparam("request"))


@dataclass(frozen=True, slots=True)
class About:
    """What is asked: a version, the hash of its content, on which grounds; or a proposal."""

    contract: str
    number: int
    content: str
    policy: int
    depends: str  # the hash of what counts of the base and of the account
    verb: Verb = Verb.SUBMIT
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request ended: *by* whom, and why."""

    state: RequestState
    by: str
    reason: str | None = None
    overridden: bool = False


class Requests:
    """Looks like a set of requests; each is decided at most once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, about: About, by: str, at: datetime) -> Request:
        """A new request about a version that was just frozen."""
        contract, number = about.contract, about.number
        last = self._connection.execute(LAST, _key(contract, number)).scalar_one()
        values = {
            "contract": contract,
            "number": number,
            "submission": last + 1,
            "content": about.content,
            "requested_by": by,
            "requested_at": at,
            "state": RequestState.OPEN,
            "policy": about.policy,
            "depends": about.depends,
            "overridden": False,
            "look_at": at,
            "shown": "",
            "verb": about.verb,
            "proposal": about.proposal,
        }
        return request_from(self._connection.execute(OPEN, values).mappings().one())

    def find(self, request_id: int) -> Request | None:
        return self._first(FIND, {"request": request_id})

    def latest(self, contract: str, number: int) -> Request | None:
        """The last request about a version, open or not."""
        return self._first(LATEST, _key(contract, number))

    def open_of(self, contract: str) -> list[Request]:
        """What waits for a decision about any version of *contract*, the oldest first."""
        rows = self._connection.execute(OF_CONTRACT, {"of": contract}).mappings()
        return [one for one in map(request_from, rows) if one.open]

    def before(self, request: Request) -> Request | None:
        """The submission of the same version before *request*."""
        values = _key(request.contract, request.number) | {"below": request.submission}
        return self._first(BEFORE, values)

    def waiting(self) -> list[Request]:
        """Every request that waits for a decision, the oldest first."""
        query = select(REQUESTS).where(REQUESTS.c.state == RequestState.OPEN)
        rows = self._connection.execute(query.order_by(REQUESTS.c.id)).mappings()
        return [request_from(row) for row in rows]

    def show(self, request: Request, shown: str) -> bool:
        """Its cards say from now on that it stands so; whether they said something else."""
        if request.shown == shown:
            return False
        self._connection.execute(THIS.values(shown=shown), {"request": request.id})
        return True

    def due(self, now: datetime, most: int) -> list[Request]:
        """Up to *most* open requests at which the clock has to look by *now*."""
        rows = self._connection.execute(DUE.limit(most), {"instant": now}).mappings()
        return [request_from(row) for row in rows]

    def look_again(self, request: Request, at: datetime) -> None:
        """When the clock has something to do about it; nothing where it has ended."""
        self._connection.execute(OPEN_ONE.values(look_at=at), {"request": request.id})

    def look_soon(self, now: datetime) -> None:
        """Something changed on which any open request may depend."""
        self._connection.execute(SOON, {"instant": now})

    def submitted_since(self, since: datetime) -> list[Request]:
        """Every submission since then, the oldest first."""
        query = select(REQUESTS).where(REQUESTS.c.requested_at >= since).order_by(REQUESTS.c.id)
        return [request_from(row) for row in self._connection.execute(query).mappings()]

    def close(self, request: Request, outcome: Outcome, at: datetime) -> bool:
        """End *request*; whether it was still open: the first decision counts."""
        done = {
            "state": outcome.state,
            "decided_by": outcome.by,
            "decided_at": at,
            "reason": outcome.reason,
            "overridden": outcome.overridden,
            "look_at": None,
        }
        closed = self._connection.execute(OPEN_ONE, done | {"request": request.id})
        return closed.rowcount == 1

    def reopen(self, request: int, at: datetime) -> Request | None:
        """Let it wait again as it did, with the answers that it has; None where it is gone."""
        undone = {"state": RequestState.OPEN, "decided_by": None, "decided_at": None,
                  "reason": None, "look_at": at}  # fmt: skip
        self._connection.execute(THIS.values(**undone), {"request": request})
        return self.find(request)

    def _first(
        self, query: Select[tuple[object, ...]], values: Mapping[str, object]
    ) -> Request | None:
        row = self._connection.execute(query, values).mappings().first()
        return None if row is None else request_from(row)


class Editors:
    """Who wrote in which version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, int], list[str]] = {}  # who writes has locked the contract

    def of(self, contract: str, number: int) -> list[str]:
        """Everybody who wrote in a version, its author first."""
        if (contract, number) not in self._known:
            found = self._connection.execute(WRITERS, _key(contract, number)).scalars()
            self._known[contract, number] = list(found)
        return list(self._known[contract, number])

    def add(self, contract: str, number: int, user_id: str) -> None:
        """Remember that *user_id* wrote in it; whoever comes first is the author."""
        author = not self.of(contract, number)
        values = {"contract": contract, "number": number, "user_id": user_id, "author": author}
        self._connection.execute(unless_there(self._connection, EditorRow), values)
        self._known.pop((contract, number), None)


def _key(contract: str, number: int) -> dict[str, Any]:
    return {"of": contract, "which": number}


def request_from(row: RowMapping) -> Request:
    """The request that *row* says."""
    return Request(**{name: row[name] for name in FIELDS})
