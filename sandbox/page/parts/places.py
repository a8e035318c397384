"""Where somebody can go: channels, and the conversation with the app.

A row stays the same element while its count changes: a click that begins on an element and ends
on its successor is none, and the browser drops it.
"""

from collections.abc import Sequence

from nicegui import ui

from sandbox.page.parts.surface import html
from sandbox.page.tab import Tab
from sandbox.state.model import Channel, ChannelKind

ICONS = {ChannelKind.PUBLIC: "tag", ChannelKind.PRIVATE: "lock"}


class Place:
    """One row: a name, and how many messages nobody has looked at yet."""

    def __init__(self, tab: Tab, channel: Channel, name: str, icon: str) -> None:
        self._tab, self._channel = tab, channel
        self._row = ui.element("div").classes("place").mark(f"place-{channel.id}")
        self._row.on("click", lambda: tab.look_at(channel))
        with self._row:
            ui.icon(icon)
            ui.label(name)
            if channel.is_ext_shared:
                ui.icon("public").tooltip("Shared with another organisation")
            self._count = ui.label().classes("count")

    def draw(self) -> None:
        here = self._channel.id == self._tab.channel_id
        unread = 0 if here else self._tab.unread(self._channel)
        self._row.classes(replace=f"place {'here' if here else 'unread' if unread else ''}")
        self._count.set_text(f"{unread}")
        self._count.set_visibility(bool(unread))


class Places:
    """All the rows of the acting person, made anew only where other channels are to be seen."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._box = ui.element("div").classes("places")
        self._shown: list[tuple[str, str, bool]] = []
        self._rows: list[Place] = []

    def draw(self) -> None:
        channels = [one for one in self._tab.channels() if one.kind is not ChannelKind.IM]
        all_of_them = [*channels, self._tab.bot_channel]
        shown = [(one.id, one.name, one.is_ext_shared) for one in all_of_them]
        if shown != self._shown:
            self._shown = shown
            self._make(channels)
        for row in self._rows:
            row.draw()

    def _make(self, channels: Sequence[Channel]) -> None:
        tab = self._tab
        self._box.clear()
        with self._box:
            html("Channels", tag="h6")
            self._rows = [Place(tab, one, one.name, ICONS[one.kind]) for one in channels]
            html("Apps", tag="h6")
            self._rows.append(Place(tab, tab.bot_channel, tab.bot.real_name, "smart_toy"))
