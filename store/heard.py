"""Slack's events that were heard: each may be told several times, and counts once."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from store.alert_tables import HeardRow
from store.bulk import table, unless_there

HEARD = table(HeardRow)
KEPT = timedelta(days=1)  # Slack tells it again within minutes


class Heard:
    """Looks like a set of event ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, event_id: str, now: datetime) -> bool:
        """Whether *event_id* is heard for the first time; what is long ago is forgotten."""
        self._connection.execute(delete(HEARD).where(HEARD.c.at < now - KEPT))
        added = unless_there(self._connection, HeardRow, HEARD.c.event_id)
        values = {"event_id": event_id, "at": now}
        return self._connection.execute(added, values).first() is not None
