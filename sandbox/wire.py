"""How people, channels, messages and views look in Slack's JSON."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sandbox.attached import file_json
from sandbox.state.model import Channel, ChannelKind, Json, Message, User, View
from sandbox.state.values import Place
from sandbox.state.world import World


def user_json(world: World, user: User, *, locale: bool = False) -> Json:
    """What `users.info` tells; the locale only for those who ask with `include_locale`."""
    shown: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "profile": profile_json(user),
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": int(world.clock.now()),
        **_zone(world, user),
    }
    if user.team_id != world.team.id:
        shown["is_stranger"] = False  # strangers proper share no channel with us at all
    return {**shown, "locale": user.locale} if locale else shown


def _zone(world: World, user: User) -> Json:
    if user.deleted:
        return {}
    local = datetime.fromtimestamp(world.clock.now(), UTC).astimezone(ZoneInfo(user.tz))
    offset = local.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    return {"tz": user.tz, "tz_label": local.tzname() or user.tz, "tz_offset": seconds}


def profile_json(user: User) -> Json:
    return {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "title": user.title,
        "email": user.email,
        "team": user.team_id,
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "status_expiration": 0,
    }


def channel_json(world: World, channel: Channel, *, members: bool = False) -> Json:
    """What `conversations.info` tells."""
    is_im = channel.kind is ChannelKind.IM
    shown: Json = {
        "id": channel.id,
        "is_channel": channel.kind is ChannelKind.PUBLIC,
        "is_group": False,
        "is_im": is_im,
        "is_mpim": False,
        "is_private": channel.kind is not ChannelKind.PUBLIC,
        "is_archived": channel.is_archived,
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "is_general": channel.name == "general",
        "is_member": world.app.bot_user in channel.members,
        "context_team_id": world.team.id,
    }
    shown |= {"user": channel.name} if is_im else {"name": channel.name}
    return {**shown, "num_members": len(channel.members)} if members else shown


def message_json(world: World, message: Message, *, metadata: bool = False) -> Json:
    """A message as histories and payloads carry it."""
    shown: Json = {
        "type": "message",
        "user": message.user,
        "team": world.team.id,
        "ts": message.ts,
        "text": message.text,
    }
    if message.user == world.app.bot_user:
        shown |= {"bot_id": world.app.bot_id, "app_id": world.app.app_id}
    if message.blocks:
        shown["blocks"] = list(message.blocks)
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.edited_ts:
        shown["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.files:
        shown["files"] = [file_json(world, world.files.get(one)) for one in message.files]
    if metadata and message.metadata:
        shown["metadata"] = message.metadata
    return shown


def view_json(world: World, view: View) -> Json:
    """A view as Slack gives it back, with what is filled in."""
    empty = {"private_metadata": "", "callback_id": "", "external_id": ""}
    closing = {"clear_on_close": False, "notify_on_close": False, "submit": None, "close": None}
    return {
        **empty,
        **(closing if view.kind == "modal" else {}),
        **view.content,
        "id": view.id,
        "team_id": world.team.id,
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": world.app.app_id,
        "app_installed_team_id": world.team.id,
        "bot_id": world.app.bot_id,
        "state": {"values": values_json(world.views.values(view))},
    }


def values_json(states: dict[Place, Json]) -> Json:
    """`state.values`: by block_id, then by action_id."""
    values: Json = {}
    for (block_id, action_id), value in states.items():
        values.setdefault(block_id, {})[action_id] = value
    return values
