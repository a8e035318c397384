"""A mapping made ready: functions that take a row of cells and give what a contract file says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contracts.files.items import Problem
from contracts.files.parsers import PARSERS, Unclear
from contracts.files.source import PLACES, Source
from contracts.i18n import _

VARYING = (dict, list, Source)
ABSENT = object()
"""What a getter gives for a field that is left out."""


@dataclass(slots=True)
class Row:
    """One row of a CSV file, and what is said of it."""

    line: int
    cells: Sequence[str]
    problems: list[Problem] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    broken: bool = False  # it has not the cells that the first row names


Getter = Callable[[Row], Any]


def getter(template: Any, places: Mapping[str, int]) -> Getter:
    """The function for *template*; *places* says which column stands where."""
    if isinstance(template, Source):
        return _from_columns(template, places)
    if isinstance(template, dict):
        return _from_fields(template, places)
    if isinstance(template, list):
        return _from_items([getter(one, places) for one in template])
    return lambda _row: template


def terms_getter(templates: Sequence[Any], places: Mapping[str, int]) -> Getter:
    """The function for a list of terms: one for each text of a cell, none for an empty one."""
    getters = [_term(template, places) for template in templates]
    return lambda row: [term for get in getters for term in get(row)]


def _from_fields(template: Mapping[str, Any], places: Mapping[str, int]) -> Getter:
    """A mapping whose fields are constants or come from columns."""
    varying = {name: one for name, one in template.items() if isinstance(one, VARYING)}
    fixed = {name: one for name, one in template.items() if name not in varying}
    read = [(name, getter(one, places)) for name, one in varying.items()]

    def get(row: Row) -> dict[str, Any]:
        found = dict(fixed)
        for name, value_of in read:
            value = value_of(row)
            if value is not ABSENT:
                found[name] = value
        return found

    return get


def _from_items(getters: Sequence[Getter]) -> Getter:
    """A list; what is absent, or means nothing, is no item of it."""

    def get(row: Row) -> list[Any]:
        found = (value_of(row) for value_of in getters)
        return [value for value in found if value is not ABSENT and value is not None]

    return get


def _from_columns(source: Source, places: Mapping[str, int]) -> Getter:
    """The function that reads the first cell that is not empty."""
    cells = [(column, places[column]) for column in source.all_columns]
    read = _reader(source, places)
    empty = source.empty if "empty" in source.model_fields_set else ABSENT

    def get(row: Row) -> Any:
        for column, place in cells:
            if cell := row.cells[place].strip():
                return read(row, column, cell)
        return empty

    return get


def _reader(source: Source, places: Mapping[str, int]) -> Callable[[Row, str, str], Any]:
    """The function that reads one cell that is not empty."""
    parse, shape = PARSERS[source.parse], _shape(source, places)
    words = {word.casefold(): meaning for word, meaning in source.words.items()}

    def read(row: Row, column: str, cell: str) -> Any:
        if words and (word := cell.casefold()) in words:
            return words[word]
        try:
            return shape(row, parse(cell))
        except Unclear as wrong:
            return _unclear(source, row, Problem(row.line, column, str(wrong)))

    return read


def _shape(source: Source, places: Mapping[str, int]) -> Callable[[Row, Any], Any]:
    """The function that puts the text around a value, cells of other columns included."""
    if source.format is None:
        return lambda _row, value: value
    text = source.format

    def shape(row: Row, value: Any) -> str:
        return PLACES.sub(
            lambda found: _beside(row, found[1], places) if found[1] else str(value), text
        )

    return shape


def _beside(row: Row, column: str, places: Mapping[str, int]) -> str:
    """The cell of another column than that of the value: with nothing in it, nothing is clear."""
    if cell := row.cells[places[column]].strip():
        return cell
    raise Unclear(_("“{column}” is empty in this row.", column=column))


def _unclear(source: Source, row: Row, problem: Problem) -> Any:
    """What counts for a cell that cannot be read: with it the row stays, without it goes."""
    if "unclear" not in source.model_fields_set:
        row.problems.append(problem)
        return ABSENT
    row.findings.append(problem)
    return ABSENT if source.unclear is None else source.unclear


def _term(template: Mapping[str, Any], places: Mapping[str, int]) -> Callable[[Row], list[Any]]:
    sources = {name for name, one in template.items() if isinstance(one, Source)}
    many = next((name for name in sources if template[name].parse == "texts"), "")
    get = getter(template, places)

    def terms(row: Row) -> list[Any]:
        term = get(row)
        if any(term.get(name) is None for name in sources):
            return []
        return [term | {many: text} for text in term[many]] if many else [term]

    return terms
