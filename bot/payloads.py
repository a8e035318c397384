"""Slack's bodies, read into what the door understands, and answers as Slack wants them.

Reading never fails: what is missing or of another shape is empty, and the door refuses nobody.
"""

from collections.abc import Mapping
from typing import Any

from commands.asked import Asked, Reply, Via

Body = Mapping[str, Any]
Payload = dict[str, Any]


def typed(body: Body) -> Asked:
    """A slash command. Slack tells the team where it was typed, not the user's."""
    return Asked(
        line=_unescaped(_text(body, "text")),
        user_id=_text(body, "user_id"),
        team_id=request_team(body),
        channel_id=_text(body, "channel_id"),
    )


def pressed(body: Body) -> Asked:
    """A press of a button of ours: its value is the command line."""
    return Asked(
        line=_text(body, "actions", 0, "value"),
        user_id=_text(body, "user", "id"),
        team_id=_text(body, "user", "team_id") or request_team(body),
        channel_id=_text(body, "channel", "id"),
        via=Via.PRESSED,
    )


def request_team(body: Body) -> str:
    """The workspace that the request comes from; empty where Slack names none."""
    return _text(body, "team_id") or _text(body, "team", "id")


def response_url(body: Body) -> str:
    return _text(body, "response_url")


def is_ephemeral(body: Body) -> bool:
    """Whether only one person sees the message that was pressed."""
    return _at(body, "container", "is_ephemeral") is True


def shown(reply: Reply) -> Payload:
    """*reply* as an ack or a ``response_url`` takes it; who sees it is always said."""
    return {
        "response_type": "in_channel" if reply.shared else "ephemeral",
        "text": reply.message.text,
        "blocks": list(reply.message.blocks),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _unescaped(typed: str) -> str:
    """What somebody typed, with mentions as Slack marks them (``<@U012|name>``)."""
    return typed.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text(body: Body, *path: str | int) -> str:
    found = _at(body, *path)
    return found if isinstance(found, str) else ""


def _at(found: Any, *path: str | int) -> Any:
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found
