"""What a term holds in each field, as its form shows it: as text, ready to be changed."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from contracts.percent import plain
from contracts.terms import ByPolicy, Term, TermBase
from contracts.terms.base import COMMON
from contracts.terms.lines import to_lines
from contracts.terms.model import Model
from contracts.terms.shape import FieldShape, shape

POLICY: Final = "policy"
ROOM: Final = 3_000
"""The most characters that one input of a form holds; what is longer stays unless replaced."""
NOTHING: Final = object()


def asked_for(kind: type[TermBase]) -> tuple[FieldShape, ...]:
    """The fields of a form: the kind's own, then those that every term has."""
    fields = [field for field in shape(kind) if field.attribute != "kind"]
    return tuple(sorted(fields, key=lambda field: field.attribute in COMMON))


def file_of(field: FieldShape) -> str:
    """The name under which a form takes the lines of *field* as a file."""
    return f"{field.name}_file"


def held(field: FieldShape, value: Term | None) -> Any:
    """What *value* holds in *field*: NOTHING where there is no term, or a policy says it."""
    if value is None:
        return NOTHING
    if isinstance(value, ByPolicy) and field.attribute not in COMMON:
        return value.differing.get(field.attribute, NOTHING)
    return getattr(value, field.attribute)


def is_kept(field: FieldShape, value: Term | None) -> bool:
    """Whether it is too long for an input, so that one left empty keeps it."""
    now = held(field, value)
    many = isinstance(now, tuple) and len(now) > ROOM  # known without writing them all
    return many or len(as_text(now)) > ROOM


def as_text(value: Any) -> str:
    """*value* in its written form; a list one a line."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case (Model(), *_):
            return to_lines(value)
        case tuple():
            return "\n".join(map(as_text, value))
        case _:
            nothing = value is None or value is NOTHING
            return "" if nothing else str(getattr(value, "written", value))
