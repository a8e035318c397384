"""Requests for a decision, and who wrote what is to be decided."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from contracts.requests import Request, RequestState
from store.bulk import table, unless_there
from store.tables import EditorRow, RequestRow

REQUESTS, EDITORS = table(RequestRow), table(EditorRow)
FIELDS = tuple(Request.__dataclass_fields__)


class Requests:
    """Looks like a set of requests; each is decided at most once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, contract: str, number: int, content: str, by: str, at: datetime) -> Request:
        """A new request about a version that was just frozen as *content*."""
        before = select(func.coalesce(func.max(REQUESTS.c.submission), 0))
        last = before.where(REQUESTS.c.contract == contract, REQUESTS.c.number == number)
        values = {
            "contract": contract,
            "number": number,
            "submission": self._connection.execute(last).scalar_one() + 1,
            "content": content,
            "requested_by": by,
            "requested_at": at,
            "state": RequestState.OPEN,
        }
        made = self._connection.execute(insert(REQUESTS).values(values).returning(REQUESTS))
        return _request(made.mappings().one())

    def find(self, request_id: int) -> Request | None:
        return self._first(select(REQUESTS).where(REQUESTS.c.id == request_id))

    def latest(self, contract: str, number: int) -> Request | None:
        """The last request about a version, open or not."""
        query = select(REQUESTS).where(REQUESTS.c.contract == contract, REQUESTS.c.number == number)
        return self._first(query.order_by(REQUESTS.c.submission.desc()).limit(1))

    def waiting(self) -> list[Request]:
        """Every request that waits for a decision, the oldest first."""
        query = select(REQUESTS).where(REQUESTS.c.state == RequestState.OPEN)
        rows = self._connection.execute(query.order_by(REQUESTS.c.id)).mappings()
        return [_request(row) for row in rows]

    def close(
        self, request: Request, state: RequestState, by: str, at: datetime, reason: str | None
    ) -> bool:
        """End *request*; whether it was still open: the first decision counts."""
        still = update(REQUESTS).where(
            REQUESTS.c.id == request.id, REQUESTS.c.state == RequestState.OPEN
        )
        done = {"state": state, "decided_by": by, "decided_at": at, "reason": reason}
        return self._connection.execute(still.values(done)).rowcount == 1

    def _first(self, query: Select[tuple[object, ...]]) -> Request | None:
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _request(row)


class Editors:
    """Who wrote in which version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, contract: str, number: int) -> list[str]:
        """Everybody who wrote in a version, its author first."""
        query = select(EDITORS.c.user_id).where(
            EDITORS.c.contract == contract, EDITORS.c.number == number
        )
        ordered = query.order_by(EDITORS.c.author.desc(), EDITORS.c.user_id)
        return list(self._connection.execute(ordered).scalars())

    def add(self, contract: str, number: int, user_id: str) -> None:
        """Remember that *user_id* wrote in it; whoever comes first is the author."""
        author = not self.of(contract, number)
        values = {"contract": contract, "number": number, "user_id": user_id, "author": author}
        self._connection.execute(unless_there(self._connection, EditorRow), values)

    def forget(self, contract: str, number: int) -> None:
        """The version is gone."""
        gone = delete(EDITORS).where(EDITORS.c.contract == contract, EDITORS.c.number == number)
        self._connection.execute(gone)


def _request(row: RowMapping) -> Request:
    return Request(**{name: row[name] for name in FIELDS})
