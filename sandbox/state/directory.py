"""Who is here and where they talk."""

from collections.abc import Iterable
from dataclasses import replace

from sandbox.state.errors import SlackError
from sandbox.state.journal import Journal
from sandbox.state.model import Channel, ChannelKind, User


class Directory:
    """The people and channels of one workspace."""

    def __init__(
        self, journal: Journal, team_id: str, users: Iterable[User], channels: Iterable[Channel]
    ) -> None:
        self._lock = journal.lock
        self.team_id = team_id
        self._users = {user.id: user for user in users}
        self._channels = {
            channel.id: replace(channel, members=set(channel.members)) for channel in channels
        }
        self.groups: dict[str, tuple[str, ...]] = {}

    def users(self) -> list[User]:
        with self._lock:
            return list(self._users.values())

    def channels(self) -> list[Channel]:
        with self._lock:
            return list(self._channels.values())

    def user(self, user_id: str) -> User:
        with self._lock:
            if user_id not in self._users:
                raise SlackError("user_not_found")
            return self._users[user_id]

    def channel(self, channel_id: str) -> Channel:
        with self._lock:
            if channel_id not in self._channels:
                raise SlackError("channel_not_found")
            return self._channels[channel_id]

    def change_user(self, user_id: str, **changes: object) -> User:
        """Put another record in the place of this person's."""
        with self._lock:
            changed = replace(self.user(user_id), **changes)  # type: ignore[arg-type] # by name
            self._users[user_id] = changed
            return changed

    def find_user(self, name: str) -> User | None:
        """Somebody by id, handle or name, with or without the @."""
        wanted = name.removeprefix("@").casefold()
        return next(
            (
                user
                for user in self.users()
                if wanted in {user.id.casefold(), user.name.casefold(), user.real_name.casefold()}
            ),
            None,
        )

    def find_channel(self, name: str) -> Channel | None:
        """A channel by id or name, with or without the #."""
        wanted = name.removeprefix("#").casefold()
        return next(
            (
                channel
                for channel in self.channels()
                if wanted in {channel.id.casefold(), channel.name.casefold()}
            ),
            None,
        )

    def direct_message(self, user_id: str, bot_user: str) -> Channel:
        """The conversation between somebody and the bot; it exists from the first use on."""
        with self._lock:
            user = self.user(user_id)
            channel_id = f"D{user.id[1:]}"
            members = {user.id, bot_user}
            return self._channels.setdefault(
                channel_id, Channel(channel_id, user.id, members, ChannelKind.IM)
            )
