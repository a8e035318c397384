"""files.*: the two-step upload, what is known of a file, and its end."""

from blocks.limits import FILE_ALT
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


class Delete(Arguments):
    """Arguments of files.delete."""

    file: str


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
    if not asked.filename.strip():
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: filename"])
    alt = asked.alt_txt or ""
    if len(alt) > FILE_ALT:
        raise SlackError("alt_txt_too_large")
    file = world.files.ask(asked.filename, asked.length, world.app.bot_user, alt)
    return {"upload_url": f"{world.address}upload/{file.id}", "file_id": file.id}


def complete(world: World, asked: Complete) -> Json:
    """Finish the upload; with a channel the files stand there in one message."""
    with world.journal.lock:
        channel = writable(world, asked.channel_id) if asked.channel_id else None
        done = [_complete(world, one) for one in _listed(asked.files)]
        if channel:
            said = Draft(asked.initial_comment, thread_ts=asked.thread_ts)
            ids = tuple(file.id for file in done)
            shown = world.messages.post(channel.id, world.app.bot_user, said, files=ids)
            for file_id in ids:
                world.files.stands(file_id, channel.id, shown.ts)
    return {"files": [file_json(world, file) for file in done]}


def _listed(files: object) -> list[object]:
    if not (isinstance(files, list) and files):
        raise SlackError("invalid_arguments", ["[ERROR] files must be a list of files"])
    return files


def _complete(world: World, one: object) -> File:
    if not isinstance(one, dict) or "id" not in one:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files/id"])
    if unknown := one.keys() - KEYS:
        raise SlackError("invalid_arguments", [f"[ERROR] unknown field: files/{min(unknown)}"])
    return world.files.complete(str(one["id"]), str(one.get("title", "")))


def delete(world: World, asked: Delete) -> Json:
    """Take a file of the bot's away, with the messages that show it."""
    with world.journal.lock:
        file = world.files.get(asked.file)
        if file.user != world.app.bot_user:
            raise SlackError("cant_delete_file")
        for channel, ts in file.shares:
            world.messages.delete(channel, ts)
        world.files.forget(file.id)
    return {}


def info(world: World, asked: Info) -> Json:
    file = world.files.get(asked.file)
    if not file.shared:
        raise SlackError("file_not_found")
    shown = {"file": file_json(world, file), "comments": []}
    return {**shown, "response_metadata": {"next_cursor": ""}}


KEYS = frozenset({"id", "title", "highlight_type"})
WRITE = ("files:write",)
METHODS = (
    Method("files.getUploadURLExternal", Ask, ask, WRITE, Tier.FOUR, reads=True),
    Method("files.completeUploadExternal", Complete, complete, WRITE, Tier.FOUR),
    Method("files.delete", Delete, delete, WRITE),
    Method("files.info", Info, info, ("files:read",), Tier.FOUR, reads=True),
)
