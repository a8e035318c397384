"""What the Slack app is, as Slack's “create from a manifest” reads it."""

from collections.abc import Sequence
from typing import Any, Final

from notifications.hearing import EVENTS

COMMAND: Final = "/contract"
EVENTS_PATH: Final = "/slack/events"

SCOPES: Final[Sequence[str]] = (
    "channels:history",  # whether a message arrived, after an answer that says neither yes nor no
    "channels:read",  # who reads a channel, before an answer is shared there
    "chat:write",
    "commands",
    "files:read",  # lists that people put into forms; whether a file of ours is shown
    "files:write",  # charts and calendar files
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",  # direct messages
    "mpim:read",
    "usergroups:read",  # who is in a group that an approval policy names
    "users:read",  # who asks: full member, guest, of which workspace, in which language
)


DISPLAY: Final = {
    "name": "Contract Bot",
    "description": "Knows every customer contract: terms, prices, deadlines",
    "background_color": "#1f3a5f",
}
SLASH_COMMAND: Final = {
    "command": COMMAND,
    "description": "What did we agree with this customer?",
    "usage_hint": "help, find WORDS, terms ACCOUNT, show CONTRACT",
    "should_escape": True,
}


def manifest(url: str = "") -> dict[str, Any]:
    """The manifest; with the public address *url* of the bot, for HTTP instead of Socket Mode."""
    address = f"{url.rstrip('/')}{EVENTS_PATH}"
    command_url = {"url": address} if url else {}
    request_url = {"request_url": address} if url else {}
    return {
        "display_information": DISPLAY,
        "features": {
            "bot_user": {"display_name": DISPLAY["name"], "always_online": True},
            "slash_commands": [SLASH_COMMAND | command_url],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **request_url},
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }
