"""What we know of Slack's people and channels, and which roles were granted."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select, update

from contracts.journal import HOUSE
from contracts.people import PERMISSIONS, Channel, Permission, Person, Role
from store.bulk import table, unless_there, upsert, write_many
from store.journal import Change, Journal
from store.people_tables import ChannelRow, GroupMemberRow, GroupRow, ManagerRow, PersonRow, RoleRow

PEOPLE, CHANNELS, ROLES = table(PersonRow), table(ChannelRow), table(RoleRow)
MANAGERS, GROUPS, MEMBERS = table(ManagerRow), table(GroupRow), table(GroupMemberRow)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
PERSON = tuple(Person.__dataclass_fields__)
CHANNEL = tuple(Channel.__dataclass_fields__)
FIND_PERSON = select(PEOPLE).where(PEOPLE.c.user_id == bindparam("user_id"))
FIND_CHANNEL = select(CHANNELS).where(CHANNELS.c.channel_id == bindparam("channel_id"))
FIND_ROLES = select(ROLES.c.role).where(ROLES.c.user_id == bindparam("user_id"))
SEVERAL: BindParameter[list[str]] = bindparam("user_ids", expanding=True)
LEFT = select(PEOPLE.c.user_id).where(or_(PEOPLE.c.deleted, PEOPLE.c.guest))
PEOPLE_OF = select(PEOPLE).where(PEOPLE.c.user_id.in_(SEVERAL))
ROLES_OF = select(ROLES.c.user_id, ROLES.c.role).where(ROLES.c.user_id.in_(SEVERAL))
MANAGER_OF = select(MANAGERS.c.manager).where(MANAGERS.c.user_id == bindparam("user_id"))
ALL_MANAGERS = select(MANAGERS.c.user_id, MANAGERS.c.manager).order_by(MANAGERS.c.user_id)
GROUP_AT = select(GROUPS.c.fetched_at).where(GROUPS.c.group_id == bindparam("group_id"))
GROUP_MEMBERS = select(MEMBERS.c.user_id).where(MEMBERS.c.group_id == bindparam("group_id"))
HOLDING = select(ROLES.c.user_id).where(
    ROLES.c.role == bindparam("role_is", type_=ROLES.c.role.type)
)
GRANTED = select(ROLES).order_by(ROLES.c.user_id, ROLES.c.role)


@dataclass(frozen=True, slots=True)
class Access:
    """What the settings say: the first administrators, and what every full member may do."""

    admins: frozenset[str] = frozenset()
    everybody: frozenset[Role] = frozenset()


class People:
    """A cache of what Slack says about people and channels, and the roles, which are ours."""

    def __init__(self, connection: Connection, journal: Journal, access: Access) -> None:
        self._connection, self._journal, self._access = connection, journal, access

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

    def ask_anew(self, channel_id: str) -> None:
        """What was known of a channel is out of date: Slack is asked before the next message."""
        known = update(CHANNELS).where(CHANNELS.c.channel_id == channel_id)
        self._connection.execute(known.values(fetched_at=LONG_AGO))

    def rename_channel(self, channel_id: str, name: str) -> None:
        """A channel that is known is called *name*."""
        known = update(CHANNELS).where(CHANNELS.c.channel_id == channel_id)
        self._connection.execute(known.values(name=name))

    def roles(self, user_id: str) -> frozenset[Role]:
        """The roles of a full member at this moment."""
        granted = self._connection.execute(FIND_ROLES, {"user_id": user_id}).scalars()
        first = {Role.ADMIN} if user_id in self._access.admins else set()
        return frozenset({*granted, *first}) | self._access.everybody

    def all_roles(self, user_ids: Collection[str]) -> dict[str, frozenset[Role]]:
        """The roles of several at this moment, as *roles* gives those of one."""
        held: dict[str, set[Role]] = {user_id: set() for user_id in user_ids}
        for user_id, role in self._connection.execute(ROLES_OF, {"user_ids": sorted(held)}):
            held[user_id].add(role)
        for user_id in self._access.admins & held.keys():
            held[user_id].add(Role.ADMIN)
        return {one: frozenset(roles) | self._access.everybody for one, roles in held.items()}

    def gone(self, user_ids: Collection[str], colleague: str) -> set[str]:
        """Those of *user_ids* of whom Slack said that they are no active colleagues.

        *colleague* is somebody of ours, by whom it is known which workspace that is.
        """
        asked = {"user_ids": sorted({*user_ids, colleague})}
        rows = self._connection.execute(PEOPLE_OF, asked).mappings()
        people = [Person(**{name: row[name] for name in PERSON}) for row in rows]
        team = next((one.team_id for one in people if one.user_id == colleague), None)
        others = (one for one in people if not one.is_full_member(team or one.team_id))
        return {one.user_id for one in others} & set(user_ids)

    def left(self) -> frozenset[str]:
        """Everybody of whom Slack said that they have left, or are no full members any more."""
        return frozenset(self._connection.execute(LEFT).scalars())

    def able(self) -> frozenset[str] | None:
        """Everybody who may look up contracts by a role of theirs; None: all colleagues may."""
        if any(Permission.LOOK_UP in PERMISSIONS[role] for role in self._access.everybody):
            return None
        held = [who for who, role in self.granted() if Permission.LOOK_UP in PERMISSIONS[role]]
        return self._access.admins.union(held)

    def manager_of(self, user_id: str) -> str | None:
        """Whom *user_id* reports to, as an admin said."""
        return self._connection.execute(MANAGER_OF, {"user_id": user_id}).scalar()

    def managers(self) -> dict[str, str]:
        """Everybody's manager, as far as an admin said."""
        rows = self._connection.execute(ALL_MANAGERS)
        return {row.user_id: row.manager for row in rows}

    def report(self, user_id: str, manager: str | None) -> bool:
        """*user_id* reports to *manager* from now on; whether that changed anything."""
        before = self.manager_of(user_id)
        if before == manager:
            return False
        if manager is None:
            self._connection.execute(delete(MANAGERS).where(MANAGERS.c.user_id == user_id))
        else:
            statement = upsert(self._connection, ManagerRow, ["user_id"], ["manager"])
            self._connection.execute(statement, {"user_id": user_id, "manager": manager})
        old, new = ({"user": user_id, "manager": who} for who in (before, manager))
        self._journal.record([Change(HOUSE, "manager changed", old, new)])
        return True

    def group(self, group_id: str) -> tuple[frozenset[str], datetime] | None:
        """Who is in a user group of Slack, and when Slack was last asked."""
        at = self._connection.execute(GROUP_AT, {"group_id": group_id}).scalar()
        if at is None:
            return None
        members = self._connection.execute(GROUP_MEMBERS, {"group_id": group_id}).scalars()
        return frozenset(members), at

    def put_group(self, group_id: str, members: Collection[str], fetched_at: datetime) -> None:
        statement = upsert(self._connection, GroupRow, ["group_id"], ["fetched_at"])
        self._connection.execute(statement, {"group_id": group_id, "fetched_at": fetched_at})
        self._connection.execute(delete(MEMBERS).where(MEMBERS.c.group_id == group_id))
        rows = [{"group_id": group_id, "user_id": user_id} for user_id in sorted(members)]
        write_many(self._connection, insert(MEMBERS), rows)

    def granted(self) -> list[tuple[str, Role]]:
        """Every granted role, by user."""
        return [(user_id, role) for user_id, role in self._connection.execute(GRANTED)]

    def holding(self, role: Role) -> list[str]:
        """The user ids of those who hold *role* themselves, not as everybody does; sorted."""
        held = set(self._connection.execute(HOLDING, {"role_is": role}).scalars())
        return sorted(held | self._access.admins if role is Role.ADMIN else held)

    def admins(self) -> tuple[str, ...]:
        """The user ids of everybody who grants roles."""
        return tuple(self.holding(Role.ADMIN))

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
