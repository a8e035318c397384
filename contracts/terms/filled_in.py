"""From what the form of a term was filled in with to the term, or to what is wrong, by field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from contracts.errors import Refusal
from contracts.terms import TERMS, Term, TermBase
from contracts.terms.base import COMMON
from contracts.terms.by_policy import OWN
from contracts.terms.field_errors import Details, by_field, with_field
from contracts.terms.forms import written
from contracts.terms.held import NOTHING, POLICY, asked_for, file_of, is_kept
from contracts.terms.lines import LinesRefused, from_lines
from contracts.terms.shape import FieldKind, FieldShape

Filled = str | tuple[str, ...] | None
Fields = Mapping[str, Filled]
"""What a form was filled in with; None where an input was left empty."""

TRUE = "true"
ANY = "any"


class FieldsRefused(Refusal):
    """Some fields of the form are not filled in as they should be."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        """*errors* are sentences by the names of the fields, to stand beside them."""
        super().__init__("\n".join(errors.values()))
        self.errors = dict(errors)


def term_filled_in(kind: type[TermBase], fields: Fields, value: Term | None = None) -> Term:
    """The term that *fields* say, or FieldsRefused with everything that is wrong, at once."""
    form = _Form(kind, fields, value)
    data, wrong = form.read()
    try:
        [term] = TERMS.validate_python([data])
    except ValidationError as error:
        details = error.errors(include_url=False)
        told = [*(with_field(details) if wrong else details), *_shared(data)]
        raise FieldsRefused(form.beside(by_field(told, kind) | wrong)) from error
    if wrong:
        raise FieldsRefused(form.beside(wrong))
    return term


def submitted(kind: type[TermBase], fields: Fields, value: Term | None = None) -> Mapping[str, Any]:
    """What *fields* say, as TERMS reads it; what no input asked for stays as it is in *value*.

    FieldsRefused where pasted lines cannot be read.
    """
    form = _Form(kind, fields, value)
    data, wrong = form.read()
    if wrong:
        raise FieldsRefused(form.beside(wrong))
    return data


def _shared(data: Mapping[str, Any]) -> Details:
    """What is wrong with the fields that all terms share, which other mistakes hide.

    They are read as if a policy said the rest.
    """
    shared = {name: said for name, said in data.items() if name in OWN}
    try:
        TERMS.validate_python([{POLICY: ANY} | shared])
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


@dataclass(frozen=True, slots=True)
class _Form:
    """One form that was filled in, for a term that is there already or for a new one."""

    kind: type[TermBase]
    fields: Fields
    value: Term | None

    def read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The term as a contract file has it; what is wrong with pasted lines, by field."""
        before = written([self.value])[0] if self.value else {}
        policy = self.text(POLICY).strip() if POLICY in self.fields else before.get(POLICY)
        data = {"kind": self.kind.kind_name()} | ({POLICY: policy} if policy else {})
        wrong: dict[str, str] = {}
        for field in asked_for(self.kind):
            try:
                said = self._said(field, before, policy)
            except LinesRefused as refused:
                wrong[field.name] = str(refused)
            else:
                data |= {} if said is NOTHING else {field.name: said}
        return data, wrong

    def beside(self, errors: Mapping[str, str]) -> dict[str, str]:
        """*errors* by the names of the inputs: what is wrong with a file stands beside it."""
        files = {field.name: file_of(field) for field in asked_for(self.kind)}
        return {files[n] if self.text(files.get(n, "")) else n: said for n, said in errors.items()}

    def _said(self, field: FieldShape, before: Mapping[str, Any], policy: str | None) -> Any:
        """What the form says in *field*: NOTHING where it was left empty."""
        asks = not self.fields.keys().isdisjoint({field.name, file_of(field)})
        said = READ[field.kind](self, field) if asks else NOTHING
        if said is not NOTHING or field.name not in before:
            return said
        # By a policy, “none” is something else than what the policy says: no input shows it.
        none = before[field.name] in (None, []) and policy and policy == before.get(POLICY)
        stays = none or not asks or is_kept(field, self.value)
        return before[field.name] if stays else NOTHING

    def text(self, name: str) -> str:
        """What was filled in, or nothing; blanks before it stay, for a tab parts two cells."""
        filled = self.fields.get(name)
        said = "\n".join(filled) if isinstance(filled, tuple) else filled or ""
        return said if said.strip() else ""


def _text(form: _Form, field: FieldShape) -> Any:
    return form.text(field.name).strip() or NOTHING


def _names(form: _Form, field: FieldShape) -> Any:
    names = [line.strip() for line in form.text(field.name).split("\n")]
    return [name for name in names if name] or NOTHING


def _parts(form: _Form, field: FieldShape) -> Any:
    """Lines that were pasted; a file counts instead of them."""
    text = form.text(file_of(field)) or form.text(field.name)
    return from_lines(text, field.part) if text and field.part else NOTHING


def _flag(form: _Form, field: FieldShape) -> Any:
    """Ticked or not; where a policy may say it, there is a third answer: nothing."""
    text = form.text(field.name)
    if POLICY in form.fields and field.attribute not in COMMON:
        return text == TRUE if text else NOTHING
    return NOTHING if (text == TRUE) == field.default else text == TRUE


READ: Mapping[FieldKind, Callable[[_Form, FieldShape], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.CHOICE: _text,
    FieldKind.DAY: _text,
    FieldKind.NAMES: _names,
    FieldKind.PARTS: _parts,
    FieldKind.FLAG: _flag,
}
