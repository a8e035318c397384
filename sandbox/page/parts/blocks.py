"""Every block as it looks, by one table."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from nicegui import ui

from sandbox.page.parts.elements import element
from sandbox.page.parts.surface import Surface, html
from sandbox.page.words import rich
from sandbox.people.find import Found
from sandbox.state.model import Json
from sandbox.state.named import INTERACTIVE


def show(surface: Surface) -> None:
    """All the blocks of a message or view."""
    with ui.element("div").classes("blocks"):
        for block in surface.where.blocks:
            BLOCKS[block["type"]](surface, block)


def picture(element: Json) -> str:
    """An image by its address; one that Slack keeps is not shown here but named."""
    alt = escape(element["alt_text"])
    if "image_url" not in element:
        return f"[{alt}]"
    return f'<img src="{escape(element["image_url"])}" alt="{alt}" title="{alt}">'


def _section(surface: Surface, block: Json) -> None:
    with ui.element("div").classes("section"):
        with ui.element("div").classes("text"):
            if "text" in block:
                html(surface.words(block["text"]), "section-text")
            if "fields" in block:
                with ui.element("div").classes("fields"):
                    for field in block["fields"]:
                        html(surface.words(field))
        if "accessory" in block:
            with ui.element("div").classes("side-element"):
                part(surface, block, block["accessory"])


def part(surface: Surface, block: Json, shown: Json) -> None:
    """An interactive element, an image or a text within a block."""
    if shown["type"] in INTERACTIVE:
        element(surface, Found(surface.where, block, shown))
    elif shown["type"] == "image":
        html(picture(shown), "picture")
    else:
        html(surface.words(shown))


def _context(surface: Surface, block: Json) -> None:
    with ui.element("div").classes("context"):
        for one in block["elements"]:
            html(picture(one) if one["type"] == "image" else surface.words(one))


def _actions(surface: Surface, block: Json) -> None:
    with ui.element("div").classes("actions"):
        for one in block["elements"]:
            part(surface, block, one)


def _image(surface: Surface, block: Json) -> None:
    with ui.element("div").classes("picture"):
        if "title" in block:
            html(surface.words(block["title"]), "caption")
        html(picture(block))


def _input(surface: Surface, block: Json) -> None:
    """As a modal does not show it: without errors (see `rows.InputRow`)."""
    html(surface.words(block["label"]), "label")
    part(surface, block, block["element"])


BLOCKS: Final[Mapping[str, Callable[[Surface, Json], None]]] = {
    "section": _section,
    "header": lambda surface, block: _put(surface.words(block["text"]), "header"),
    "divider": lambda _surface, _block: _put("", "divider"),
    "context": _context,
    "actions": _actions,
    "image": _image,
    "input": _input,
    "rich_text": lambda surface, block: _put(rich.rich_text(block, surface.tab.names), "rich"),
    "markdown": lambda _surface, block: _put(rich.markdown(block["text"]), "md"),
    "table": lambda surface, block: _put(rich.table(block, surface.tab.names), "table"),
}


def _put(content: str, classes: str) -> None:
    html(content, classes)
