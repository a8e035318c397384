"""Requests for a decision, and who wrote what is to be decided."""

from collections.abc import Mapping
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

from contracts.people import Role
from contracts.requests import Request, RequestState
from store.bulk import table, unless_there
from store.tables import EditorRow, RequestRow, RoleRow

REQUESTS, EDITORS, ROLES = table(RequestRow), table(EditorRow), table(RoleRow)
FIELDS = tuple(Request.__dataclass_fields__)

OF_VERSION = (REQUESTS.c.contract == bindparam("of")) & (REQUESTS.c.number == bindparam("which"))
LAST = select(func.coalesce(func.max(REQUESTS.c.submission), 0)).where(OF_VERSION)
LATEST = select(REQUESTS).where(OF_VERSION).order_by(REQUESTS.c.submission.desc()).limit(1)
FIND = select(REQUESTS).where(REQUESTS.c.id == bindparam("request"))
OPEN = insert(REQUESTS).returning(REQUESTS)
CLOSE = update(REQUESTS).where(
    REQUESTS.c.id == bindparam("request"), REQUESTS.c.state == RequestState.OPEN
)
WROTE = (EDITORS.c.contract == bindparam("of")) & (EDITORS.c.number == bindparam("which"))
WRITERS = (
    select(EDITORS.c.user_id).where(WROTE).order_by(EDITORS.c.author.desc(), EDITORS.c.user_id)
)
APPROVERS = (
    select(ROLES.c.user_id)
    .where(
        ROLES.c.role == Role.MANAGER, ROLES.c.user_id.not_in(select(EDITORS.c.user_id).where(WROTE))
    )
    .order_by(ROLES.c.user_id)
)


class Requests:
    """Looks like a set of requests; each is decided at most once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, contract: str, number: int, content: str, by: str, at: datetime) -> Request:
        """A new request about a version that was just frozen as *content*."""
        last = self._connection.execute(LAST, _key(contract, number)).scalar_one()
        values = {
            "contract": contract,
            "number": number,
            "submission": last + 1,
            "content": content,
            "requested_by": by,
            "requested_at": at,
            "state": RequestState.OPEN,
        }
        return _request(self._connection.execute(OPEN, values).mappings().one())

    def find(self, request_id: int) -> Request | None:
        return self._first(FIND, {"request": request_id})

    def latest(self, contract: str, number: int) -> Request | None:
        """The last request about a version, open or not."""
        return self._first(LATEST, _key(contract, number))

    def approvers(self, contract: str, number: int) -> list[str]:
        """The user ids of those who may decide on a version at this moment.

        Any one manager who did not write in it (TERMS 6).
        """
        return list(self._connection.execute(APPROVERS, _key(contract, number)).scalars())

    def waiting(self) -> list[Request]:
        """Every request that waits for a decision, the oldest first."""
        query = select(REQUESTS).where(REQUESTS.c.state == RequestState.OPEN)
        rows = self._connection.execute(query.order_by(REQUESTS.c.id)).mappings()
        return [_request(row) for row in rows]

    def close(
        self, request: Request, state: RequestState, by: str, at: datetime, reason: str | None
    ) -> bool:
        """End *request*; whether it was still open: the first decision counts."""
        done = {"state": state, "decided_by": by, "decided_at": at, "reason": reason}
        closed = self._connection.execute(CLOSE, done | {"request": request.id})
        return closed.rowcount == 1

    def _first(
        self, query: Select[tuple[object, ...]], values: Mapping[str, object]
    ) -> Request | None:
        row = self._connection.execute(query, values).mappings().first()
        return None if row is None else _request(row)


class Editors:
    """Who wrote in which version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, contract: str, number: int) -> list[str]:
        """Everybody who wrote in a version, its author first."""
        return list(self._connection.execute(WRITERS, _key(contract, number)).scalars())

    def add(self, contract: str, number: int, user_id: str) -> None:
        """Remember that *user_id* wrote in it; whoever comes first is the author."""
        author = not self.of(contract, number)
        values = {"contract": contract, "number": number, "user_id": user_id, "author": author}
        self._connection.execute(unless_there(self._connection, EditorRow), values)


def _key(contract: str, number: int) -> dict[str, Any]:
    return {"of": contract, "which": number}


def _request(row: RowMapping) -> Request:
    return Request(**{name: row[name] for name in FIELDS})
