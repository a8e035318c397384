"""How terms are written down: one form to hash and to store, one for contract files."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, get_origin

import msgspec

from contracts.percent import plain
from contracts.terms import KINDS, TERMS, Term, Terms
from contracts.terms.base import COMMON
from contracts.terms.many import STORED, Many
from contracts.terms.undecoded import Undecoded

AS_STORED = {STORED: True}

MANY: Final = frozenset(
    (kind_name, name)
    for kind_name, kind in KINDS.items()
    for name, field in kind.model_fields.items()
    if get_origin(field.annotation) is Many
)
"""Of which field of which kind the parts are read when they are needed."""

_sorted = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(terms: Sequence[Term]) -> bytes:
    """*terms* as JSON that is the same for the same content: what is stored and hashed.

    Defaults left out, keys sorted, numbers as text without trailing zeros, amounts as they
    were written. ``parse_canonical`` gives equal terms back.
    """
    dumped = TERMS.dump_python(tuple(terms), mode="json", exclude_defaults=True)
    shaped = [{"kind": term.kind} | form for term, form in zip(terms, dumped, strict=True)]
    return _sorted(shaped).encode()


def parse_canonical(stored: bytes | str) -> Terms:
    """The terms that ``canonical`` wrote, which is not checked again in every detail."""
    forms = msgspec.json.decode(stored, type=list[dict[str, msgspec.Raw]])
    return parse_plain([{name: _decoded(form, name) for name in form} for form in forms])


def _decoded(form: Mapping[str, msgspec.Raw], name: str) -> Any:
    raw = form[name]
    unread = (msgspec.json.decode(form["kind"]), name) in MANY
    return Undecoded(raw) if unread else msgspec.json.decode(raw)


def parse_plain(stored: Sequence[Any]) -> Terms:
    """The same of what JSON made of that."""
    return TERMS.validate_python(tuple(stored), context=AS_STORED)


def written(terms: Sequence[Term]) -> list[dict[str, Any]]:
    """*terms* as a contract file holds them (TERMS 9), without what is default.

    Numbers as int or Decimal, everything else as text, lists and mappings; the kind first and
    what all terms share last. ``TERMS.validate_python`` gives equal terms back.
    """
    dumped = TERMS.dump_python(tuple(terms), exclude_defaults=True)
    return [_ordered(term.kind, form) for term, form in zip(terms, dumped, strict=True)]


def _ordered(kind: str, form: dict[str, Any]) -> dict[str, Any]:
    own = {name: _as_text(value) for name, value in form.items() if name not in COMMON}
    shared = {name: _as_text(form[name]) for name in COMMON if name in form}
    policy = {"policy": own["policy"]} if "policy" in own else {}
    return {"kind": kind} | policy | own | shared


def _as_text(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else Decimal(plain(value))
        case date():
            return value.isoformat()
        case dict():
            return {name: _as_text(item) for name, item in value.items()}
        case list() | tuple():
            return [_as_text(item) for item in value]
        case _:
            return value
