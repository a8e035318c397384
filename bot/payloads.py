"""Slack's bodies, read into what the door understands, and answers as Slack wants them.

Reading never fails: what is missing or of another shape is empty, and the door refuses nobody.
"""

from collections.abc import Callable, Mapping
from typing import Any

from blocks.inputs import KEPT
from blocks.kit import Message
from blocks.view import View
from commands.asked import Asked, Via
from commands.grammar import Fields

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
    """A press of a button, or a choice in a menu, of ours: its value is the command line."""
    action = ("actions", 0)
    return Asked(
        line=_text(body, *action, "value") or _text(body, *action, "selected_option", "value"),
        user_id=_text(body, "user", "id"),
        team_id=_text(body, "user", "team_id") or request_team(body),
        channel_id=_text(body, "channel", "id"),
        via=Via.PRESSED,
    )


def submitted(body: Body) -> Asked:
    """A form: the command line that it carries, and what it was filled in with."""
    return Asked(
        line=_text(body, "view", "private_metadata"),
        user_id=_text(body, "user", "id"),
        team_id=_text(body, "user", "team_id") or request_team(body),
        via=Via.SUBMITTED,
        fields=_fields(body),
    )


def request_team(body: Body) -> str:
    """The workspace that the request comes from; empty where Slack names none."""
    return _text(body, "team_id") or _text(body, "team", "id")


def response_url(body: Body) -> str:
    return _text(body, "response_url")


def is_ephemeral(body: Body) -> bool:
    """Whether only one person sees the message that was pressed."""
    return _at(body, "container", "is_ephemeral") is True


def trigger_id(body: Body) -> str:
    """What lets us open a form, once and for three seconds."""
    return _text(body, "trigger_id")


def view_id(body: Body) -> str:
    """The form that was pressed or submitted; empty where it was a message."""
    return _text(body, "view", "id")


def view_below(body: Body) -> str:
    """The form on which the submitted one lies, if there is one."""
    return _text(body, "view", "previous_view_id")


def form(body: Body) -> View:
    """The form that was submitted, as it is on the screen. Raises ValueError for another one."""
    blocks = _at(body, "view", "blocks")
    return View(
        title=_text(body, "view", "title", "text"),
        blocks=tuple(blocks) if isinstance(blocks, list) else (),
        line=_text(body, "view", "private_metadata"),
        submit=_text(body, "view", "submit", "text"),
        close=_text(body, "view", "close", "text"),
        name=_text(body, "view", "external_id"),
    )


def inputs(body: Body) -> frozenset[str]:
    """The names of the inputs of the form that was submitted."""
    blocks = _at(body, "view", "blocks")
    shown = blocks if isinstance(blocks, list) else []
    return frozenset(_text(b, "block_id") for b in shown if _text(b, "type") == "input")


def shown(message: Message, *, shared: bool = False) -> Payload:
    """*message* as an ack or a ``response_url`` takes it; who sees it is always said."""
    return {
        "response_type": "in_channel" if shared else "ephemeral",
        "text": message.text,
        "blocks": list(message.blocks),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _fields(body: Body) -> Fields:
    """Each input with what stands in it; menus that report at once are none of them."""
    values = _at(body, "view", "state", "values")
    states = values.items() if isinstance(values, Mapping) else ()
    asked = inputs(body)
    return {
        name: _filled(next(iter(state.values()), None))
        for name, state in states
        if state and name in asked
    }


def files(body: Body) -> Mapping[str, str]:
    """The addresses of the files in a form that are to be read, by the names of their inputs."""
    values = _at(body, "view", "state", "values")
    states = values if isinstance(values, Mapping) else {}
    read = {name: state for name, state in states.items() if KEPT not in state}
    found = {name: _address(next(iter(state.values()), None)) for name, state in read.items()}
    return {name: address for name, address in found.items() if address}


def _address(state: Any) -> str:
    return _text(state, "files", 0, "url_private_download")


def _filled(state: Any) -> str | tuple[str, ...] | None:
    """The text, the choice or the choices in one input; None where it was left empty."""
    for key, read in FILLED.items():
        if isinstance(state, Mapping) and key in state:
            return read(state[key])
    return None


def _written(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _chosen(option: Any) -> str | None:
    return _text(option, "value") or None


def _shown_at(files: Any) -> str | None:
    """Where Slack shows the file to people; one that is read is known by its content instead."""
    return _text({"files": files}, "files", 0, "permalink") or None


def _several(options: Any) -> tuple[str, ...]:
    return tuple(_text(option, "value") for option in options or ())


FILLED: Mapping[str, Callable[[Any], str | tuple[str, ...] | None]] = {
    "value": _written,
    "selected_date": _written,
    "selected_user": _written,
    "selected_channel": _written,
    "selected_conversation": _written,
    "selected_option": _chosen,
    "selected_options": _several,
    "files": _shown_at,
}
"""Where an input keeps its value, by Slack's name for it."""


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
