"""What stands below and inside the inputs of a term's form: what each is for, and what it takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from contracts.i18n import _, listed, number
from contracts.terms import ByPolicy, Term, TermBase
from contracts.terms.held import NOTHING, as_text, held
from contracts.terms.model import Model
from contracts.terms.shape import FieldKind, FieldShape, shape

SELF_EVIDENT = frozenset({"a name", "text"})
SUCH_AS: Mapping[str, str] = {
    "an amount": "87.50 EUR",
    "an amount, negative for a mark-down": "-5.00 EUR",
    "an amount, never positive": "-5.00 EUR",
    "a percentage": "5",
    "a percentage, negative for a mark-down": "-5",
    "a percentage, never positive": "-5",
    "a duration": "3 months",
    "a quantity": "100",
}
KEPT: Mapping[FieldKind, str] = {
    FieldKind.PARTS: (
        "{count} {what} stand here; leave empty to keep them, paste lines or give a CSV file to"
        " replace them"
    ),
    FieldKind.NAMES: (
        "{count} {what} stand here; leave empty to keep them, or write all of them anew"
    ),
}
KEPT_TEXT = "{count} characters stand here; leave empty to keep them, or write all of it anew"


def hint(kind: type[TermBase], field: FieldShape, value: Term | None, *, kept: bool) -> str:
    """Sentences in small print; *kept*: what *value* has there is too long to be shown."""
    said = [
        _kept(field, value) if kept else "",
        _none(field, value),
        _purpose(kind, field),
        _left_out(field),
    ]
    return ". ".join(one[:1].upper() + one[1:] for one in said if one)


def placeholder(kind: type[TermBase], field: FieldShape) -> str:
    """What the kind's own example has there, in grey; the first of several."""
    example: Any = kind.example.get(field.name)
    if _many(example):
        example = next(iter(example), None)
    if field.part and isinstance(example, Mapping):
        cells = [as_text(example.get(column.name)) for column in shape(field.part)]
        return "; ".join(cells).rstrip("; ")
    return as_text(example)


def rules(kind: type[TermBase]) -> list[str]:
    """How the fields of *kind* depend on each other."""
    labels = {field.attribute: field.label for field in shape(kind)}
    said = []
    if kind.one_of:
        fields = listed([labels[name] for name in kind.one_of])
        said.append(_("Exactly one of {fields}.", fields=fields))
    if kind.together:
        fields = listed([labels[name] for name in kind.together])
        said.append(_("{fields} come together or not at all.", fields=fields))
    return said


def _kept(field: FieldShape, value: Term | None) -> str:
    """That the input is empty although there is something, which stays."""
    now = held(field, value)
    words, what = KEPT.get(field.kind, KEPT_TEXT), field.label.lower()
    return _(words, count=number(len(now if _many(now) else str(now))), what=what)


def _none(field: FieldShape, value: Term | None) -> str:
    """That a policy does not count here: “none” was written, which no input can show."""
    written = value.differing if isinstance(value, ByPolicy) else {}
    if written.get(field.attribute, NOTHING) in (None, ()):
        return _("None here, whatever the policy says")
    return ""


def _purpose(kind: type[TermBase], field: FieldShape) -> str:
    takes = _takes(kind, field)
    if not field.help or not takes:
        return _(field.help) if field.help else takes
    return _("{what_for} ({takes})", what_for=_(field.help), takes=takes)


def _takes(kind: type[TermBase], field: FieldShape) -> str:
    """What is to be written, where the kind of input does not say it."""
    if field.kind is FieldKind.PARTS and field.part:
        return _columns(field.part)
    if field.kind is FieldKind.NAMES:
        return _("one per line")
    if field.kind is not FieldKind.TEXT or (field.help and field.meaning in SELF_EVIDENT):
        return ""
    example = as_text(kind.example.get(field.name)) or SUCH_AS.get(field.meaning)
    if not example:
        return _(field.meaning)
    return _("{meaning}, such as {example}", meaning=_(field.meaning), example=example)


def _columns(part: type[Model]) -> str:
    fields = shape(part)
    needed = listed([field.name for field in fields if field.required])
    words = "one per line, its cells separated by tabs or semicolons: {names}"
    if needed:
        words = f"{words}; needed: {{needed}}"
    return _(words, names="; ".join(field.name for field in fields), needed=needed)


def _left_out(field: FieldShape) -> str:
    default = "" if field.default is False else as_text(field.default)
    if not default or field.kind is FieldKind.FLAG:
        return ""
    return _("{default} if left out", default=default)


def _many(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
