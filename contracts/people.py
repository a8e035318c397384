"""Who somebody is, and what their roles let them do (DESIGN 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    VIEWER = "viewer"
    REP = "rep"
    MANAGER = "manager"
    FINANCE = "finance"
    LEGAL = "legal"
    ADMIN = "admin"
    APPROVAL_ADMIN = "approval-admin"


class Permission(StrEnum):
    """What a command can need; the text completes “You may not …”."""

    LOOK_UP = "look up contracts"
    DRAFT = "draft contracts"
    EDIT = "edit drafts"
    DECIDE = "approve or reject"
    ACCEPT = "record the customer’s acceptance"
    RECORD_NOTICE = "record a notice"
    END = "end or suspend contracts"
    TEND = "look after deadlines"
    KEEP_ACCOUNTS = "change accounts"
    DIRECT_ALERTS = "direct alerts to channels"
    ASSIGN = "assign work to somebody else"
    GRANT_ROLES = "grant roles"
    OVERRIDE = "override an approval"


REP = frozenset(
    {
        Permission.LOOK_UP,
        Permission.DRAFT,
        Permission.EDIT,
        Permission.ACCEPT,
        Permission.RECORD_NOTICE,
        Permission.END,
        Permission.TEND,
        Permission.KEEP_ACCOUNTS,
    }
)
ADMIN = frozenset(
    {
        Permission.LOOK_UP,
        Permission.DECIDE,
        Permission.ASSIGN,
        Permission.GRANT_ROLES,
        Permission.DIRECT_ALERTS,
    }
)
PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.LOOK_UP}),
    Role.REP: REP,
    Role.MANAGER: REP | {Permission.DECIDE, Permission.DIRECT_ALERTS, Permission.ASSIGN},
    Role.FINANCE: frozenset({Permission.LOOK_UP, Permission.DECIDE, Permission.TEND}),
    Role.LEGAL: frozenset(  # of drafts the clauses only
        {Permission.LOOK_UP, Permission.EDIT, Permission.DECIDE, Permission.TEND}
    ),
    Role.ADMIN: ADMIN,
    Role.APPROVAL_ADMIN: frozenset({Permission.LOOK_UP, Permission.OVERRIDE}),
}


AWAY = (
    ":palm_tree:",
    ":face_with_thermometer:",
    "vacation",
    "holiday",
    "out of office",
    "ooo",
    "sick",
    "away",
    "parental leave",
    "on leave",
)
"""Words and emoji by which a status says that somebody is away; Slack's own proposals first."""


PEOPLE = ("U", "W")
"""How the ids of people begin in Slack; those of channels with another letter."""


def is_person(reader: str) -> bool:
    """Whether *reader* is a person, and no channel."""
    return reader.startswith(PEOPLE)


@dataclass(frozen=True, slots=True)
class Person:
    """A user as Slack describes them: the fields that decide about access and language."""

    user_id: str
    team_id: str
    name: str = ""
    guest: bool = False
    bot: bool = False
    deleted: bool = False
    locale: str = "en"
    timezone: str = "UTC"
    status: str = (
        ""  # what their status in Slack says, with its emoji first: “:palm_tree: Back on Monday”
    )

    @property
    def away(self) -> str:
        """Their status where it says that they are away; nothing where it does not."""
        said = self.status.lower()
        return self.status if any(word in said for word in AWAY) else ""

    def is_full_member(self, team_id: str) -> bool:
        """Whether this is an active colleague: no guest, no bot, nobody of another company."""
        return self.team_id == team_id and not (self.guest or self.bot or self.deleted)


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation, by who can read it."""

    channel_id: str
    external: bool  # shared with another organisation
    guests: bool
    name: str = ""

    @property
    def inside(self) -> bool:
        """Whether only colleagues read it."""
        return not (self.external or self.guests)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who asks, with the roles that they hold at this moment."""

    person: Person
    roles: frozenset[Role] = frozenset()

    @property
    def user_id(self) -> str:
        return self.person.user_id

    def may(self, permission: Permission) -> bool:
        return any(permission in PERMISSIONS[role] for role in self.roles)
