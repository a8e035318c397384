"""What a response_url takes, and what an ack may say to a slash command: the same message."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from blocks.limits import POSTED_TEXT
from sandbox.api.chat import Content, draft
from sandbox.api.method import Blocks, Metadata
from sandbox.state.errors import SlackError
from sandbox.state.model import Draft, Message
from sandbox.state.tickets import Response
from sandbox.state.world import World


class Said(BaseModel):
    """The body of an answer. Without `response_type` it is for one person only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    response_type: Literal["ephemeral", "in_channel"] = "ephemeral"
    text: str = ""
    blocks: Blocks = None
    metadata: Metadata = None
    replace_original: bool = False
    delete_original: bool = False
    thread_ts: str | None = None
    unfurl_links: bool = False
    unfurl_media: bool = False
    mrkdwn: bool = True


def read(body: object) -> Said:
    """The checked answer. Refuses what Slack would not understand with `invalid_payload`."""
    try:
        return Said.model_validate(body)
    except ValidationError as error:
        messages = [f"[ERROR] {one['msg']}: {one['loc']}" for one in error.errors()]
        raise SlackError("invalid_payload", messages) from None


def respond(world: World, key: str, body: object) -> Message | None:
    """Do what was posted to a response_url: replace, delete, or say."""
    with world.journal.lock:
        response = world.tickets.respond(key)
        said = read(body)
        if said.delete_original:
            _delete(world, response)
            return None
        if said.replace_original and response.ts:
            new = _drafted(world, said, response.channel)
            return world.messages.update(response.channel, response.ts, new)
        return say(world, said, response.channel, response.user)


def _delete(world: World, response: Response) -> None:
    if response.ts is None:
        raise SlackError("message_not_found")
    world.messages.delete(response.channel, response.ts)


def _drafted(world: World, said: Said, channel: str) -> Draft:
    content = Content(channel=channel, text=said.text, blocks=said.blocks, metadata=said.metadata)
    return draft(world, content, POSTED_TEXT)


def say(world: World, said: Said, channel: str, user: str) -> Message:
    """Show an answer to one person, or to the channel when it says so."""
    only_for = user if said.response_type == "ephemeral" else None
    drafted = _drafted(world, said, channel)
    return world.messages.post(channel, world.app.bot_user, drafted, only_for=only_for)
