"""The line above the messages: where we are, who else reads this."""

from html import escape

from nicegui import ui

from sandbox.page.parts.places import ICONS
from sandbox.page.parts.surface import html
from sandbox.page.tab import Tab
from sandbox.state.model import Channel, ChannelKind


class Head:
    """The channel's name and what is special about it; for the app, its two tabs."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._row = ui.element("div").classes("head")
        self._shown: list[object] = []

    def draw(self) -> None:
        """Bring it up to date; as long as it says the same, its tabs stay, and a click counts."""
        channel = self._tab.channel
        here = [
            channel.id,
            self._tab.at_home,
            len(channel.members),
            *self._name_and_badges(channel),
        ]
        if here != self._shown:
            self._shown = here
            self._row.clear()
            with self._row:
                if channel.kind is ChannelKind.IM:
                    self._app()
                else:
                    self._channel(channel)

    def _channel(self, channel: Channel) -> None:
        name, *badges = self._name_and_badges(channel)
        ui.icon(ICONS.get(channel.kind, "tag"))
        html(escape(name), "title")
        html(f"{len(channel.members)} members", "about")
        for badge in badges:
            html(badge, "badge")

    def _name_and_badges(self, channel: Channel) -> list[str]:
        people = [self._tab.slack.world.directory.user(one) for one in channel.members]
        special = {
            "shared with another organisation": channel.is_ext_shared,
            "guests read here": any(user.is_restricted for user in people),
            "archived": channel.is_archived,
        }
        return [channel.name, *(words for words, holds in special.items() if holds)]

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
