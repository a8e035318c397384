"""A message as plain text, for the terminal."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from blocks.kit import Message
from blocks.shapes import Actions, Button, Context, Header, Image, MarkdownText, PlainText, Section

_LINK = re.compile(r"<(https?://[^|>]*)\|([^>]*)>")
_MENTION = re.compile(r"<([@#][A-Z0-9_]+)(?:\|[^>]*)?>")
_MARKED = re.compile(r"(?<![\w*_`~])([*_`~])(?=\S)([^\n]*?\S)\1(?![\w*_`~])")
_RULE = "─" * 40


def plain_text(message: Message) -> str:
    """What Slack would show, without markup; each button as the command line that it runs."""
    shown = (_SHOW[block["type"]](block) for block in message.blocks)
    return "\n".join(line for lines in shown for line in lines)


def unmarked(text: str) -> str:
    """*text* without the marks and escapes of Slack's markup."""
    text = _LINK.sub(r"\2 (\1)", text)
    text = _MENTION.sub(r"\1", text)
    for _nested in range(2):  # bold around italic
        text = _MARKED.sub(r"\2", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(shown: PlainText | MarkdownText) -> str:
    return unmarked(shown["text"]) if shown["type"] == "mrkdwn" else shown["text"]


def _header(block: Header) -> list[str]:
    return [block["text"]["text"]]


def _section(block: Section) -> list[str]:
    said = [_said(block["text"])] if "text" in block else []
    fields = [_said(field).replace("\n", ": ", 1) for field in block.get("fields", ())]
    button = [_button(block["accessory"])] if "accessory" in block else []
    return [*said, *fields, *button]


def _context(block: Context) -> list[str]:
    return [" ".join(_said(element) for element in block["elements"])]


def _actions(block: Actions) -> list[str]:
    return [_button(button) for button in block["elements"]]


def _button(button: Button) -> str:
    label = button["text"]["text"]
    return f"  [{label}] {button.get('value') or button.get('url', '')}"


def _image(block: Image) -> list[str]:
    return [f"{block['alt_text']} ({block['image_url']})"]


def _divider(_block: object) -> list[str]:
    return [_RULE]


# Block kinds by their `type`: each function takes the shape that carries it.
_SHOW: Mapping[str, Callable[[Any], list[str]]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "image": _image,
    "divider": _divider,
}
