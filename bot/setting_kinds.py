"""What a setting can be: each kind reads one text, or says in a sentence what it must be."""

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from contracts.i18n import _
from contracts.ladder import Ladder
from contracts.people import Role


class SlackMode(StrEnum):
    SOCKET = "socket"
    HTTP = "http"


class DefaultRole(StrEnum):
    """What a full member may do to whom no role was granted."""

    NONE = "none"
    VIEWER = "viewer"
    REP = "rep"

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset() if self is DefaultRole.NONE else frozenset({Role(self.value)})


class LogFormat(StrEnum):
    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(_("must be a web address, such as https://slack.com/api/"))
    return value if value.endswith("/") else f"{value}/"


def _database(value: str) -> str:
    try:
        make_url(value)
    except ArgumentError as error:
        raise ValueError(_("must be SQLAlchemy’s address, such as sqlite:///x.db")) from error
    return value


def _zone(value: str | ZoneInfo) -> ZoneInfo:
    try:
        return value if isinstance(value, ZoneInfo) else ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(_("must be a time zone, such as Europe/Amsterdam")) from error


def _users(value: str | frozenset[str]) -> frozenset[str]:
    ids = re.split(r"[\s,]+", value) if isinstance(value, str) else value
    named = frozenset(filter(None, ids))
    for one in sorted(named):
        if not re.fullmatch(r"[UW][A-Z0-9_]+", one):
            raise ValueError(_("must be ids such as U012AB3CD; {one} is none", one=one))
    return named


def _team(value: str) -> str:
    if value and not re.fullmatch(r"[TE][A-Z0-9_]+", value):
        raise ValueError(_("must be an id such as T012AB3CD"))
    return value


def _channel(value: str) -> str:
    if value and not re.fullmatch(r"[CG][A-Z0-9_]+", value):
        raise ValueError(_("must be the id of a channel, such as C012AB3CD"))
    return value


def _ladder(value: str | Ladder) -> Ladder:
    return value if isinstance(value, Ladder) else Ladder.read(value)


WebAddress = Annotated[str, BeforeValidator(_web_address)]
DatabaseUrl = Annotated[str, BeforeValidator(_database)]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
Users = Annotated[frozenset[str], BeforeValidator(_users)]
Team = Annotated[str, BeforeValidator(_team)]
ChannelId = Annotated[str, BeforeValidator(_channel)]
Days = Annotated[Ladder, BeforeValidator(_ladder)]
Level = Annotated[LogLevel, BeforeValidator(str.upper)]
