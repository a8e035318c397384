"""chat.*: post, post for one person, update, delete."""

from blocks.limits import POSTED_TEXT, UPDATED_TEXT
from sandbox.api.method import Arguments, Blocks, Metadata, Method, Tier
from sandbox.checks.surfaces import check_message, check_metadata
from sandbox.state.errors import SlackError
from sandbox.state.model import Channel, ChannelKind, Draft, Json, Message
from sandbox.state.named import with_ids
from sandbox.state.world import World
from sandbox.wire import message_json


class Content(Arguments):
    """What a message is made of."""

    channel: str
    text: str = ""
    blocks: Blocks = None
    metadata: Metadata = None
    parse: str = "none"
    link_names: bool = False


class Post(Content):
    """Arguments of chat.postMessage."""

    thread_ts: str | None = None
    reply_broadcast: bool = False
    mrkdwn: bool = True
    unfurl_links: bool = False
    unfurl_media: bool = False


class PostEphemeral(Content):
    """Arguments of chat.postEphemeral."""

    user: str
    thread_ts: str | None = None


class Update(Content):
    """Arguments of chat.update."""

    ts: str


class Delete(Arguments):
    """Arguments of chat.delete."""

    channel: str
    ts: str


class Permalink(Arguments):
    """Arguments of chat.getPermalink."""

    channel: str
    message_ts: str


def draft(world: World, content: Content, longest: int) -> Draft:
    """The checked content. Refuses with `no_text`, `msg_too_long` or `invalid_blocks`."""
    blocks = check_message(content.blocks or [])
    if not content.text.strip() and not blocks:
        raise SlackError("no_text")
    if len(content.text) > longest:
        raise SlackError("msg_too_long")
    metadata = None if content.metadata is None else check_metadata(content.metadata)
    return Draft(content.text, with_ids(blocks, world.stamps), metadata=metadata)


def writable(world: World, channel_id: str) -> Channel:
    """Where the bot may write; the id of a person means the direct message with them."""
    if channel_id.startswith(("U", "W")):
        return direct_message(world, channel_id)
    channel = world.directory.channel(channel_id)
    if world.app.bot_user not in channel.members:
        hidden = channel.kind is not ChannelKind.PUBLIC
        if hidden or "chat:write.public" not in world.app.scopes:
            raise SlackError("channel_not_found" if hidden else "not_in_channel")
    if channel.is_archived:
        raise SlackError("is_archived")
    if channel.kind is ChannelKind.IM and world.directory.user(channel.name).deleted:
        raise SlackError("user_disabled")
    return channel


def direct_message(world: World, user_id: str) -> Channel:
    """The conversation with somebody. Refuses with `cannot_dm_bot` and `user_disabled`."""
    user = world.directory.user(user_id)
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    if user.deleted:
        raise SlackError("user_disabled")
    return world.directory.direct_message(user_id, world.app.bot_user)


def post(world: World, asked: Post) -> Json:
    with world.journal.lock:
        channel = writable(world, asked.channel)
        checked = draft(world, asked, POSTED_TEXT)
        thread = _thread(world, channel, asked.thread_ts)
        said = Draft(checked.text, checked.blocks, thread, checked.metadata)
        message = world.messages.post(channel.id, world.app.bot_user, said)
    shown = message_json(world, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def _thread(world: World, channel: Channel, ts: str | None) -> str | None:
    if ts is None:
        return None
    parent = world.messages.get(channel.id, ts)
    return parent.thread_ts or parent.ts


def post_ephemeral(world: World, asked: PostEphemeral) -> Json:
    with world.journal.lock:
        channel = writable(world, asked.channel)
        if world.directory.user(asked.user).id not in channel.members:
            raise SlackError("user_not_in_channel")
        said = draft(world, asked, POSTED_TEXT)
        message = world.messages.post(channel.id, world.app.bot_user, said, only_for=asked.user)
    return {"message_ts": message.ts}


def _own(world: World, channel_id: str, ts: str, refusal: str) -> Message:
    """A message that the bot posted and everybody sees: only such can be changed by `ts`."""
    channel = writable(world, channel_id)
    message = world.messages.get(channel.id, ts)
    if message.only_for is not None:
        raise SlackError("message_not_found")
    if message.user != world.app.bot_user:
        raise SlackError(refusal)
    return message


def update(world: World, asked: Update) -> Json:
    """Blocks that are left out stay as they were; an empty list takes them away."""
    with world.journal.lock:
        old = _own(world, asked.channel, asked.ts, "cant_update_message")
        kept = list(old.blocks) if asked.blocks is None else asked.blocks
        said = draft(world, asked.model_copy(update={"blocks": kept}), UPDATED_TEXT)
        message = world.messages.update(old.channel, old.ts, said)
    shown = message_json(world, message, metadata=True)
    return {"channel": old.channel, "ts": old.ts, "text": message.text, "message": shown}


def delete(world: World, asked: Delete) -> Json:
    with world.journal.lock:
        message = _own(world, asked.channel, asked.ts, "cant_delete_message")
        world.messages.delete(message.channel, message.ts)
    return {"channel": message.channel, "ts": message.ts}


def permalink(world: World, asked: Permalink) -> Json:
    channel = world.directory.channel(asked.channel)
    message = world.messages.get(channel.id, asked.message_ts)
    place = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": f"https://{world.team.domain}.slack.com/{place}"}


WRITE = ("chat:write",)
METHODS = (
    Method("chat.postMessage", Post, post, WRITE, Tier.POSTING),
    Method("chat.postEphemeral", PostEphemeral, post_ephemeral, WRITE, Tier.FOUR),
    Method("chat.update", Update, update, WRITE),
    Method("chat.delete", Delete, delete, WRITE),
    Method("chat.getPermalink", Permalink, permalink, reads=True, tier=Tier.FOUR),
)
