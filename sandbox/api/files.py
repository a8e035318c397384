"""files.*: the two-step upload, and what is known of a file."""

from sandbox.api.chat import writable
from sandbox.api.method import Arguments, Listed, Method, Tier
from sandbox.attached import file_json
from sandbox.state.errors import SlackError
from sandbox.state.model import Draft, File, Json
from sandbox.state.world import World


class Ask(Arguments):
    """Arguments of files.getUploadURLExternal; *length* in bytes."""

    filename: str
    length: int
    alt_txt: str | None = None
    snippet_type: str | None = None


class Complete(Arguments):
    """Arguments of files.completeUploadExternal."""

    files: Listed
    channel_id: str | None = None
    initial_comment: str = ""
    thread_ts: str | None = None


class Info(Arguments):
    """Arguments of files.info."""

    file: str
    count: int = 100
    page: int = 1
    limit: int = 100
    cursor: str = ""


def ask(world: World, asked: Ask) -> Json:
    if asked.length < 1:
        raise SlackError("invalid_arguments", ["[ERROR] length must be positive"])
    file = world.files.ask(asked.filename, asked.length, world.app.bot_user)
    return {"upload_url": f"{world.address}upload/{file.id}", "file_id": file.id}


def complete(world: World, asked: Complete) -> Json:
    """Finish the upload; with a channel the files stand there in one message."""
    with world.journal.lock:
        channel = writable(world, asked.channel_id) if asked.channel_id else None
        done = [_complete(world, one) for one in asked.files]
        if channel:
            said = Draft(asked.initial_comment, thread_ts=asked.thread_ts)
            ids = tuple(file.id for file in done)
            world.messages.post(channel.id, world.app.bot_user, said, files=ids)
    return {"files": [file_json(world, file) for file in done]}


def _complete(world: World, one: object) -> File:
    if not isinstance(one, dict) or "id" not in one:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files/id"])
    return world.files.complete(str(one["id"]), str(one.get("title", "")))


def info(world: World, asked: Info) -> Json:
    file = world.files.get(asked.file)
    if not file.shared:
        raise SlackError("file_not_found")
    shown = {"file": file_json(world, file), "comments": []}
    return {**shown, "response_metadata": {"next_cursor": ""}}


WRITE = ("files:write",)
METHODS = (
    Method("files.getUploadURLExternal", Ask, ask, WRITE, Tier.FOUR, reads=True),
    Method("files.completeUploadExternal", Complete, complete, WRITE, Tier.FOUR),
    Method("files.info", Info, info, ("files:read",), Tier.FOUR, reads=True),
)
