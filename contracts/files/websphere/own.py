"""Our own facts inside the dialect: ``TermCondition`` elements whose properties we wrote.

The dialect keeps a place for terms of one's own: a type, and properties with name and value. What
has no element of its own is written there, so that it comes back. A value is the text itself; what
is no text, or might be taken for something else, is JSON.
"""

import re
from collections.abc import Iterator
from typing import Any

from contracts.files.json_reader import DECODER
from contracts.files.json_writer import written
from contracts.files.websphere.nodes import Node, Said

TERM, VERSION, CONTRACT, ACCOUNT = (
    f"ContractBot{name}TC" for name in ("Term", "Version", "Contract", "Account")
)
WORDS = {"true": True, "false": False, "null": None}
LONGEST = 1_000_000
JSON = ('"', "[", "{")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way."""


def properties(node: Node) -> dict[str, Said]:
    """The properties of a ``TermCondition``; what stands in several of one name is one value."""
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    for one in node.all("Property"):
        name, value = one.take("name"), one.take("value")
        if name and value:
            texts[name.value] = texts.get(name.value, "") + value.value
            lines.setdefault(name.value, one.line)
    return {name: Said(decoded(text), lines[name]) for name, text in texts.items()}


def overriding(node: Node, kind: str) -> dict[str, Said]:
    """What the elements of our type *kind* in *node* say beside or instead of the others."""
    found: dict[str, Said] = {}
    for one in node.children:
        if one.tag == "TermCondition" and one.attributes.get("type") == kind:
            one.taken = True
            one.drop(type=kind)
            found |= properties(one)
    return found


def decoded(text: str) -> Any:
    """The value that *text* stands for; what is no JSON after all is text."""
    if text in WORDS:
        return WORDS[text]
    if not text.startswith(JSON):
        return text
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError):
        return text


def encoded(value: Any) -> str:
    """The text that stands for *value*, which is plain data."""
    if isinstance(value, str) and not _mistakable(value):
        return value
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written(value))


def _mistakable(text: str) -> bool:
    return text in WORDS or text.startswith(JSON) or bool(FORBIDDEN.search(text))


def made(tag: str, *children: Node | None, **attributes: str | None) -> Node:
    """An element to be written, without the attributes and children that are None."""
    given = {name: value for name, value in attributes.items() if value is not None}
    sound = {name: value for name, value in given.items() if not FORBIDDEN.search(value)}
    return Node(tag, 0, sound, [child for child in children if child is not None])


def condition(kind: str, values: dict[str, Any]) -> Node | None:
    """The ``TermCondition`` of our type *kind* for *values*, if there are any."""
    inside = [
        made("Property", name=name, value=piece)
        for name, value in values.items()
        for piece in _pieces(encoded(value))
    ]
    return made("TermCondition", *inside, type=kind) if inside else None


def _pieces(text: str) -> Iterator[str]:
    """*text* in pieces that a parser takes as attributes."""
    for start in range(0, max(len(text), 1), LONGEST):
        yield text[start : start + LONGEST]
