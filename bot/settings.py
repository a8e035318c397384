"""Configuration: read once at start-up from the environment and ``.env``, then passed around."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from bot.setting_kinds import (
    ChannelId,
    DatabaseUrl,
    Days,
    DefaultRole,
    Level,
    LogFormat,
    LogLevel,
    SlackMode,
    Team,
    Users,
    WebAddress,
    Zone,
)
from contracts.errors import Refusal
from contracts.i18n import _
from store import LADDER

NOTHING = SecretStr("")


class BadSettings(Refusal):
    """The settings are wrong."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))


class Settings(BaseModel):
    """Every setting: its environment variable (the alias) and its meaning."""

    model_config = ConfigDict(frozen=True)

    slack_mode: SlackMode = Field(
        SlackMode.SOCKET, alias="SLACK_MODE", description="How Slack reaches us: socket or http"
    )
    bot_token: SecretStr = Field(
        NOTHING, alias="SLACK_BOT_TOKEN", description="Bot token, xoxb-…; serve needs it"
    )
    app_token: SecretStr = Field(
        NOTHING, alias="SLACK_APP_TOKEN", description="App token, xapp-…; serve by socket needs it"
    )
    signing_secret: SecretStr = Field(
        NOTHING, alias="SLACK_SIGNING_SECRET", description="Signing secret; serve by http needs it"
    )
    api_url: WebAddress = Field(
        "https://slack.com/api/", alias="SLACK_API_URL", description="Where Slack's Web API is"
    )
    team_id: Team = Field(
        "",
        alias="SLACK_TEAM_ID",
        description="The workspace that is served; empty: the bot token's",
    )
    host: str = Field("127.0.0.1", alias="HOST", description="Address to listen on, by http")
    port: int = Field(
        3000, alias="PORT", ge=0, le=65535, description="Port to listen on, by http; 0: any free"
    )
    database_url: DatabaseUrl = Field(
        "sqlite:///contracts.db",
        alias="DATABASE_URL",
        description="sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME",
    )
    admins: Users = Field(
        frozenset(), alias="ADMINS", description="User ids of the first admins, by comma"
    )
    default_role: DefaultRole = Field(
        DefaultRole.NONE,
        alias="DEFAULT_ROLE",
        description="The role of every full member: none, viewer or rep",
    )
    timezone: Zone = Field(
        ZoneInfo("UTC"), alias="TIMEZONE", description="The zone that decides which day today is"
    )
    alert_channel: ChannelId = Field(
        "",
        alias="ALERT_CHANNEL",
        description="The channel for warnings that have no better place, C…; empty: the admins",
    )
    warn_days: Days = Field(
        LADDER,
        alias="WARN_DAYS",
        description="How many days before a deadline to warn of it, by comma",
    )
    log_format: LogFormat = Field(
        LogFormat.CONSOLE, alias="LOG_FORMAT", description="console for people, json for machines"
    )
    log_level: Level = Field(
        LogLevel.INFO, alias="LOG_LEVEL", description="The least of DEBUG, INFO, WARNING, ERROR"
    )

    @classmethod
    def load(cls, environ: Mapping[str, str], *, serving: bool = False) -> Self:
        """Take what is ours from *environ*; an empty variable counts as not set.

        Raises BadSettings with a sentence for each mistake; *serving* also wants Slack's secrets.
        """
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        mistakes = list(_missing(given)) if serving else []
        try:
            settings = cls.model_validate(given)
        except ValidationError as error:
            raise BadSettings([*map(_sentence, error.errors()), *mistakes]) from None
        if mistakes:
            raise BadSettings(mistakes)
        return settings


def environment(environ: Mapping[str, str], file: Path) -> dict[str, str]:
    """*environ*, and what the file ``.env`` says where it says nothing."""
    written = dotenv_values(file, interpolate=False) if file.is_file() else {}
    return {name: value for name, value in written.items() if value} | dict(environ)


def _sentence(mistake: ErrorDetails) -> str:
    """``PORT: Input should be a valid integer.``, without the value: it may be a secret."""
    return f"{mistake['loc'][0]}: {mistake['msg'].removeprefix('Value error, ')}."


def _missing(given: Mapping[str, str]) -> Iterator[str]:
    """What only serving needs, and what Bolt would take as another way to sign in (SLACK 4)."""
    mode = given.get("SLACK_MODE", SlackMode.SOCKET)
    for secret in SECRETS:
        value = given.get(secret.name, "")
        needed = not secret.mode or secret.mode == mode
        if needed and not (value and value.startswith(secret.prefixes)):
            yield f"{secret.name}: {_(secret.meaning)}"
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        if name in given:
            yield _("{name}: must not be set: it switches on another way to sign in.", name=name)


@dataclass(frozen=True, slots=True)
class Secret:
    """One of Slack's: the mode that needs it (else both), how it begins, what it must be."""

    name: str
    meaning: str
    prefixes: tuple[str, ...] = ("",)
    mode: SlackMode | None = None


SECRETS = (
    Secret(
        "SLACK_BOT_TOKEN",
        "must be the bot token, xoxb-…, from “OAuth & Permissions” of the Slack app.",
        ("xoxb-", "xoxe."),
    ),
    Secret(
        "SLACK_APP_TOKEN",
        "must be an app-level token, xapp-…, with connections:write, for SLACK_MODE=socket.",
        ("xapp-",),
        SlackMode.SOCKET,
    ),
    Secret(
        "SLACK_SIGNING_SECRET",
        "must be the signing secret of “Basic Information”, for SLACK_MODE=http.",
        mode=SlackMode.HTTP,
    ),
)
