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


class Permission(StrEnum):
    """What a command can need; the text completes “You may not …”."""

    LOOK_UP = "look up contracts"
    DRAFT = "draft contracts"
    EDIT = "edit drafts"
    DECIDE = "approve or reject"
    ACCEPT = "record the customer’s acceptance"
    RECORD_NOTICE = "record a notice"
    KEEP_ACCOUNTS = "change accounts"
    DIRECT_ALERTS = "direct alerts to channels"
    GRANT_ROLES = "grant roles"


REP = frozenset(
    {
        Permission.LOOK_UP,
        Permission.DRAFT,
        Permission.EDIT,
        Permission.ACCEPT,
        Permission.RECORD_NOTICE,
        Permission.KEEP_ACCOUNTS,
    }
)
PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.LOOK_UP}),
    Role.REP: REP,
    Role.MANAGER: REP | {Permission.DECIDE, Permission.DIRECT_ALERTS},
    Role.FINANCE: frozenset({Permission.LOOK_UP}),
    Role.LEGAL: frozenset({Permission.LOOK_UP, Permission.EDIT}),  # clauses only
    Role.ADMIN: frozenset({Permission.LOOK_UP, Permission.GRANT_ROLES, Permission.DIRECT_ALERTS}),
}


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
