"""What differs between two versions, field by field and term by term."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contracts.terms import Term
from contracts.terms.forms import written
from contracts.version import Version

FIELDS = ("title", "type", "start", "end", "renewal", "notice", "value", "summary", "document")
IDENTITY = ("product_set", "skus", "price_list", "role", "title", "what", "sku", "basis", "policy")
"""The fields by which a term stays the same one while others of it change."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with its values before and after; None: it was not there."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that was added (no old one), removed (no new one) or changed."""

    old: Term | None
    new: Term | None
    fields: Sequence[FieldChange] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two versions."""

    fields: Sequence[FieldChange]
    terms: Sequence[TermChange]

    @property
    def empty(self) -> bool:
        return not (self.fields or self.terms)


def difference(old: Version, new: Version) -> Difference:
    """What *new* changes of *old*: agreed fields and terms, not states."""
    agreed = [{name: getattr(version, name) for name in FIELDS} for version in (old, new)]
    return Difference(list(changed(*agreed)), list(term_changes(old.terms, new.terms)))


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
    """The fields of two mappings that differ, in the order of the first, then of the second."""
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield FieldChange(name, old.get(name), new.get(name))


Keyed = tuple[str, Term]
"""A term beside the text that is the same for equal ones: made once, it takes the longest."""


def term_changes(old: Sequence[Term], new: Sequence[Term]) -> Iterator[TermChange]:
    """Equal terms cancel out; of the rest, those of the same identity are one that changed."""
    before, after = ([(_key(term), term) for term in terms] for terms in (old, new))
    removed, added = _without(before, after), _without(after, before)
    for term in removed:
        match = next((other for other in added if _identity(other) == _identity(term)), None)
        if match is None:
            yield TermChange(term, None)
        else:
            added.remove(match)
            yield TermChange(term, match, list(changed(_form(term), _form(match))))
    yield from (TermChange(None, term) for term in added)


def _without(terms: Sequence[Keyed], others: Sequence[Keyed]) -> list[Term]:
    """*terms* less as many equal ones as *others* has."""
    left = Counter(key for key, _term in others)
    kept = []
    for key, term in terms:
        if left[key]:
            left[key] -= 1
        else:
            kept.append(term)
    return kept


def _form(term: Term) -> dict[str, Any]:
    [form] = written([term])
    return form


def _key(term: Term) -> str:
    return json.dumps(_form(term), sort_keys=True, default=str)


def _identity(term: Term) -> str:
    form = _form(term)
    return json.dumps([term.kind, *(form.get(name) for name in IDENTITY)], default=str)
