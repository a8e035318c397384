"""Which channels want to be warned, and of what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select

from contracts.alerts import Filters
from contracts.deadlines import DeadlineKind
from contracts.journal import HOUSE
from contracts.ladder import FURTHEST
from contracts.money import Money
from store.alert_tables import SubscriptionRow
from store.bulk import table, unless_there
from store.journal import Change, Journal

SUBSCRIPTIONS = table(SubscriptionRow)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel, what it wants to be warned of, and who asked for it; *id* is its number."""

    channel_id: str
    filters: Filters
    by: str
    at: datetime
    id: int = 0


class Subscriptions:
    """Looks like a set of subscriptions; each change stands in the journal."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def all(self) -> list[Subscription]:
        """Every subscription, by channel, the oldest first."""
        query = select(SUBSCRIPTIONS).order_by(SUBSCRIPTIONS.c.channel_id, SUBSCRIPTIONS.c.id)
        return [_subscription(row) for row in self._connection.execute(query).mappings()]

    def of(self, channel_id: str) -> list[Subscription]:
        """Those of one channel."""
        return [one for one in self.all() if one.channel_id == channel_id]

    def add(self, one: Subscription) -> bool:
        """Let the channel be warned; whether it was not before."""
        values = {"channel_id": one.channel_id, "by": one.by, "at": one.at, **_columns(one.filters)}
        statement = unless_there(self._connection, SubscriptionRow, SUBSCRIPTIONS.c.id)
        added = self._connection.execute(statement, values).first() is not None
        if added:
            self._record("alerts started", {}, _said(one))
        return added

    def remove(self, one: Subscription) -> bool:
        """Do not warn the channel of that any more; whether it was."""
        gone = delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id == one.id)
        removed = self._connection.execute(gone).rowcount == 1
        if removed:
            self._record("alerts stopped", _said(one), {})
        return removed

    def _record(self, what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._journal.record([Change(HOUSE, what, old, new)])


def _columns(filters: Filters) -> dict[str, Any]:
    return {
        "segment": filters.segment,
        "kind": filters.kind or "",
        "min_value": filters.min_value.written if filters.min_value else "",
        "within": filters.within,
    }


def _subscription(row: RowMapping) -> Subscription:
    kind = DeadlineKind(row["kind"]) if row["kind"] else None
    least = Money.read(row["min_value"]) if row["min_value"] else None
    filters = Filters(row["segment"], kind, least, row["within"])
    return Subscription(row["channel_id"], filters, row["by"], row["at"], row["id"])


def _said(one: Subscription) -> dict[str, Any]:
    """What the journal says of it: only what narrows it."""
    columns = _columns(one.filters)
    narrows = {name: value for name, value in columns.items() if value not in {"", FURTHEST}}
    return {"channel": one.channel_id, **narrows}
