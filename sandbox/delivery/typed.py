"""What somebody types after a slash, as Slack hands it on with `should_escape`."""

import re
from typing import Final

from sandbox.state.directory import Directory

BROADCASTS: Final = frozenset({"here", "channel", "everyone"})
_MENTION: Final = re.compile(r"<([@#])([A-Z0-9]+)(?:\|[^>]*)?>|(?<!\w)([@#])([\w.-]+(?: \w+)?)")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str, directory: Directory) -> str:
    """Mentions become `<@U…|name>` and `<#C…|name>`; everything else is escaped.

    People write `@ben`, `@Ben Okafor`, `#sales`, or pick a mention that is already `<@U…>`.
    """
    pieces, end = [], 0
    for found in _MENTION.finditer(text):
        sign, name = found[1] or found[3], found[2] or found[4]
        mention, used = _mention(sign, name, directory)
        if mention is None:
            continue
        stop = found.end() - (len(name) - used if found[3] else 0)
        pieces += [text[end : found.start()].translate(_ENTITIES), mention]
        end = stop
    return "".join([*pieces, text[end:].translate(_ENTITIES)])


def _mention(sign: str, name: str, directory: Directory) -> tuple[str | None, int]:
    """The mention that *name* stands for, and how many of its characters it took."""
    for candidate in (name, name.partition(" ")[0]):
        if sign == "@" and candidate in BROADCASTS:
            return f"<!{candidate}>", len(candidate)
        user = directory.find_user(candidate) if sign == "@" else None
        if user:
            return f"<@{user.id}|{user.name}>", len(candidate)
        channel = directory.find_channel(candidate) if sign == "#" else None
        if channel:
            return f"<#{channel.id}|{channel.name}>", len(candidate)
    return None, 0
