"""What the Slack app is, as Slack's “create from a manifest” reads it."""

from collections.abc import Sequence
from typing import Any, Final

COMMAND: Final = "/contract"
EVENTS_PATH: Final = "/slack/events"

SCOPES: Final[Sequence[str]] = (
    "channels:read",  # who reads a channel, before an answer is shared there
    "commands",
    "groups:read",
    "im:read",
    "mpim:read",
    "users:read",  # who asks: full member, guest, of which workspace, in which language
)


def manifest(url: str = "") -> dict[str, Any]:
    """The manifest; with the public address *url* of the bot, for HTTP instead of Socket Mode."""
    address = {"url": f"{url.rstrip('/')}{EVENTS_PATH}"} if url else {}
    interactivity = {"request_url": address["url"]} if url else {}
    command = {
        "command": COMMAND,
        "description": "What did we agree with this customer?",
        "usage_hint": "help, find WORDS, terms ACCOUNT, show CONTRACT",
        "should_escape": True,
    }
    return {
        "display_information": {
            "name": "Contract Bot",
            "description": "Knows every customer contract: terms, prices, deadlines",
            "background_color": "#1f3a5f",
        },
        "features": {
            "bot_user": {"display_name": "Contract Bot", "always_online": True},
            "slash_commands": [command | address],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "interactivity": {"is_enabled": True, **interactivity},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }
