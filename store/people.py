"""What we know of Slack's people and channels, and which roles were granted."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from contracts.journal import HOUSE
from contracts.people import Channel, Person, Role
from store.bulk import table, unless_there, upsert
from store.journal import Change, Journal
from store.tables import ChannelRow, PersonRow, RoleRow

PEOPLE, CHANNELS, ROLES = table(PersonRow), table(ChannelRow), table(RoleRow)
PERSON = tuple(Person.__dataclass_fields__)
CHANNEL = tuple(Channel.__dataclass_fields__)
FIND_PERSON = select(PEOPLE).where(PEOPLE.c.user_id == bindparam("user_id"))
FIND_CHANNEL = select(CHANNELS).where(CHANNELS.c.channel_id == bindparam("channel_id"))
FIND_ROLES = select(ROLES.c.role).where(ROLES.c.user_id == bindparam("user_id"))
GRANTED = select(ROLES).order_by(ROLES.c.user_id, ROLES.c.role)


class People:
    """A cache of what Slack says about people and channels, and the roles, which are ours."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def find(self, user_id: str) -> tuple[Person, datetime] | None:
        """The person and when Slack was last asked about them."""
        rows = self._connection.execute(FIND_PERSON, {"user_id": user_id})
        row = rows.mappings().first()
        if row is None:
            return None
        return Person(**{name: row[name] for name in PERSON}), row["fetched_at"]

    def put(self, person: Person, fetched_at: datetime) -> None:
        statement = upsert(self._connection, PersonRow, ["user_id"], [*PERSON, "fetched_at"])
        self._connection.execute(statement, asdict(person) | {"fetched_at": fetched_at})

    def find_channel(self, channel_id: str) -> tuple[Channel, datetime] | None:
        """The channel and when Slack was last asked about it."""
        rows = self._connection.execute(FIND_CHANNEL, {"channel_id": channel_id})
        row = rows.mappings().first()
        if row is None:
            return None
        return Channel(**{name: row[name] for name in CHANNEL}), row["fetched_at"]

    def put_channel(self, channel: Channel, fetched_at: datetime) -> None:
        statement = upsert(self._connection, ChannelRow, ["channel_id"], [*CHANNEL, "fetched_at"])
        self._connection.execute(statement, asdict(channel) | {"fetched_at": fetched_at})

    def roles(self, user_id: str) -> frozenset[Role]:
        return frozenset(self._connection.execute(FIND_ROLES, {"user_id": user_id}).scalars())

    def granted(self) -> list[tuple[str, Role]]:
        """Every granted role, by user."""
        return [(user_id, role) for user_id, role in self._connection.execute(GRANTED)]

    def grant(self, user_id: str, role: Role) -> bool:
        """Give *role*; whether that changed anything."""
        statement = unless_there(self._connection, RoleRow, ROLES.c.role)
        if not self._connection.execute(statement, {"user_id": user_id, "role": role}).all():
            return False
        granted = {"user": user_id, "role": role.value}
        self._journal.record([Change(HOUSE, "role granted", {}, granted)])
        return True

    def revoke(self, user_id: str, role: Role) -> bool:
        """Take *role* away; whether that changed anything."""
        found = delete(ROLES).where(ROLES.c.user_id == user_id, ROLES.c.role == role)
        if not self._connection.execute(found).rowcount:
            return False
        revoked = {"user": user_id, "role": role.value}
        self._journal.record([Change(HOUSE, "role revoked", revoked, {})])
        return True
