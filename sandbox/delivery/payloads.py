"""The payloads that Slack sends: commands, presses, searches, submissions, closings, events."""

from typing import Any

from sandbox.delivery.receiver import Payload, PayloadKind
from sandbox.delivery.typed import escaped
from sandbox.state.model import Channel, ChannelKind, Command, Json, Message, User, View
from sandbox.state.values import complete
from sandbox.state.world import World
from sandbox.wire import message_json, values_json, view_json

TOKEN = "sandbox-verification-token"  # noqa: S105 - Slack's old token, in every payload


class Payloads:
    """Builds them for one world; each carries a fresh trigger_id where Slack gives one."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _app(self) -> Json:
        return {"api_app_id": self._world.app.app_id, "token": TOKEN}

    def _user(self, user: User) -> Json:
        named = {"id": user.id, "username": user.name, "name": user.name}
        return {**named, "team_id": user.team_id}

    def _team(self) -> Json:
        return {"id": self._world.team.id, "domain": self._world.team.domain}

    def command(self, user: User, channel: Channel, command: Command, text: str) -> Payload:
        world = self._world
        path = world.tickets.response(user.id, channel.id)
        typed = escaped(text, world.directory) if command.should_escape else text
        body = {
            **self._app(),
            "team_id": user.team_id,
            "team_domain": world.team.domain,
            "channel_id": channel.id,
            "channel_name": _shown_name(channel),
            "user_id": user.id,
            "user_name": user.name,
            "command": command.name,
            "text": typed.strip(),
            "is_enterprise_install": "false",
            "response_url": world.address + path,
            "trigger_id": world.tickets.trigger(user.id),
        }
        return Payload(PayloadKind.COMMAND, body)

    def _interactive(self, kind: str, user: User, **more: Any) -> Payload:
        body = {
            "type": kind,
            **self._app(),
            "user": self._user(user),
            "team": self._team(),
            "enterprise": None,
            "is_enterprise_install": False,
            **more,
        }
        return Payload(PayloadKind.INTERACTIVE, body)

    def press(self, user: User, where: Message | View, action: Json) -> Payload:
        """A `block_actions` payload, from a message or a view."""
        world = self._world
        trigger = world.tickets.trigger(user.id)
        acted = {**action, "action_ts": world.stamps.ts()}
        place = self._place(where, respond=user)
        return self._interactive(
            "block_actions", user, trigger_id=trigger, actions=[acted], **place
        )

    def _place(self, where: Message | View, respond: User | None = None) -> Json:
        if isinstance(where, View):
            container = {"type": "view", "view_id": where.id}
            now = self._world.views.find(where.id)  # whatever the person saw of it
            return {"container": container, "view": view_json(self._world, now)}
        return self._on_message(where, respond)

    def _on_message(self, message: Message, respond: User | None) -> Json:
        world = self._world
        channel = world.directory.channel(message.channel)
        ephemeral = message.only_for is not None
        place: Json = {
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": channel.id,
                "is_ephemeral": ephemeral,
            },
            "channel": {"id": channel.id, "name": _shown_name(channel)},
            "state": {
                "values": values_json(complete(message.blocks, world.views.filled(message.ts)))
            },
        }
        if not ephemeral:  # Slack does not repeat what only one person can see
            place["message"] = message_json(world, message, metadata=True)
        if respond:
            path = world.tickets.response(respond.id, channel.id, message.ts)
            place["response_url"] = world.address + path
        return place

    def search(
        self, user: User, where: Message | View, block: Json, element: Json, query: str
    ) -> Payload:
        """A `block_suggestion` payload: the options for what was typed into an external select."""
        place = self._place(where)
        names = {"block_id": block["block_id"], "action_id": element["action_id"]}
        return self._interactive("block_suggestion", user, **names, value=query, **place)

    def submission(self, user: User, view: View) -> Payload:
        trigger = self._world.tickets.trigger(user.id)
        shown = view_json(self._world, view)
        return self._interactive(
            "view_submission", user, trigger_id=trigger, view=shown, response_urls=[]
        )

    def closing(self, user: User, view: View, *, cleared: bool) -> Payload:
        shown = view_json(self._world, view)
        return self._interactive("view_closed", user, view=shown, is_cleared=cleared)

    def event(self, event: Json) -> Json:
        """The body of an `event_callback`; its event_id stays the same in every retry."""
        world = self._world
        bot = {"enterprise_id": None, "team_id": world.team.id, "user_id": world.app.bot_user}
        return {
            **self._app(),
            "team_id": world.team.id,
            "context_team_id": world.team.id,
            "context_enterprise_id": None,
            "type": "event_callback",
            "event": event,
            "event_id": world.stamps.id("Ev"),
            "event_time": int(world.clock.now()),
            "authorizations": [{**bot, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": self._shared(event.get("channel")),
        }

    def _shared(self, channel_id: object) -> bool:
        channels = self._world.directory.channels()
        return any(one.id == channel_id and one.is_ext_shared for one in channels)


def _shown_name(channel: Channel) -> str:
    shown = {ChannelKind.IM: "directmessage", ChannelKind.PRIVATE: "privategroup"}
    return shown.get(channel.kind, channel.name)
