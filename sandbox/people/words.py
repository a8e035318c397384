"""What somebody reads on a screen, as plain text."""

from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from sandbox.state.model import Message, View

READ: Final = (
    "title",
    "text",
    "fields",
    "label",
    "description",
    "hint",
    "elements",
    "element",
    "accessory",
    "options",
    "option_groups",
    "rows",
    "blocks",
    "alt_text",
    "user_id",
    "channel_id",
    "submit",
    "close",
)


def words(value: Any) -> str:
    """Every readable text in blocks, in reading order, one a line, entities resolved."""
    return "\n".join(unescape(piece) for piece in _pieces(value))


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name in READ:
            yield from _pieces(value.get(name, ()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _pieces(one)


def of_message(message: Message) -> str:
    """The blocks of a message; without blocks, its text."""
    return words(list(message.blocks)) if message.blocks else unescape(message.text)


def of_view(view: View) -> str:
    """A view, with the errors beside its fields."""
    return "\n".join([words(view.content), *view.errors.values()])
