"""A `file_input`: files are chosen or dropped, named, and taken back."""

from html import escape
from typing import Final

from nicegui import events, ui

from sandbox.page.parts.surface import Surface, html
from sandbox.people.find import Found
from sandbox.people.uploads import MOST_BYTES, NotTaken, Upload
from sandbox.state.model import Json

KILO: Final = 1000


class FileBox:
    """What is chosen so far, with a button for more while more may come."""

    def __init__(self, surface: Surface, found: Found) -> None:
        self._surface = surface
        self._found = found
        kinds = [kind.removeprefix(".") for kind in found.element.get("filetypes", [])]
        self._kinds = ", ".join(kinds)
        with ui.element("div").classes("files"):
            self._list = ui.element("div").classes("chosen")
            self._uploader = self._hidden_uploader([f".{kind}" for kind in kinds])
            self._button = ui.button("Choose a file", icon="upload_file", color=None)
            self._wrong = html("", "wrong")
        self._button.props("flat no-caps dense").classes("btn")
        self._button.on("click", js_handler=f"() => getElement({self._uploader.id}).pickFiles()")
        self._draw()

    def _hidden_uploader(self, accepted: list[str]) -> ui.upload:
        uploader = ui.upload(
            on_upload=self._uploaded,
            on_rejected=self._rejected,
            auto_upload=True,
            multiple=self._most > 1,
            max_file_size=MOST_BYTES,
        )
        uploader.classes("uploader")
        if accepted:
            uploader.props["accept"] = ",".join(accepted)
        return uploader

    @property
    def _most(self) -> int:
        return int(self._found.element.get("max_files", 10))

    def _now(self) -> list[Json]:
        return list(self._surface.value(self._found))

    async def _uploaded(self, event: events.UploadEventArguments) -> None:
        upload = Upload(event.file.name, await event.file.read())
        await self._put([*self._now(), upload])
        self._uploader.reset()

    def _rejected(self) -> None:
        only = f": choose a file of type {self._kinds}" if self._kinds else ""
        self._wrong.set_content(escape(f"This file is not supported, or larger than 10 MB{only}"))

    async def _put(self, files: list[Json | Upload]) -> None:
        self._wrong.set_content("")
        try:
            await self._surface.choose(self._found, files)
        except NotTaken as refusal:
            self._wrong.set_content(escape(str(refusal)))
        self._draw()

    def _draw(self) -> None:
        now = self._now()
        self._list.clear()
        with self._list:
            for file in now:
                self._one(file)
        self._button.set_visibility(len(now) < self._most)

    def _one(self, file: Json) -> None:
        with ui.element("div").classes("file"):
            size = f"{file['pretty_type']}, {_size(file['size'])}"
            ui.icon("description").classes("paper")
            html(f"<b>{escape(file['name'])}</b> <span>{size}</span>", "name")
            cross = ui.button(icon="close", color=None)
            cross.props("flat dense round size=sm aria-label='Remove file'")
            cross.on_click(lambda: self._put([one for one in self._now() if one != file]))


def _size(length: int) -> str:
    return f"{length} bytes" if length < KILO else f"{length / KILO:.0f} kB"


def file_box(surface: Surface, found: Found) -> None:
    FileBox(surface, found)
