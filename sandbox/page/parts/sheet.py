"""One modal: its title and buttons stay in place, its blocks scroll between them."""

from typing import Final

from nicegui import ui

from sandbox.page.parts.rows import Rows
from sandbox.page.parts.surface import html, push_button
from sandbox.page.tab import Tab
from sandbox.page.words.mrkdwn import plain
from sandbox.state.model import View

SOON: Final = "requestAnimationFrame(() => requestAnimationFrame(() => {%s}))"  # once it is drawn
FIRST_ERROR: Final = """
  const bad = getHtmlElement(%d)?.querySelector(".bad");
  bad?.scrollIntoView({block: "center"});
  bad?.querySelector("input, textarea")?.focus({preventScroll: true});
"""
FIRST_FIELD: Final = """
  const card = getHtmlElement(%d);
  if (card?.querySelector("input:focus, textarea:focus")) return;  // somebody is quicker
  const field = card?.querySelector(".focus-on-load input, .focus-on-load textarea")
    ?? card?.querySelector(".input-block .q-field__native");
  field?.focus({preventScroll: !field.closest(".focus-on-load")});
"""
FRAME: Final = ("title", "submit", "close", "submit_disabled")


class Sheet:
    """Draws one view, and again what the app changes of it."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._view: View | None = None
        self._framed: list[object] = []
        self.card = ui.card().classes("modal")
        with self.card:
            self._top = ui.element("div").classes("top")
            with ui.element("div").classes("inside"):
                self._rows = Rows(tab)
            self._bottom = ui.element("div").classes("bottom")

    def lie(self, *, on_top: bool) -> None:
        """On top, or beneath another."""
        self.card.props(**{"add" if on_top else "remove": "data-modal"})
        self.card.classes(**{"remove" if on_top else "add": "beneath"})

    def show(self, view: View) -> None:
        is_new, self._view = self._view is None, view
        framed = [view.content.get(name) for name in FRAME]
        if framed != self._framed:
            self._framed = framed
            self._frame(view)
        self._rows.show(view)
        if is_new:
            ui.run_javascript(SOON % (FIRST_FIELD % self.card.id))

    def _frame(self, view: View) -> None:
        self._top.clear()
        with self._top:
            html(plain(view.content["title"]["text"]), "t")
            cross = ui.button(icon="close", on_click=lambda: self._close(view, cleared=True))
            cross.props("flat round dense color=grey-8 aria-label='Close all'")
        self._bottom.clear()
        with self._bottom:
            close = (view.content.get("close") or {}).get("text")
            push_button(
                close or ("Back" if view.previous_id else "Close"), lambda: self._close(view)
            )
            if view.content.get("submit"):
                self._submit_button(view)

    def _submit_button(self, view: View) -> None:
        button = push_button(
            view.content["submit"]["text"], lambda: self._submit(view, button), "primary"
        )
        if view.content.get("submit_disabled"):
            button.disable()

    async def _submit(self, view: View, button: ui.button) -> None:
        button.props("loading")
        await self._tab.act(self._tab.slack.desk.submits, self._tab.user, view)
        if button.is_deleted:
            return
        button.props(remove="loading")
        ui.run_javascript(SOON % (FIRST_ERROR % self.card.id))

    async def _close(self, view: View, *, cleared: bool = False) -> None:
        desk, user = self._tab.slack.desk, self._tab.user
        await self._tab.act(lambda: desk.closes(user, view, cleared=cleared))
