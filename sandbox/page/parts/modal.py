"""The stack of modals before the acting person; what lies beneath keeps what it holds."""

from nicegui import ui

from sandbox.page.parts.sheet import Sheet
from sandbox.page.tab import Tab
from sandbox.state.model import View


class Modal:
    """Opens and closes with the stack, and draws what the app changes."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._sheets: dict[str, Sheet] = {}
        self._shown: list[View] = []
        self._dialog = ui.dialog().props("persistent no-refocus")
        with self._dialog:
            self._stack = ui.element("div").classes("stack")

    def draw(self) -> None:
        stack = self._tab.slack.world.views.stack(self._tab.user_id)
        if stack == self._shown:
            return
        self._shown = stack
        self._drop_closed({view.id for view in stack})
        for view in stack:
            self._put(view)
        self._dialog.set_value(bool(stack))

    def _drop_closed(self, left: set[str]) -> None:
        for view_id in self._sheets.keys() - left:
            self._sheets.pop(view_id).card.delete()

    def _put(self, view: View) -> None:
        sheet = self._sheets.get(view.id)
        if sheet is None:
            with self._stack:
                sheet = self._sheets[view.id] = Sheet(self._tab)
        sheet.show(view)
        sheet.lie(on_top=view is self._shown[-1])
