"""How files look in Slack's JSON, and where their bytes are."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from sandbox.state.model import ChannelKind, File, Json
from sandbox.state.world import World

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
KINDS: Final[Mapping[str, tuple[str, str, str]]] = {  # filetype, mimetype, pretty_type
    "csv": ("csv", "text/csv", "CSV"),
    "tsv": ("tsv", "text/tab-separated-values", "TSV"),
    "txt": ("text", "text/plain", "Plain Text"),
    "json": ("json", "application/json", "JSON"),
    "pdf": ("pdf", "application/pdf", "PDF"),
    "xls": ("xls", "application/vnd.ms-excel", "Excel Spreadsheet"),
    "xlsx": ("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel Spreadsheet"),
    "docx": ("docx", f"{_OFFICE}.wordprocessingml.document", "Word Document"),
    "png": ("png", "image/png", "PNG"),
    "ics": ("ics", "text/calendar", "iCalendar"),
    "jpg": ("jpg", "image/jpeg", "JPEG"),
    "zip": ("zip", "application/zip", "Zip"),
}
OTHER: Final = ("binary", "application/octet-stream", "Binary")


def kind_of(name: str) -> tuple[str, str, str]:
    """Slack's filetype, the mimetype and the pretty type, by how the name ends."""
    return KINDS.get(PurePath(name).suffix.removeprefix(".").casefold(), OTHER)


def file_json(world: World, file: File) -> Json:
    """A file object, as payloads and `files.info` carry it."""
    filetype, mimetype, pretty = kind_of(file.name)
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": mimetype,
        "filetype": filetype,
        "pretty_type": pretty,
        "user": file.user,
        "user_team": world.team.id,
        "size": file.length,
        **_places(world, file),
        **({"alt_txt": file.alt} if file.alt else {}),
        **({"shares": _shares(world, file)} if file.shares else {}),
        **FIXED,
    }


def _places(world: World, file: File) -> Json:
    """The addresses for apps: they ask for the token. People see a file at `permalink`."""
    name = quote(file.name, safe="")
    private = f"{world.address}files-pri/{world.team.id}-{file.id}"
    return {
        "url_private": f"{private}/{name}",
        "url_private_download": f"{private}/download/{name}",
        "permalink": f"{world.address}files/{file.id}/{name}",
    }


def _shares(world: World, file: File) -> Json:
    """Where messages show it: by kind of conversation and by conversation."""
    shares: Json = {}
    for channel, ts in file.shares:
        public = world.directory.channel(channel).kind is ChannelKind.PUBLIC
        kind = shares.setdefault("public" if public else "private", {})
        kind.setdefault(channel, []).append({"ts": ts})
    return shares


FIXED: Final[Json] = {
    "mode": "hosted",
    "editable": False,
    "is_external": False,
    "external_type": "",
    "is_public": False,
    "public_url_shared": False,
    "display_as_bot": False,
    "username": "",
    "is_starred": False,
    "has_rich_preview": False,
    "file_access": "visible",
}
