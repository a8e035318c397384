"""What the administrators of a workspace do, and the events that the app hears of it."""

from dataclasses import replace

from sandbox.people.find import NotThere
from sandbox.state.model import Channel, Json
from sandbox.state.world import World
from sandbox.wire import user_json


class Office:
    """Changes people and channels of one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _channel(self, name: str) -> Channel:
        channel = self._world.directory.find_channel(name)
        if channel is None:
            raise NotThere(f"no channel {name}")
        return channel

    def _tell(self, kind: str, **more: object) -> None:
        event: Json = {"type": kind, "event_ts": self._world.stamps.ts(), **more}
        self._world.emit(event)

    def change_user(self, user_id: str, **changes: object) -> None:
        """Make somebody a guest, deleted, renamed, moved to another zone: any field of a user."""
        user = self._world.directory.change_user(user_id, **changes)
        self._tell("user_change", user=user_json(self._world, user, locale=True))

    def archive(self, name: str) -> None:
        channel = self._channel(name)
        channel.is_archived = True
        self._tell("channel_archive", channel=channel.id, user="")

    def unarchive(self, name: str) -> None:
        channel = self._channel(name)
        channel.is_archived = False
        self._tell("channel_unarchive", channel=channel.id, user="")

    def rename(self, name: str, new: str) -> None:
        channel = self._channel(name)
        channel.name = new.removeprefix("#")
        shown = {"id": channel.id, "name": channel.name, "created": 0}
        self._tell("channel_rename", channel=shown)

    def share(self, name: str, *, shared: bool = True) -> None:
        """Open a channel to another organisation, or close it again."""
        channel = self._channel(name)
        channel.is_ext_shared = shared
        kind = "channel_shared" if shared else "channel_unshared"
        self._tell(kind, channel=channel.id, connected_team_id="T0OTHER01")

    def join(self, user_id: str, name: str) -> None:
        channel = self._channel(name)
        channel.members.add(user_id)
        self._tell("member_joined_channel", **self._membership(user_id, channel))

    def leave(self, user_id: str, name: str) -> None:
        channel = self._channel(name)
        channel.members.discard(user_id)
        self._tell("member_left_channel", **self._membership(user_id, channel))

    def _membership(self, user_id: str, channel: Channel) -> Json:
        team = self._world.directory.user(user_id).team_id
        return {"user": user_id, "channel": channel.id, "channel_type": "C", "team": team}

    def group(self, group_id: str, members: tuple[str, ...]) -> None:
        """Make a user group, or give it other members."""
        self._world.directory.groups[group_id] = members

    def allow(self, *scopes: str) -> None:
        """Give the app exactly these scopes."""
        self._world.app = replace(self._world.app, scopes=frozenset(scopes))

    def uninstall(self) -> None:
        """Tell the app, then take its tokens away."""
        self._tell("app_uninstalled")
        self._world.revoke()
