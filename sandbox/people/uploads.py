"""Files that somebody puts into a `file_input`, and what Slack's client does not take."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from blocks.limits import FILES_IN_INPUT
from sandbox.state.model import Json

MOST_BYTES: Final = 10_000_000  # Slack's documentation: "There is a 10MB file size limit."


class NotTaken(ValueError):  # noqa: N818 - it is what happened, not whose mistake it was
    """The client refuses the file before the app could hear of it; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of somebody's own, to be chosen in a `file_input`."""

    name: str
    content: bytes


def check(element: Json, chosen: Sequence[Upload | Json]) -> None:
    """Refuse with `NotTaken` what the element does not ask for; files in JSON are there already."""
    most = element.get("max_files", FILES_IN_INPUT)
    if len(chosen) > most:
        raise NotTaken(f"Please choose no more than {most} file{'s' * (most > 1)}")
    for one in chosen:
        if isinstance(one, Upload):
            _check(element, one)


def _check(element: Json, upload: Upload) -> None:
    kinds = [kind.removeprefix(".").casefold() for kind in element.get("filetypes", [])]
    if kinds and extension(upload.name) not in kinds:
        raise NotTaken(f"{upload.name} is not supported: choose a file of type {', '.join(kinds)}")
    if len(upload.content) > MOST_BYTES:
        raise NotTaken(f"{upload.name} is larger than 10 MB")
    if not upload.content:
        raise NotTaken(f"{upload.name} is empty")


def extension(name: str) -> str:
    """How a file's name ends, without the point, in small letters."""
    return PurePath(name).suffix.removeprefix(".").casefold()
