"""conversations.*: what channels there are, who is in them, what was said, and direct messages."""

from collections.abc import Sequence

from sandbox.api.chat import direct_message
from sandbox.api.method import Arguments, Method, Tier, need
from sandbox.api.paging import page
from sandbox.state.errors import SlackError
from sandbox.state.model import Channel, ChannelKind, Json, Message
from sandbox.state.world import World
from sandbox.wire import channel_json, message_json

FAMILY = {ChannelKind.PUBLIC: "channels", ChannelKind.PRIVATE: "groups", ChannelKind.IM: "im"}


class Info(Arguments):
    """Arguments of conversations.info."""

    channel: str
    include_locale: bool = False
    include_num_members: bool = False


class List(Arguments):
    """Arguments of conversations.list."""

    types: str = ChannelKind.PUBLIC
    exclude_archived: bool = False
    limit: int = 100
    cursor: str = ""


class Members(Arguments):
    """Arguments of conversations.members."""

    channel: str
    limit: int = 100
    cursor: str = ""


class History(Arguments):
    """Arguments of conversations.history. *oldest* and *latest* exclude themselves."""

    channel: str
    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False
    limit: int = 100
    cursor: str = ""
    include_all_metadata: bool = False


class Replies(History):
    """Arguments of conversations.replies."""

    ts: str


class Open(Arguments):
    """Arguments of conversations.open."""

    users: str | None = None
    channel: str | None = None
    return_im: bool = False
    prevent_creation: bool = False


def visible(world: World, channel_id: str, may: str) -> Channel:
    """A channel that the bot can see, with the scope for its kind checked."""
    channel = world.directory.channel(channel_id)
    hidden = channel.kind is not ChannelKind.PUBLIC
    if hidden and world.app.bot_user not in channel.members:
        raise SlackError("channel_not_found")
    need(world, f"{FAMILY[channel.kind]}:{may}")
    return channel


def info(world: World, asked: Info) -> Json:
    with world.journal.lock:
        channel = visible(world, asked.channel, "read")
        return {"channel": channel_json(world, channel, members=asked.include_num_members)}


def listed(world: World, asked: List) -> Json:
    kinds = _kinds(asked.types)
    for kind in kinds:
        need(world, f"{FAMILY[kind]}:read")
    with world.journal.lock:
        shown = [
            channel_json(world, channel, members=True)
            for channel in world.directory.channels()
            if channel.kind in kinds
            and not (asked.exclude_archived and channel.is_archived)
            and (channel.kind is ChannelKind.PUBLIC or world.app.bot_user in channel.members)
        ]
    found, following = page(shown, asked.limit, asked.cursor)
    return {"channels": found, "response_metadata": {"next_cursor": following}}


def _kinds(types: str) -> list[ChannelKind]:
    try:
        return [ChannelKind(one.strip()) for one in types.split(",") if one.strip() != "mpim"]
    except ValueError:
        raise SlackError("invalid_types") from None


def members(world: World, asked: Members) -> Json:
    with world.journal.lock:
        channel = visible(world, asked.channel, "read")
        found, following = page(sorted(channel.members), asked.limit, asked.cursor)
    return {"members": found, "response_metadata": {"next_cursor": following}}


def _readable(world: World, channel_id: str) -> Channel:
    channel = visible(world, channel_id, "history")
    if world.app.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(messages: Sequence[Message], asked: History) -> list[Message]:
    """Those within the asked stretch; without bounds given nothing is left out."""
    latest = _instant(asked.latest or "inf", "invalid_ts_latest")
    oldest = _instant(asked.oldest or "0", "invalid_ts_oldest")
    edges = {oldest, latest} if asked.inclusive else set()
    return [m for m in messages if oldest < float(m.ts) < latest or float(m.ts) in edges]


def _instant(ts: str, error: str) -> float:
    try:
        return float(ts)
    except ValueError:
        raise SlackError(error) from None


def _told(world: World, found: Sequence[Message], asked: History) -> Json:
    part, following = page(found, asked.limit, asked.cursor)
    shown = [message_json(world, m, metadata=asked.include_all_metadata) for m in part]
    more: Json = {"response_metadata": {"next_cursor": following}} if following else {}
    return {"messages": shown, "has_more": bool(following), **more}


def history(world: World, asked: History) -> Json:
    """The newest first, without replies in threads."""
    with world.journal.lock:
        channel = _readable(world, asked.channel)
        roots = [m for m in world.messages.public(channel.id) if m.thread_ts in {None, m.ts}]
        return _told(world, _between(roots, asked)[::-1], asked)


def replies(world: World, asked: Replies) -> Json:
    """A message and what was said in its thread, the oldest first."""
    with world.journal.lock:
        channel = _readable(world, asked.channel)
        thread = [m for m in world.messages.public(channel.id) if asked.ts in {m.ts, m.thread_ts}]
        if not thread:
            raise SlackError("thread_not_found")
        return _told(world, _between(thread, asked), asked)


def opened(world: World, asked: Open) -> Json:
    """The direct message with one person; groups are not supported here."""
    with world.journal.lock:
        if asked.channel:
            return {"channel": _brief(world, visible(world, asked.channel, "read"), asked)}
        users = [one.strip() for one in (asked.users or "").split(",") if one.strip()]
        if not users:
            raise SlackError("users_list_not_supplied")
        if len(users) > 1:
            raise SlackError("too_many_users")
        return {"channel": _brief(world, direct_message(world, users[0]), asked)}


def _brief(world: World, channel: Channel, asked: Open) -> Json:
    return channel_json(world, channel) if asked.return_im else {"id": channel.id}


METHODS = (
    Method("conversations.info", Info, info, reads=True),
    Method("conversations.list", List, listed, reads=True, tier=Tier.TWO),
    Method("conversations.members", Members, members, reads=True, tier=Tier.FOUR),
    Method("conversations.history", History, history, reads=True),
    Method("conversations.replies", Replies, replies, reads=True),
    Method("conversations.open", Open, opened, ("im:write",)),
)
