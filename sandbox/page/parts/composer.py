"""The line to type into, with what can be typed after a slash."""

from html import escape

from nicegui import ui

from sandbox.page.parts.surface import html
from sandbox.page.tab import Hint, Tab
from sandbox.state.model import ChannelKind

SHOWN = 9


class Composer:
    """Enter sends; Tab takes a hint; the arrows choose one, or fetch what was typed before."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._offered: list[Hint] = []
        self._chosen = -1
        self._typed: list[str] = []
        self._back = 0
        with ui.element("div").classes("composer"):
            self._hints = ui.element("div").classes("hints")
            with ui.element("div").classes("box"):
                self._line = ui.input(on_change=self._offer)
                self._line.props("dense borderless autofocus autocomplete=off").mark("composer")
                send = ui.button(icon="send", on_click=self._send, color=None)
                send.props("flat dense round").tooltip("Send (Enter)")
            self._busy = html("&nbsp;", "busy")
        self._hints.set_visibility(False)
        self._keys()
        tab.suggest = self._put

    def _keys(self) -> None:
        self._line.on("keydown.enter", self._enter)
        self._line.on("keydown.tab.prevent", lambda: self._take(max(self._chosen, 0)))
        self._line.on("keydown.up.prevent", lambda: self._move(-1))
        self._line.on("keydown.down.prevent", lambda: self._move(1))
        self._line.on("keydown.esc", lambda: self._hints.set_visibility(False))

    def draw(self) -> None:
        channel = self._tab.channel
        name = self._tab.bot.real_name if channel.kind is ChannelKind.IM else f"#{channel.name}"
        self._line.props["placeholder"] = f"Message {name}, or type / for a command"

    def _offer(self) -> None:
        """Show the hints that go on from what is typed."""
        typed = (self._line.value or "").casefold()
        goes_on = [one for one in self._tab.hints if one.line.casefold().startswith(typed)]
        self._offered = goes_on[:SHOWN] if typed.startswith("/") else []
        self._chosen = -1
        self._show()

    def _show(self) -> None:
        self._hints.clear()
        self._hints.set_visibility(bool(self._offered))
        with self._hints:
            html("Commands: Tab or click to take one", "title")
            for place, hint in enumerate(self._offered):
                row = ui.element("div").classes(
                    "hint" + (" chosen" if place == self._chosen else "")
                )
                row.on("click", lambda place=place: self._take(place))
                with row:
                    html(f"<b>{escape(hint.usage)}</b><span>{escape(hint.summary)}</span>").style(
                        "display: contents"
                    )

    def _take(self, place: int) -> None:
        if place < len(self._offered):
            self._put(self._offered[place].line)

    def _put(self, line: str) -> None:
        """Write *line* for the person, who may go on from there."""
        self._line.set_value(line)
        self._offered = []
        self._show()
        self._line.run_method("focus")

    def _move(self, step: int) -> None:
        if self._offered:
            self._chosen = (self._chosen + step) % len(self._offered)
            self._show()
        elif self._typed:
            self._back = min(max(self._back - step, 0), len(self._typed))
            self._line.set_value(self._typed[-self._back] if self._back else "")

    async def _enter(self) -> None:
        if self._chosen >= 0:
            self._take(self._chosen)
        else:
            await self._send()

    async def _send(self) -> None:
        line = (self._line.value or "").strip()
        if not line:
            return
        self._typed.append(line)
        self._back = 0
        self._line.set_value("")
        self._busy.set_content("Waiting for an answer …" if line.startswith("/") else "&nbsp;")
        tab = self._tab
        await tab.act(tab.slack.desk.types, tab.user, tab.channel, line)
        self._busy.set_content("&nbsp;")
