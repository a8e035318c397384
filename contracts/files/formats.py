"""Which reader takes which file, by the ending of its name, and which mappings ship."""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import BinaryIO

from contracts.files.csv_reader import read_csv
from contracts.files.items import Item
from contracts.files.json_lines_reader import read_json_lines
from contracts.files.json_reader import read_json
from contracts.files.mapping import CsvMapping
from contracts.files.text import text_of
from contracts.files.websphere.encoding import declared_encoding
from contracts.files.websphere.reader import read_websphere
from contracts.files.yaml_reader import read_yaml

READERS: Mapping[str, Callable[..., Iterator[Item]]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".xml": read_websphere,
}
ENCODINGS: Mapping[str, Callable[[BinaryIO], str]] = {".xml": declared_encoding}
"""What knows the encoding of a file whose format says it inside."""

CSV = ".csv"
SUFFIXES = (*READERS, CSV)


def read(file: BinaryIO, suffix: str, mapping: CsvMapping | None) -> Iterator[Item]:
    """The items of *file*, which is what *suffix*, one of SUFFIXES, says; CSV needs a *mapping*.

    Unreadable where it is not that; what was given before then does not count.
    """
    if suffix == CSV and mapping is not None:
        with text_of(file, mapping.encoding) as text:
            yield from read_csv(text, mapping)
    else:
        with text_of(file, ENCODINGS.get(suffix, _by_mark)(file)) as text:
            yield from READERS[suffix](text)


def _by_mark(_file: BinaryIO) -> str:
    """No encoding of its own: UTF-8, or what the byte order mark says."""
    return ""


def shipped_mapping(name: str) -> bytes | None:
    """The mapping of that file name that ships, if there is one."""
    found = files("contracts.files") / "mappings" / name
    return found.read_bytes() if "/" not in name and found.is_file() else None
