"""The app's Home tab."""

from nicegui import ui

from sandbox.page.parts.rows import Rows
from sandbox.page.parts.surface import html
from sandbox.page.tab import Tab
from sandbox.state.model import View


class Home:
    """What the app published for the acting person."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._shown: tuple[str, View | None] = ("", None)
        self._rows: Rows | None = None
        self.box = ui.element("div").classes("home")

    def draw(self) -> None:
        user, view = self._tab.user_id, self._tab.slack.world.views.home(self._tab.user_id)
        if (user, view) == self._shown:
            return
        if self._rows is None or user != self._shown[0]:
            self._begin_anew(view)
        self._shown = (user, view)
        if self._rows and view:
            self._rows.show(view)

    def _begin_anew(self, view: View | None) -> None:
        self.box.clear()
        with self.box:
            self._rows = Rows(self._tab) if view else None
            if view is None:
                html("The app has not published a Home tab for you.", "empty")
