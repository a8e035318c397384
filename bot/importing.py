"""Files on disk brought into a store: read to their ends first, then written."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from contracts.errors import Refusal
from contracts.files.formats import CSV, SUFFIXES, read, shipped_mapping
from contracts.files.items import Item, Unreadable
from contracts.files.mapping import CsvMapping, read_mapping
from contracts.files.text import text_of
from contracts.i18n import _, listed


class WrongUse(Refusal):
    """That is not how files are imported."""


class FileUnreadable(Refusal):
    """A file cannot be read."""

    def __init__(self, file: str, wrong: Unreadable) -> None:
        super().__init__(
            _(
                "{file}, line {line}: {sentence}",
                file=file,
                line=wrong.line,
                sentence=wrong.sentence,
            ),
            hint=_("Nothing was imported."),
        )
        self.file, self.line, self.sentence = file, wrong.line, wrong.sentence


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import; a CSV file comes with its mapping."""

    path: Path
    mapping: CsvMapping | None = None

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    def items(self) -> Iterator[Item]:
        """Its items; FileUnreadable where it is not what its name says."""
        try:
            with self.path.open("rb") as file:
                yield from read(file, self.suffix, self.mapping)
        except Unreadable as wrong:
            raise FileUnreadable(str(self.path), wrong) from wrong


def sources(paths: Sequence[Path], mapping: str) -> list[Source]:
    """*paths* as sources; WrongUse where one is of no format that we take or lacks a mapping."""
    for path in paths:
        if path.suffix.lower() not in SUFFIXES:
            taken = listed([suffix.removeprefix(".") for suffix in SUFFIXES])
            raise WrongUse(
                _("{file}: files that can be imported end in {taken}.", file=path, taken=taken)
            )
    chosen = mapping_called(mapping) if mapping else None
    if chosen is None and any(path.suffix.lower() == CSV for path in paths):
        raise WrongUse(_("A CSV file needs --mapping FILE, such as cuad.mapping.yaml."))
    return [Source(path, chosen) for path in paths]


def mapping_called(name: str) -> CsvMapping:
    """The mapping at the path *name*, or else the one of that name that ships."""
    path = Path(name)
    content = path.read_bytes() if path.is_file() else shipped_mapping(name)
    if content is None:
        raise WrongUse(
            _("There is no mapping {name}, neither a file nor one that ships.", name=name)
        )
    try:
        return read_mapping(text_of(io.BytesIO(content)))
    except Unreadable as wrong:
        raise FileUnreadable(name, wrong) from wrong
