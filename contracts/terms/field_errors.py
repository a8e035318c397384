"""What is wrong with a term, beside the field of its form that it is about."""

import re
from collections.abc import Iterable, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contracts.terms import BY_POLICY, OUT, TermBase
from contracts.terms.complaints import sentence, together
from contracts.terms.held import POLICY, asked_for
from contracts.terms.lines import at_line

Details = Sequence[ErrorDetails]
Path = tuple[int | str, ...]


def field_errors(error: ValidationError, kind: type[TermBase]) -> dict[str, str]:
    """Everything that *error* says, by the name of the field.

    A rule about several fields stands beside the first that it names.
    """
    return by_field(error.errors(include_url=False), kind)


def by_field(details: Iterable[ErrorDetails], kind: type[TermBase]) -> dict[str, str]:
    """The same of single errors, each sentence once."""
    found: dict[str, list[str]] = {}
    for detail in details:
        name, said = _beside(_path(detail), sentence(detail), kind)
        if said not in found.setdefault(name, []):
            found[name].append(said)
    return {name: together(sentences) for name, sentences in found.items()}


def with_field(details: Iterable[ErrorDetails]) -> Details:
    """Those of *details* that are about one field, and no rule about several."""
    return [detail for detail in details if _path(detail)]


def _path(detail: ErrorDetails) -> Path:
    """The place of an error in its term, without the place of the term."""
    path = detail["loc"]
    path = path[1:] if path[:1] and isinstance(path[0], int) else path
    if path[:1] == (OUT,):
        return path[2:]  # after it stands the kind
    return path[1:] if path[:1] == (BY_POLICY,) else path


def _beside(path: Path, said: str, kind: type[TermBase]) -> tuple[str, str]:
    """The name of the field where *said* belongs, and what it says there."""
    names = [POLICY, *(field.name for field in asked_for(kind))]
    match path:
        case (str(name), int(index), *inside) if name in names:
            return name, at_line(index + 1, inside, said)
        case (str(name), *_) if name in names:
            return name, said
        case _:
            return _first_named(names, said), _readable(names, said)


def _first_named(names: Sequence[str], said: str) -> str:
    """The field that *said* names first, or the first field of the kind."""
    found = re.search(rf"\b({'|'.join(map(re.escape, names))})\b", said, re.IGNORECASE)
    return found[1].lower() if found else names[1]


def _readable(names: Sequence[str], said: str) -> str:
    for name in names:
        said = said.replace(name, name.replace("_", " "))
    return said[:1].upper() + said[1:]
