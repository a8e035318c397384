"""How the columns of a CSV file become accounts, contracts and terms: the mapping that says so."""

from typing import Annotated, Any, TextIO

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from contracts.files.items import Path, Unreadable
from contracts.files.names import nearest
from contracts.files.parsers import PARSERS
from contracts.files.parties import Parties
from contracts.files.sentences import problems
from contracts.files.yaml_events import YamlPlaces
from contracts.files.yaml_reader import read_document
from contracts.i18n import _
from contracts.terms.base import Model

TEMPLATES = ("account", "contract", "version", "terms")
COLUMNS = frozenset({"column", "columns"})
"""What tells a value that comes from the file from one that stands in the mapping."""


def _known(name: str) -> str:
    if name in PARSERS:
        return name
    near = nearest(name, PARSERS) or ", ".join(PARSERS)
    raise PydanticCustomError(
        "parser", _("“{name}” is not a parser; did you mean {near}?", name=name, near=near)
    )


class Source(Model):
    """Where a value comes from, and how its text is read."""

    one_of = ("column", "columns")

    column: str | None = None
    columns: tuple[str, ...] | None = None  # the first of them that is not empty
    parse: Annotated[str, AfterValidator(_known)] = "text"
    words: dict[str, Any] = Field(default_factory=dict)  # whole cells with a meaning of their own
    format: str | None = None  # a text around the value: "CUAD: {}"
    empty: Any = None  # for an empty cell; left out: so is the field
    unclear: Any = None  # for a cell that cannot be read; left out: the row is refused

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column that it looks into, in that order."""
        return self.columns or (str(self.column),)


class CsvMapping(Model):
    """What every row of a CSV file becomes."""

    about: str | None = None
    encoding: str = ""  # UTF-8 unless a mark in the file says otherwise
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    parties: Parties | None = None
    account: dict[str, Any] = Field(default_factory=dict)
    contract: dict[str, Any] | None = None
    version: dict[str, Any] = Field(default_factory=dict)
    terms: tuple[dict[str, Any], ...] = ()


def read_mapping(stream: TextIO) -> CsvMapping:
    """The mapping in *stream*; Unreadable with the line of the first thing that is wrong."""
    data, where = read_document(stream)
    try:
        mapping = CsvMapping.model_validate(data)
    except ValidationError as error:
        raise _wrong(data, where, CsvMapping, error) from error
    templates = {name: getattr(mapping, name) for name in TEMPLATES}
    return mapping.model_copy(update=_with_sources(templates, (), where))


def _with_sources(template: Any, path: Path, where: YamlPlaces) -> Any:
    """*template* with every ``{column: …}`` in it made a Source."""
    if isinstance(template, list | tuple):
        return [_with_sources(one, (*path, n), where) for n, one in enumerate(template)]
    if not isinstance(template, dict):
        return template
    if COLUMNS.isdisjoint(template):
        return {key: _with_sources(one, (*path, key), where) for key, one in template.items()}
    try:
        return Source.model_validate(template)
    except ValidationError as error:
        raise _wrong(template, where.below(path), Source, error) from error


def _wrong(data: Any, where: YamlPlaces, model: type[Model], error: ValidationError) -> Unreadable:
    first, *_others = problems(data, where, model, error)
    named = f"{first.field}: {first.sentence}" if first.field else first.sentence
    return Unreadable(first.line, named)
