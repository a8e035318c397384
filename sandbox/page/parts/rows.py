"""The blocks of a view, of which only what has changed is drawn anew.

So nobody loses the place that they have scrolled to, nor the field that they are typing in.
"""

import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

from nicegui import ui
from typing_extensions import override

from sandbox.page.parts.blocks import BLOCKS, part
from sandbox.page.parts.surface import Surface, html
from sandbox.page.tab import Tab
from sandbox.state.model import Json, View
from sandbox.state.named import elements_of

Name = tuple[str, str, int]


def _content(block: Json) -> Json:
    """What is to be seen of a block: its id matters only where somebody can act."""
    active = any(elements_of(block))
    return block if active else {name: block[name] for name in block if name != "block_id"}


def _names(blocks: Sequence[Json]) -> list[Name]:
    """By which a block is known again after an update: its id if it is active, else its content."""
    names: list[Name] = []
    seen: Counter[str] = Counter()
    for block in blocks:
        active = any(elements_of(block))
        name = block["block_id"] if active else json.dumps(_content(block), sort_keys=True)
        names.append((block["type"], name, seen[name]))
        seen[name] += 1
    return names


class Row:
    """One block."""

    def __init__(self, surface: Surface, block: Json) -> None:
        self.block = block
        self.box = ui.element("div").classes("row-of-block")
        self._draw(surface)

    def _draw(self, surface: Surface) -> None:
        self.box.clear()
        with self.box:
            BLOCKS[self.block["type"]](surface, self.block)

    def show(self, surface: Surface, block: Json) -> None:
        """Bring it up to date."""
        changed, self.block = _content(block) != _content(self.block), block
        if changed:
            self._draw(surface)


class InputRow(Row):
    """An input: its label, hint and error may change while somebody is typing."""

    @override
    def _draw(self, surface: Surface) -> None:
        self._drawn: Any = None
        self.box.classes("input-block")
        with self.box:
            self._label = html("", "label")
            self._field = ui.element("div").classes("field-box")
            self._wrong = html("", "wrong")
            self._hint = html("", "hint")
        self._bring_up_to_date(surface)

    @override
    def show(self, surface: Surface, block: Json) -> None:
        self.block = block
        self._bring_up_to_date(surface)

    def _bring_up_to_date(self, surface: Surface) -> None:
        block = self.block
        optional = " <span>(optional)</span>" if block.get("optional") else ""
        self._label.set_content(surface.words(block["label"]) + optional)
        errors = surface.where.errors if isinstance(surface.where, View) else {}
        self._say(self._wrong, escape(errors.get(block["block_id"], "")))
        self._say(self._hint, surface.words(block["hint"]) if "hint" in block else "")
        self.box.classes(**{"add" if self._wrong.content else "remove": "bad"})
        self._draw_field(surface)

    def _say(self, place: ui.html, content: str) -> None:
        place.set_content(content)
        place.set_visibility(bool(content))

    def _draw_field(self, surface: Surface) -> None:
        block = self.block
        now = [block["element"], block.get("optional"), block.get("dispatch_action")]
        if now != self._drawn:
            self._drawn = now
            self._field.clear()
            with self._field:
                part(surface, block, block["element"])


class Rows:
    """All the blocks of one view."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._rows: dict[Name, Row] = {}
        self._box = ui.element("div").classes("blocks")

    def show(self, view: View) -> None:
        """Bring it up to date, block by block."""
        surface, old = Surface(self._tab, view), self._rows
        named = zip(_names(view.blocks), view.blocks, strict=True)
        self._rows = {name: self._row(surface, block, old.pop(name, None)) for name, block in named}
        for gone in old.values():
            gone.box.delete()
        self._sort()

    def _row(self, surface: Surface, block: Json, row: Row | None) -> Row:
        if row is None:
            make = InputRow if block["type"] == "input" else Row
            with self._box:
                return make(surface, block)
        row.show(surface, block)
        return row

    def _sort(self) -> None:
        for place, row in enumerate(self._rows.values()):
            if self._box.default_slot.children[place] is not row.box:
                row.box.move(self._box, place)
