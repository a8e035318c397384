"""A select whose options the app finds while somebody types."""

from typing import Any

from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from sandbox.page.parts.surface import Surface
from sandbox.people.find import Found
from sandbox.state.model import Json


class SearchBox:
    """An input with what the app offers beneath it."""

    def __init__(self, surface: Surface, found: Found, hint: str) -> None:
        self._surface = surface
        self._found = found
        self._several = found.element["type"].startswith("multi_")
        now = surface.value(found)
        self._chosen: list[Json] = now if isinstance(now, list) else [now] if now else []
        with ui.element("div").classes("pick"):
            self._chips = ui.row().style("gap: 4px")
            self._input = ui.input(placeholder=hint, on_change=self._typed)
            self._input.props("outlined dense debounce=150").classes("field")
            self._input.on("focus", self._look)
            self._offers = ui.element("div").classes("found")
        self._offers.set_visibility(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._chips.clear()
        with self._chips:
            for option in self._chosen:
                chip = ui.chip(option["text"]["text"], removable=True, color="blue-1")
                chip.on("remove", lambda option=option: self._drop(option))
        self._chips.set_visibility(bool(self._chosen))

    async def _typed(self, _event: ValueChangeEventArguments[Any]) -> None:
        await self._look()

    async def _look(self) -> None:
        query = self._input.value or ""
        if len(query) < self._found.element.get("min_query_length", 3):
            self._offers.set_visibility(False)
            return
        offered = await self._surface.search(self._found, query)
        self._offers.clear()
        with self._offers:
            for option in offered:
                row = ui.label(option["text"]["text"]).classes("one")
                row.on("click", lambda option=option: self._take(option))
            if not offered:
                ui.label("No results").classes("none")
        self._offers.set_visibility(True)

    async def _take(self, option: Json) -> None:
        self._chosen = [*self._chosen, option] if self._several else [option]
        self._offers.set_visibility(False)
        self._input.set_value("")
        await self._tell()

    async def _drop(self, option: Json) -> None:
        self._chosen = [one for one in self._chosen if one != option]
        await self._tell()

    async def _tell(self) -> None:
        self._show_chosen()
        single = self._chosen[0] if self._chosen else None
        await self._surface.choose(self._found, self._chosen if self._several else single)


def search_box(surface: Surface, found: Found, hint: str) -> None:
    SearchBox(surface, found, hint)
