"""Where a value of a mapping comes from: a column, how it is read, what of several rows counts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from contracts.files.items import Path
from contracts.files.names import nearest
from contracts.files.parsers import PARSERS
from contracts.files.taking import TAKES
from contracts.i18n import _
from contracts.terms.base import Model

LISTS = frozenset({"words", "texts"})
PLACES = re.compile(r"\{([^{}]*)\}")
"""Where a format has the value, ``{}``, or the cell of another column, ``{Currency}``."""


def _one_of(known: Iterable[str], kind: str, sentence: str) -> Callable[[str], str]:
    """A check that a name is *known*."""

    def check(name: str) -> str:
        if name in known:
            return name
        near = nearest(name, known) or ", ".join(known)
        raise PydanticCustomError(kind, _(sentence, name=name, near=near))

    return check


PARSER = _one_of(PARSERS, "parser", "“{name}” is not a parser; did you mean {near}?")
TAKE = _one_of(TAKES, "take", "“{name}” is nothing that can be taken; did you mean {near}?")


class Source(Model):
    """Where a value comes from, and how its text is read."""

    one_of = ("column", "columns")

    column: str | None = None
    columns: tuple[str, ...] | None = None  # the first of them that is not empty
    parse: Annotated[str, AfterValidator(PARSER)] = "text"
    words: dict[str, Any] = Field(default_factory=dict)  # whole cells with a meaning of their own
    format: str | None = None  # a text around the value: "CUAD: {}", "{} {Currency}"
    empty: Any = None  # for an empty cell; left out: so is the field
    unclear: Any = None  # for a cell that cannot be read; left out: the row is refused
    take: Annotated[str, AfterValidator(TAKE)] | None = None  # which of the gathered rows' values

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column that it looks into, in that order."""
        return self.columns or (str(self.column),)

    @property
    def gives_list(self) -> bool:
        """Whether one cell may hold several values."""
        return self.parse in LISTS

    @property
    def beside(self) -> tuple[str, ...]:
        """The columns whose cells stand in the text around the value."""
        return tuple(name for name in PLACES.findall(self.format or "") if name)


def sources_in(template: Any, path: Path = ()) -> Iterator[tuple[Path, Source]]:
    """Every source in *template*, and where it stands."""
    if isinstance(template, Source):
        yield path, template
    elif isinstance(template, Mapping):
        for name, inner in template.items():
            yield from sources_in(inner, (*path, name))
    elif isinstance(template, list | tuple):
        for number, inner in enumerate(template):
            yield from sources_in(inner, (*path, number))
