"""Which channels want to be warned, and about which accounts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from contracts.journal import HOUSE
from store.bulk import table, unless_there
from store.journal import Change, Journal
from store.tables import SubscriptionRow

SUBSCRIPTIONS = table(SubscriptionRow)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel, and the segment of accounts that it is about; empty: every account."""

    channel_id: str
    segment: str
    by: str
    at: datetime


class Subscriptions:
    """Looks like a set of subscriptions; each change stands in the journal."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def all(self) -> list[Subscription]:
        """Every subscription, by channel and segment."""
        query = select(SUBSCRIPTIONS).order_by(SUBSCRIPTIONS.c.channel_id, SUBSCRIPTIONS.c.segment)
        rows = self._connection.execute(query).mappings()
        return [Subscription(**row) for row in rows]

    def add(self, subscription: Subscription) -> bool:
        """Let the channel be warned; whether it was not before."""
        values = {
            name: getattr(subscription, name) for name in ("channel_id", "segment", "by", "at")
        }
        statement = unless_there(self._connection, SubscriptionRow)
        added = self._connection.execute(statement.returning(SUBSCRIPTIONS.c.by), values).all()
        if added:
            self._record("alerts started", {}, _said(subscription.channel_id, subscription.segment))
        return bool(added)

    def remove(self, channel_id: str, segment: str | None = None) -> int:
        """Stop warning a channel, of one segment or (None) at all; how many there were."""
        gone = delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.channel_id == channel_id)
        if segment is not None:
            gone = gone.where(SUBSCRIPTIONS.c.segment == segment)
        removed = self._connection.execute(gone.returning(SUBSCRIPTIONS.c.segment)).scalars().all()
        for name in removed:
            self._record("alerts stopped", _said(channel_id, name), {})
        return len(removed)

    def _record(self, what: str, old: dict[str, str], new: dict[str, str]) -> None:
        self._journal.record([Change(HOUSE, what, old, new)])


def _said(channel_id: str, segment: str) -> dict[str, str]:
    return {"channel": channel_id} | ({"segment": segment} if segment else {})
