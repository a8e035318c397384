"""The line above the messages: where we are, who else reads this."""

from html import escape

from nicegui import ui

from sandbox.page.parts.surface import html
from sandbox.page.tab import Tab
from sandbox.state.model import Channel, ChannelKind


class Head:
    """The channel's name and what is special about it; for the app, its two tabs."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._row = ui.element("div").classes("head")

    def draw(self) -> None:
        self._row.clear()
        with self._row:
            if self._tab.channel.kind is ChannelKind.IM:
                self._app()
            else:
                self._channel(self._tab.channel)

    def _channel(self, channel: Channel) -> None:
        sign = "🔒" if channel.kind is ChannelKind.PRIVATE else "#"
        html(f"{sign} {escape(channel.name)}", "title")
        people = [self._tab.slack.world.directory.user(one) for one in channel.members]
        html(f"{len(people)} members", "about")
        if channel.is_ext_shared:
            html("shared with another organisation", "badge")
        if any(user.is_restricted for user in people):
            html("guests read here", "badge")
        if channel.is_archived:
            html("archived", "badge")

    def _app(self) -> None:
        html(escape(self._tab.bot.real_name), "title")
        with ui.element("div").classes("tabs"):
            for name, home in (("Home", True), ("Messages", False)):
                here = "here" if self._tab.at_home is home else ""
                part = html(name, here).mark(f"tab-{name.lower()}")
                part.on("click", lambda home=home: self._go(home=home))

    async def _go(self, *, home: bool) -> None:
        self._tab.look_at(self._tab.bot_channel, home=home)
        if home:
            await self._tab.act(self._tab.slack.desk.opens_home, self._tab.user)
