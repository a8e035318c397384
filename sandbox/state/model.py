"""The things in this Slack, each a small record."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace."""

    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class User:
    """Somebody, or a bot. *title* is what the sandbox's page shows as their role."""

    id: str
    name: str
    real_name: str
    team_id: str
    title: str = ""
    tz: str = "Europe/Amsterdam"
    locale: str = "en-US"
    email: str = ""
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""


class ChannelKind(StrEnum):
    """Slack's kinds of conversation, as `conversations.list` names them."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    IM = "im"


@dataclass(slots=True)
class Channel:
    """A conversation; for a direct message *name* is the id of the person at the other end."""

    id: str
    name: str
    members: set[str]
    kind: ChannelKind = ChannelKind.PUBLIC
    is_archived: bool = False
    is_ext_shared: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to say, checked."""

    text: str = ""
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    metadata: Json | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message; an ephemeral one carries whom it is for."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    metadata: Json | None = None
    edited_ts: str | None = None
    only_for: str | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A modal or a Home tab as one person has it open. *content* is what the app sent, with ids."""

    id: str
    user: str
    hash: str
    content: Json
    root_id: str
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return str(self.content["type"])

    @property
    def blocks(self) -> list[Json]:
        return list(self.content["blocks"])


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file; it is nobody's until the upload is completed. *created* in seconds."""

    id: str
    name: str
    length: int
    user: str = ""
    created: int = 0
    content: bytes | None = None
    title: str = ""
    shared: bool = False
    alt: str = ""
    shares: tuple[tuple[str, str], ...] = ()  # channel and ts of the messages that show it


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command as the manifest declares it."""

    name: str
    hint: str = ""
    should_escape: bool = True


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in this workspace: who it is, what it may, and what it wants to hear."""

    app_id: str
    bot_user: str
    bot_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[Command, ...]
    revoked: bool = False
