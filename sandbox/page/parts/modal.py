"""The modal on top of the acting person's stack."""

from html import escape

from nicegui import ui

from sandbox.page.parts import blocks
from sandbox.page.parts.surface import Surface, html, push_button
from sandbox.page.tab import Tab
from sandbox.page.words.mrkdwn import plain
from sandbox.state.model import View


class Modal:
    """Opens and closes with the stack; drawn anew when the app changes the view."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._shown: View | None = None
        self._dialog = ui.dialog().props("persistent no-refocus")

    def draw(self) -> None:
        stack = self._tab.slack.world.views.stack(self._tab.user_id)
        top = stack[-1] if stack else None
        if top == self._shown:
            return
        self._shown = top
        self._dialog.clear()
        if top is None:
            self._dialog.close()
            return
        with self._dialog, ui.card().classes("modal").props("data-modal"):
            self._inside(top)
        self._dialog.open()

    def _inside(self, view: View) -> None:
        with ui.element("div").classes("top"):
            html(plain(view.content["title"]["text"]), "t")
            cross = ui.button(icon="close", on_click=lambda: self._close(view, cleared=True))
            cross.props("flat round dense color=grey-8")
        with ui.element("div").classes("inside"):
            self._errors_elsewhere(view)
            blocks.show(Surface(self._tab, view))
        with ui.element("div").classes("bottom"):
            close = view.content.get("close", {}).get("text", "Close")
            back = "Back" if view.previous_id and "close" not in view.content else close
            push_button(back, lambda: self._close(view))
            if "submit" in view.content:
                self._submit_button(view)

    def _submit_button(self, view: View) -> None:
        button = push_button(
            view.content["submit"]["text"], lambda: self._submit(view, button), "primary"
        )
        if view.content.get("submit_disabled"):
            button.disable()

    def _errors_elsewhere(self, view: View) -> None:
        """Errors of fields that are not shown: nothing may be lost."""
        shown = {block["block_id"] for block in view.blocks}
        for block_id in view.errors.keys() - shown:
            html(escape(view.errors[block_id]), "wrong")

    async def _submit(self, view: View, button: ui.button) -> None:
        button.props("loading")
        await self._tab.act(self._tab.slack.desk.submits, self._tab.user, view)
        if not button.is_deleted:
            button.props(remove="loading")

    async def _close(self, view: View, *, cleared: bool = False) -> None:
        desk, user = self._tab.slack.desk, self._tab.user
        await self._tab.act(lambda: desk.closes(user, view, cleared=cleared))
