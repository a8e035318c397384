"""Lists of parts as lines: what people paste from a spreadsheet, or upload as a CSV file."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import StringIO
from typing import Any

from pydantic import TypeAdapter, ValidationError

from contracts.errors import Refusal
from contracts.i18n import _, listed, number, quoted
from contracts.terms.complaints import sentence, together
from contracts.terms.model import Model
from contracts.terms.shape import FieldKind, FieldShape, shape

MOST = 10_000  # lines: they are read while others wait to write
SEPARATORS = "\t;"  # where none of them stands in the text, a comma
WRITTEN = "; "
QUOTED = re.compile(r'[",;\t\n\r]|^\s|\s$')
FLAGS: Mapping[str, bool] = {"true": True, "yes": True, "false": False, "no": False}

Row = tuple[int, list[str]]
"""The number of the line in the text, and its cells."""
Problem = tuple[int, str]
"""The number of the line, and a sentence that names it."""


class LinesRefused(Refusal):
    """These lines cannot be read."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(together(problems), hint=_("Mend these lines and paste them again."))
        self.problems = tuple(problems)


def to_lines(parts: Sequence[Model]) -> str:
    """*parts* as lines below the names of the columns that are used; nothing for none."""
    if not parts:
        return ""
    rows = [part.model_dump(mode="json", by_alias=True, exclude_defaults=True) for part in parts]
    columns = [field.name for field in shape(type(parts[0])) if any(field.name in r for r in rows)]
    lines = [columns, *([_cell(row.get(name)) for name in columns] for row in rows)]
    return "\n".join(WRITTEN.join(map(_quoted, cells)) for cells in lines)


def from_lines(text: str, part: type[Model]) -> list[dict[str, Any]]:
    """The lines of *text* as mappings from which *part* can be read; empty ones are left out.

    Columns come in the order of the fields, or as the first line names them. LinesRefused with
    everything that is wrong, each with its line and column.
    """
    rows = [*_rows(text)]
    if len(rows) > MOST:
        raise LinesRefused([_("At most {most} lines fit into one term.", most=number(MOST))])
    fields, rows = _columns(rows, shape(part))
    parts = [_mapping(cells, fields) for _line, cells in rows]
    lines = [line for line, _cells in rows]
    problems = [*_too_wide(rows, fields), *_refused(parts, lines, part)]
    if problems:
        raise LinesRefused([said for _line, said in sorted(problems)])
    return parts


def _cell(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str("" if value is None else value)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def _rows(text: str) -> Iterator[Row]:
    """Every line that is not empty, by its number in the text."""
    text = text.removeprefix("\ufeff")
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=_separator(text),
        skipinitialspace=True,
        strict=True,
    )
    line = 1
    try:
        for cells in reader:
            if filled := _filled(cells):
                yield line, filled
            line = reader.line_num + 1
    except csv.Error as error:
        problem = _("Line {line}: its quotes do not match", line=line)
        raise LinesRefused([problem]) from error


def _filled(cells: Sequence[str]) -> list[str]:
    """*cells* without the blanks around them, up to the last that is not empty."""
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    return stripped


def _separator(text: str) -> str:
    """What the first line separates its cells by; where that is not clear, the whole text."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    found = (mark for said in (first, text) for mark in SEPARATORS if mark in said)
    return next(found, ",")


def _columns(
    rows: list[Row], fields: Sequence[FieldShape]
) -> tuple[Sequence[FieldShape], list[Row]]:
    """The field of each column, and the rows below their names where the first line has them."""
    names = {_plain(words): field for field in fields for words in (field.name, field.label)}
    line, head = rows[0] if rows else (0, [])
    if not any(_plain(cell) in names for cell in head):
        return fields, rows
    problems = [*_unknown(line, head, names, fields), *_repeated(line, head)]
    if problems:
        raise LinesRefused(problems)
    return [names[_plain(cell)] for cell in head], rows[1:]


def _plain(words: str) -> str:
    return re.sub(r"[\s_-]+", " ", words).strip().casefold()


def _unknown(
    line: int, head: list[str], names: Mapping[str, FieldShape], fields: Sequence[FieldShape]
) -> Iterator[str]:
    for cell in head:
        if _plain(cell) not in names:
            words = "Line {line}: {column} is no column; there are {names}"
            known = listed([field.name for field in fields])
            yield _(words, line=line, column=quoted(cell), names=known)


def _repeated(line: int, head: list[str]) -> Iterator[str]:
    plain = [_plain(cell) for cell in head]
    for index, cell in enumerate(head):
        if plain[index] in plain[:index]:
            yield _("Line {line}: {column} stands twice", line=line, column=quoted(cell))


def _too_wide(rows: Sequence[Row], fields: Sequence[FieldShape]) -> Iterator[Problem]:
    names = listed([field.name for field in fields])
    words = "Line {line}: more cells than there are columns: {names}"
    for line, cells in rows:
        if len(cells) > len(fields):
            yield line, _(words, line=line, names=names)


def _mapping(cells: list[str], fields: Sequence[FieldShape]) -> dict[str, Any]:
    given = zip(fields, cells, strict=False)  # a short line leaves the rest out
    return {field.name: _value(cell, field) for field, cell in given if cell}


def _value(cell: str, field: FieldShape) -> str | bool:
    return FLAGS.get(cell.casefold(), cell) if field.kind is FieldKind.FLAG else cell


@lru_cache(maxsize=64)
def _reader(part: type[Model]) -> TypeAdapter[list[Model]]:
    return TypeAdapter(list[part])  # type: ignore[valid-type]


def _refused(
    parts: list[dict[str, Any]], lines: Sequence[int], part: type[Model]
) -> Iterator[Problem]:
    try:
        _reader(part).validate_python(parts)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            index, *names = detail["loc"]
            line = lines[int(index)]
            yield line, at_line(line, names, sentence(detail))


def at_line(line: int, names: Sequence[int | str], said: str) -> str:
    """*said* of a line, and of the column in it where there is one."""
    if not names:
        return _("Line {line}: {said}", line=line, said=said)
    return _("Line {line}, {column}: {said}", line=line, column=names[0], said=said)
