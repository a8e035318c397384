"""Who goes on with the work of somebody who leaves, and what that work is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from contracts.journal import HOUSE
from contracts.lifecycle import OPEN
from store.assigned_tables import AssignedRow
from store.bulk import table, upsert
from store.journal import Change, Journal
from store.tables import EditorRow, VersionRow

ASSIGNED, EDITORS, VERSIONS = table(AssignedRow), table(EditorRow), table(VersionRow)
OF_VERSION = (ASSIGNED.c.contract == bindparam("ref")) & (ASSIGNED.c.number == bindparam("which"))
HEIRS = select(ASSIGNED.c.of, ASSIGNED.c.to).where(OF_VERSION)
BACK = delete(ASSIGNED).where(OF_VERSION, ASSIGNED.c.of == bindparam("whom"))
WRITTEN = (
    select(EDITORS.c.contract, EDITORS.c.number)
    .join(
        VERSIONS,
        (VERSIONS.c.contract == EDITORS.c.contract) & (VERSIONS.c.number == EDITORS.c.number),
    )
    .where(EDITORS.c.user_id == bindparam("whom"), VERSIONS.c.state.in_(sorted(OPEN)))
    .order_by(EDITORS.c.contract, EDITORS.c.number)
)


class Assigned:
    """Looks like a list of who took over which version from whom."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def written_by(self, user_id: str) -> list[tuple[str, int]]:
        """The versions with which something is still to be done and in which *user_id* wrote."""
        rows = self._connection.execute(WRITTEN, {"whom": user_id})
        return [(row.contract, row.number) for row in rows]

    def put(self, version: tuple[str, int], of: str, to: str, at: datetime) -> None:
        """*to* goes on with *version* in the place of *of*, and with what *to* gave away of it."""
        self.take_back(version, to)
        contract, number = version
        statement = upsert(
            self._connection, AssignedRow, ["contract", "number", "of"], ["to", "at"]
        )
        values = {"contract": contract, "number": number, "of": of, "to": to, "at": at}
        self._connection.execute(statement, values)

    def take_back(self, version: tuple[str, int], user_id: str) -> None:
        """*user_id* goes on with *version* themselves, whatever they gave away of it."""
        contract, number = version
        self._connection.execute(BACK, {"ref": contract, "which": number, "whom": user_id})

    def heirs(self, contract: str, number: int, user_id: str) -> list[str]:
        """Who goes on with a version in the place of *user_id*: the last one, if anybody does."""
        found = self._connection.execute(HEIRS, {"ref": contract, "which": number})
        taken = {row.of: row.to for row in found}
        passed, now = {user_id}, user_id
        while (following := taken.get(now)) is not None and following not in passed:
            passed.add(following)
            now = following
        return [now] if now != user_id else []

    def note(self, said: Mapping[str, Any]) -> None:
        """That work was assigned, whose it was and whose it is, in the journal of the house."""
        self._journal.record([Change(HOUSE, "assigned", {}, dict(said))])
