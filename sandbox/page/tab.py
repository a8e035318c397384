"""What one browser tab looks at, and how it learns that something happened."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from nicegui import Client, background_tasks, run, ui

from sandbox.core import Core
from sandbox.page.words.names import Names
from sandbox.state.errors import SlackError
from sandbox.state.journal import Change, Kind
from sandbox.state.model import Channel, ChannelKind, User


@dataclass(frozen=True, slots=True)
class Hint:
    """How a line begins, what goes on, what it is for; and a whole one to try at once."""

    line: str
    usage: str
    summary: str
    example: str = ""


@dataclass
class Tab:
    """One tab: who acts, where they look, and what must be drawn anew when something happens."""

    slack: Core
    hints: Sequence[Hint]
    user_id: str
    channel_id: str
    at_home: bool = False
    draws: list[Callable[[], None]] = field(default_factory=list)
    suggest: Callable[[str], None] = lambda _line: None  # puts a line before the person
    read: dict[tuple[str, str], str] = field(default_factory=dict)
    _noticed: int = 0
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def user(self) -> User:
        return self.slack.world.directory.user(self.user_id)

    @property
    def channel(self) -> Channel:
        return self.slack.world.directory.channel(self.channel_id)

    @property
    def bot(self) -> User:
        return self.slack.world.directory.user(self.slack.world.app.bot_user)

    @property
    def bot_channel(self) -> Channel:
        """The acting person's conversation with the bot."""
        world = self.slack.world
        return world.directory.direct_message(self.user_id, world.app.bot_user)

    @property
    def names(self) -> Names:
        return Names(self.slack.world.directory, self.user.tz)

    def channels(self) -> list[Channel]:
        """Where the acting person is a member."""
        return [one for one in self.slack.world.directory.channels() if self.user_id in one.members]

    def act_as(self, user_id: str) -> None:
        """Sit down before somebody else's screen; stay in the channel if they are in it too."""
        self.user_id = user_id
        if self.user_id not in self.channel.members:
            self.channel_id = self.channels()[0].id
        self._noticed = self.slack.world.journal.mark
        self.draw()

    def look_at(self, channel: Channel, *, home: bool = False) -> None:
        self.channel_id = channel.id
        self.at_home = home
        self.draw()

    def unread(self, channel: Channel, user_id: str = "") -> int:
        """How many messages came since somebody, else the acting person, last looked there."""
        user = user_id or self.user_id
        seen = self.slack.world.messages.seen_by(user, channel.id)
        last = self.read.get((user, channel.id), "")
        return sum(message.ts > last and message.user != user for message in seen)

    def unread_directly(self, user_id: str) -> int:
        """How many direct messages wait for somebody."""
        channels = self.slack.world.directory.channels()
        direct = [one for one in channels if one.kind is ChannelKind.IM and user_id in one.members]
        return sum(self.unread(channel, user_id) for channel in direct)

    def draw(self) -> None:
        """Bring every part of the page up to date."""
        if not self.at_home:
            seen = self.slack.world.messages.seen_by(self.user_id, self.channel_id)
            self.read[self.user_id, self.channel_id] = seen[-1].ts if seen else ""
        for draw in self.draws:
            draw()

    async def act(self, deed: Callable[..., object], *args: object) -> None:
        """Do something that waits for the app, away from the page's loop."""
        with suppress(SlackError):  # the journal tells what the person sees of it
            await run.io_bound(deed, *args)

    def follow(self) -> None:
        """Draw whenever something happens, until the tab is closed."""
        journal = self.slack.world.journal
        loop = asyncio.get_running_loop()
        client = ui.context.client
        self._noticed = journal.mark

        def wake() -> None:
            loop.call_soon_threadsafe(self._woken.set)

        journal.listen(wake)
        watching = background_tasks.create(self._watch(client), name="sandbox tab")

        def leave() -> None:
            journal.ignore(wake)
            watching.cancel()

        client.on_delete(leave)

    async def _watch(self, client: Client) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            with client:
                self.draw()
                self._tell()

    def _tell(self) -> None:
        """Show what went wrong for the acting person."""
        news = self.slack.world.journal.since(self._noticed)
        self._noticed += len(news)
        for change in news:
            if change.kind is Kind.FAILED and change.user == self.user_id:
                ui.notify(_failure(change), type="negative", position="top", timeout=8000)


def _failure(change: Change) -> str:
    why = f" ({change.detail['why']})" if change.detail else ""
    return f"The app failed with the error “{change.says}”{why}"
