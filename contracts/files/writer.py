"""Contract files written again: importing what was exported gives the same content."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from contracts.files import yaml_writer
from contracts.files.items import SECTIONS, ItemKind
from contracts.files.json_writer import written
from contracts.files.plain import KIND_OF, data_of
from contracts.files.validation import Value

SECTION_OF: Mapping[ItemKind, str] = {kind: name for name, kind in SECTIONS.items()}

Writer = Callable[[Iterable[Value]], Iterator[str]]


def write_yaml(values: Iterable[Value]) -> Iterator[str]:
    """*values*, which come section by section, as pieces of a YAML contract file."""
    for kind, group in groupby(values, key=_kind):
        yield f"{SECTION_OF[kind]}:\n"
        shape = yaml_writer.mapping if kind is ItemKind.SELLER else yaml_writer.item
        yield from (shape(data_of(value)) for value in group)


def write_json(values: Iterable[Value]) -> Iterator[str]:
    """*values*, which come section by section, as pieces of a JSON contract file: a line each."""
    before = "{\n"
    for kind, group in groupby(values, key=_kind):
        opening, closing = ("", "") if kind is ItemKind.SELLER else ("[\n", "\n]")
        yield f'{before}"{SECTION_OF[kind]}": {opening}'
        for index, value in enumerate(group):
            yield (",\n" if index else "") + written(data_of(value))
        yield closing
        before = ",\n"
    yield "{}\n" if before == "{\n" else "\n}\n"


def write_json_lines(values: Iterable[Value]) -> Iterator[str]:
    """*values* as JSON lines."""
    for value in values:
        yield written({_kind(value).value: data_of(value)}) + "\n"


def _kind(value: Value) -> ItemKind:
    return KIND_OF[type(value)]
