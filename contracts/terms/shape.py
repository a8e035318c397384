"""What a model asks for, field by field, read off its declaration: the reference and forms use it.

Nothing here knows a kind of term: a new one has its form and its chapter without further code.
"""

import inspect
import re
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from contracts.duration import Duration
from contracts.i18n import _, alternatives
from contracts.money import Money
from contracts.terms.fields import Text
from contracts.terms.many import Many
from contracts.terms.model import Model

CITATION = re.compile(r" \(TERMS \d+\)")
LONG = get_args(Text)[1]  # the mark of a text that may have many lines
NAMES: Mapping[str, str] = {"sku": "SKU", "skus": "SKUs"}  # what is no word
UNMARKED: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    date: "a day",
    Duration: "a duration",
    Money: "an amount",
}


class FieldKind(StrEnum):
    """How a field is best asked for."""

    TEXT = auto()
    LONG_TEXT = auto()
    CHOICE = auto()
    FLAG = auto()
    DAY = auto()
    NAMES = auto()
    PARTS = auto()


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a model."""

    name: str  # as contract files have it
    attribute: str
    kind: FieldKind
    meaning: str  # what it takes: “an amount”
    help: str  # what it is for
    required: bool
    default: Any = None
    choices: tuple[str, ...] = ()
    part: type[Model] | None = None  # the model of each of its PARTS

    @property
    def label(self) -> str:
        """``net_days`` as people read it: “Net days”."""
        words = NAMES.get(self.name) or self.name.replace("_", " ")
        return _(words[:1].upper() + words[1:])


@lru_cache(maxsize=256)
def shape(model: type[Model]) -> tuple[FieldShape, ...]:
    """The fields of *model*, in the order in which they are declared."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def about(model: type[Model]) -> str:
    """What *model* is, in a sentence."""
    return CITATION.sub("", inspect.cleandoc(model.__doc__ or "")).strip()


def takes(annotation: Any, marks: Sequence[Any], written: Callable[[str], str] = str) -> str:
    """What a field takes, in words: by the mark of its type, or by the type itself.

    *written* is applied to each word that stands in contract files just so.
    """
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return takes(inner, [*more, *marks], written)
    for mark in marks:
        if meaning := getattr(mark, "meaning", ""):
            return str(meaning)
    if choices := _choices(annotation):
        return alternatives([written(choice) for choice in choices])
    arguments = _not_none(annotation)
    if _is_union(annotation):
        return takes(arguments[0], [], written)
    if arguments:
        return f"a list of {takes(arguments[0], [], written)}"
    return UNMARKED.get(annotation, "these fields")


def parts_of(annotation: Any) -> Iterator[type[Model]]:
    """The models inside the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


def _field(name: str, info: FieldInfo) -> FieldShape:
    bare, marks = _bare(info.annotation, info.metadata)
    return FieldShape(
        name=info.alias or name,
        attribute=name,
        kind=_kind(bare, marks),
        meaning=takes(info.annotation, info.metadata),
        help=info.description or "",
        required=info.is_required(),
        default=None if info.is_required() else info.get_default(),
        choices=_choices(bare),
        part=next(parts_of(bare), None),
    )


def _bare(annotation: Any, marks: Sequence[Any]) -> tuple[Any, Sequence[Any]]:
    """The type itself, without its marks and the “or none” around it, and the marks."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _bare(inner, [*more, *marks])
    arguments = _not_none(annotation)
    if _is_union(annotation) and len(arguments) == 1:
        return _bare(arguments[0], marks)
    return annotation, marks


def _kind(bare: Any, marks: Sequence[Any]) -> FieldKind:
    if get_origin(bare) in {tuple, Many}:
        return FieldKind.PARTS if any(parts_of(bare)) else FieldKind.NAMES
    if _choices(bare):
        return FieldKind.CHOICE
    if LONG in marks:
        return FieldKind.LONG_TEXT
    return {bool: FieldKind.FLAG, date: FieldKind.DAY}.get(bare, FieldKind.TEXT)


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(choice) for choice in get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    return ()


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in {Union, types.UnionType}


def _not_none(annotation: Any) -> list[Any]:
    inner = (part for part in get_args(annotation) if part not in {type(None), Ellipsis})
    return list(inner)
