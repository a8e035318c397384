"""What the rows of a CSV file become, contracts or the catalog: the mapping that says so."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TextIO

from pydantic import BeforeValidator, Field, ValidationError

from contracts.files.items import ItemKind, Path, Unreadable
from contracts.files.leaving_out import LeaveOut
from contracts.files.mapping_checks import check
from contracts.files.parties import Parties
from contracts.files.sentences import problems
from contracts.files.source import Source, sources_in
from contracts.files.yaml_events import YamlPlaces
from contracts.files.yaml_reader import read_document
from contracts.terms.base import Model

TEMPLATES = ("account", "contract", "version", "terms", "product", "price_list", "product_set")
CATALOG: Mapping[str, ItemKind] = {
    "product": ItemKind.PRODUCT,
    "price_list": ItemKind.PRICE_LIST,
    "product_set": ItemKind.PRODUCT_SET,
}
"""The templates of which a mapping has one at most, and then none of the others."""
COLUMNS = frozenset({"column", "columns"})
"""What tells a value that comes from the file from one that stands in the mapping."""


def _list_of_one(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class CsvMapping(Model):
    """What the rows of a CSV file become."""

    about: str | None = None
    encoding: str = ""  # UTF-8 unless a mark in the file says otherwise
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    leave_out: tuple[LeaveOut, ...] = ()
    parties: Parties | None = None
    account: dict[str, Any] = Field(default_factory=dict)
    contract: dict[str, Any] | None = None
    version: dict[str, Any] = Field(default_factory=dict)
    terms: tuple[dict[str, Any], ...] = ()
    product: dict[str, Any] | None = None
    price_list: dict[str, Any] | None = None
    product_set: dict[str, Any] | None = None
    gather: Annotated[tuple[str, ...], BeforeValidator(_list_of_one)] = ()

    @property
    def entry(self) -> tuple[ItemKind, dict[str, Any]] | None:
        """The entry of the catalog that it makes, and of what; None: accounts or contracts."""
        made = ((kind, getattr(self, name)) for name, kind in CATALOG.items())
        return next((pair for pair in made if pair[1] is not None), None)

    @property
    def columns(self) -> Iterator[str]:
        """Every column that it names."""
        yield from (rule.column for rule in self.leave_out)
        yield from [self.parties.column] if self.parties else []
        for name in TEMPLATES:
            for _path, source in sources_in(getattr(self, name)):
                yield from (*source.all_columns, *source.beside)


def read_mapping(stream: TextIO) -> CsvMapping:
    """The mapping in *stream*; Unreadable with the line of the first thing that is wrong."""
    data, where = read_document(stream)
    try:
        mapping = CsvMapping.model_validate(data)
    except ValidationError as error:
        raise _wrong(data, where, CsvMapping, error) from error
    written = {name: getattr(mapping, name) for name in TEMPLATES if data.get(name)}
    templates = _with_sources(written, (), where)
    check(templates, mapping.gather, where)
    return mapping.model_copy(update=templates)


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
