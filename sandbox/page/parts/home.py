"""The app's Home tab."""

from nicegui import ui

from sandbox.page.parts import blocks
from sandbox.page.parts.surface import Surface, html
from sandbox.page.tab import Tab
from sandbox.state.model import View


class Home:
    """What the app published for the acting person."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._shown: tuple[str, View | None] = ("", None)
        self.box = ui.element("div").classes("home")

    def draw(self) -> None:
        now = (self._tab.user_id, self._tab.slack.world.views.home(self._tab.user_id))
        if now == self._shown:
            return
        self._shown = now
        self.box.clear()
        with self.box:
            if now[1]:
                blocks.show(Surface(self._tab, now[1]))
            else:
                html("The app has not published a Home tab for you.", "empty")
