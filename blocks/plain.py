"""A message or a modal as plain text, for the terminal."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from blocks.element_shapes import Button, Fillable, MarkdownText, Option, PlainText, Pressable
from blocks.kit import Message
from blocks.shapes import Actions, Context, Header, Image, Input, RichText, Section, Table
from blocks.view import View
from contracts.i18n import _

_LINK = re.compile(r"<(https?://[^|>]*)\|([^>]*)>")
_MENTION = re.compile(r"<([@#][A-Z0-9_]+)(?:\|[^>]*)?>")
_MARKED = re.compile(r"(?<![\w*_`~])([*_`~])(?=\S)([^\n]*?\S)\1(?![\w*_`~])")
_RULE = "─" * 40


def plain_text(shown: Message | View) -> str:
    """What Slack would show, without markup; each button as the command line that it runs."""
    lines = [line for block in shown.blocks for line in _SHOW[block["type"]](block)]
    if isinstance(shown, View):
        lines = [shown.title, *lines]
        if shown.submit:
            lines.append(_("Forms are filled in and saved in Slack only."))
    return "\n".join(lines)


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
    beside = _pressable(block["accessory"]) if "accessory" in block else []
    return [*said, *fields, *beside]


def _context(block: Context) -> list[str]:
    return [" ".join(_said(element) for element in block["elements"])]


def _actions(block: Actions) -> list[str]:
    return [line for element in block["elements"] for line in _pressable(element)]


def _pressable(element: Pressable) -> list[str]:
    if element["type"] == "button":
        return [_button(element)]
    return [f"  [{option['text']['text']}] {option['value']}" for option in _options(element)]


def _button(button: Button) -> str:
    label = button["text"]["text"]
    return f"  [{label}] {button.get('value') or button.get('url', '')}"


def _options(element: Mapping[str, Any]) -> list[Option]:
    groups = element.get("option_groups", ())
    return [*element.get("options", ()), *(one for group in groups for one in group["options"])]


def _input(block: Input) -> list[str]:
    return [f"{block['label']['text']}: {_filled(block['element'])}".rstrip()]


def _filled(element: Fillable) -> str:
    """What an input holds as it opens: a choice by its words, everything else as it is."""
    for key, value in element.items():
        if key in {"initial_option", "initial_options"}:
            chosen: Any = value if isinstance(value, list) else [value]
            return ", ".join(option["text"]["text"] for option in chosen)
        if key.startswith("initial_"):
            return str(value)
    return ""


def _table(block: Table) -> list[str]:
    """Columns as wide as their widest cell, numbers at their right."""
    rows = [[cell["text"] for cell in row] for row in block["rows"]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    settings = [setting["align"] for setting in block["column_settings"]]
    return [_row(row, widths, settings) for row in rows]


def _row(cells: Sequence[str], widths: Sequence[int], aligned: Sequence[str]) -> str:
    columns = zip(cells, widths, aligned, strict=True)
    shown = (c.rjust(w) if side == "right" else c.ljust(w) for c, w, side in columns)
    return "  ".join(shown).rstrip()


def _rich_text(block: RichText) -> list[str]:
    return [part["text"] for element in block["elements"] for part in element["elements"]]


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
    "input": _input,
    "divider": _divider,
    "table": _table,
    "rich_text": _rich_text,
}
