"""Channels and people to whom nothing can be said, so that admins are told of each once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from store.alert_tables import UnreachableRow
from store.bulk import table, unless_there

ROWS = table(UnreachableRow)
SINCE = select(ROWS.c.since).where(
    ROWS.c.reader == bindparam("who"), ROWS.c.cause == bindparam("why")
)
OVER = delete(ROWS).where(ROWS.c.reader == bindparam("who"))


class Unreachable:
    """Looks like a set of readers, each with the causes for which nothing reaches them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def since(self, reader: str, cause: str) -> datetime | None:
        """Since when *cause* keeps us from saying anything to *reader*; None: it does not."""
        return self._connection.execute(SINCE, {"who": reader, "why": cause}).scalar()

    def begin(self, reader: str, cause: str, now: datetime) -> bool:
        """From now on it does; whether it did not before."""
        values = {"reader": reader, "cause": cause, "since": now}
        added = unless_there(self._connection, UnreachableRow, ROWS.c.cause)
        return self._connection.execute(added, values).first() is not None

    def over(self, reader: str, causes: Collection[str] = ()) -> bool:
        """None of *causes*, or none at all, does any more; whether one did."""
        gone = OVER.where(ROWS.c.cause.in_(causes)) if causes else OVER
        return bool(self._connection.execute(gone, {"who": reader}).rowcount)
