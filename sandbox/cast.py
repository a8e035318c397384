"""The people, the channels and the app of the demonstration; tests use the same."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sandbox.state.model import (
    Channel,
    ChannelKind,
    Command,
    Installation,
    Json,
    Team,
    User,
)
from sandbox.state.world import Plan

TEAM: Final = Team("T0SANDBOX", "Example Ltd", "example")
OTHER_TEAM: Final = "T0OTHER01"

ANNA: Final = User("U0REP0001", "anna", "Anna Visser", TEAM.id, "sales rep")
BEN: Final = User("U0REP0002", "ben", "Ben Okafor", TEAM.id, "sales rep", tz="Europe/London")
MARIA: Final = User("U0MGR0001", "maria", "Maria Lindqvist", TEAM.id, "sales manager")
FARID: Final = User("U0FIN0001", "farid", "Farid Haddad", TEAM.id, "finance", tz="Europe/Paris")
LENA: Final = User("U0LEG0001", "lena", "Lena Brandt", TEAM.id, "legal", tz="Europe/Berlin")
ADA: Final = User("U0ADM0001", "ada", "Ada Moreau", TEAM.id, "admin", is_admin=True)
VIKTOR: Final = User("U0VIE0001", "viktor", "Viktor Nowak", TEAM.id, "viewer")
GUS: Final = User("U0GST0001", "gus", "Gus Tremblay", TEAM.id, "guest", is_restricted=True)
SUE: Final = User("U0STR0001", "sue", "Sue Park", OTHER_TEAM, "of another organisation")
BOT: Final = User("U0BOT0001", "contracts", "Contracts", TEAM.id, "the bot", is_bot=True)

COLLEAGUES: Final = (ANNA, BEN, MARIA, FARID, LENA, ADA, VIKTOR)
PEOPLE: Final = (*COLLEAGUES, GUS, SUE)


def _ids(users: Iterable[User]) -> set[str]:
    return {user.id for user in users}


CHANNELS: Final = (
    Channel("C0SAL0001", "sales", _ids({ANNA, BEN, MARIA, ADA, VIKTOR, BOT})),
    Channel("C0REN0001", "renewals", _ids({*COLLEAGUES, BOT}), ChannelKind.PRIVATE),
    Channel("C0GEN0001", "general", _ids({*COLLEAGUES, GUS})),
    Channel("C0SHR0001", "acme-shared", _ids({ANNA, MARIA, SUE, BOT}), is_ext_shared=True),
)

SCOPES: Final = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "usergroups:read",
        "users.profile:read",
        "users:read",
        "users:read.email",
    }
)
EVENTS: Final = frozenset(
    {
        "app_home_opened",
        "app_uninstalled",
        "channel_archive",
        "channel_rename",
        "channel_shared",
        "channel_unshared",
        "member_joined_channel",
        "member_left_channel",
        "message.im",
        "user_change",
    }
)

APP: Final = Installation(
    app_id="A0CONTRACT",
    bot_user=BOT.id,
    bot_id="B0BOT0001",
    bot_token="xoxb-sandbox-bot",  # noqa: S106 - opens nothing but this sandbox
    app_token="xapp-1-sandbox-app",  # noqa: S106 - the same
    signing_secret="sandbox-signing-secret",  # noqa: S106 - the same
    scopes=SCOPES,
    events=EVENTS,
    commands=(Command("/contract", "[what you want to know]"),),
)


def with_emails(users: Iterable[User]) -> tuple[User, ...]:
    """The people with an address each."""
    return tuple(replace(user, email=f"{user.name}@example.com") for user in users)


def cast(app: Installation = APP) -> Plan:
    """The workspace of the demonstration: nine people, four channels, one bot."""
    return Plan(TEAM, app, (*with_emails(PEOPLE), BOT), CHANNELS)


def installed_by(manifest: Json) -> Installation:
    """The app as its manifest asks for it: exactly those scopes, events and commands."""
    features, settings = manifest["features"], manifest.get("settings", {})
    declared = features.get("slash_commands", [])
    events = settings.get("event_subscriptions", {}).get("bot_events", [])
    return replace(
        APP,
        scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
        events=frozenset(events),
        commands=tuple(
            Command(one["command"], one.get("usage_hint", ""), one.get("should_escape", False))
            for one in declared
        ),
    )
