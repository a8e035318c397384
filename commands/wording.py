"""What pydantic found wrong with typed arguments, as sentences."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contracts.i18n import _, listed

Sentence = Callable[[str, ErrorDetails], str]


def said(error: ValidationError) -> Iterator[str]:
    """One sentence for each mistake in *error*."""
    for detail in error.errors():
        name = "-".join(str(part) for part in detail["loc"][:1]).replace("_", "-")
        yield SENTENCES.get(detail["type"], _other)(name, detail)


def _missing(name: str, _detail: ErrorDetails) -> str:
    return _("{name} is missing.", name=name.upper())


def _number(name: str, detail: ErrorDetails) -> str:
    return _("{name} takes a whole number, not “{value}”.", name=name, value=detail["input"])


def _choice(name: str, detail: ErrorDetails) -> str:
    expected = str(_context(detail).get("expected", "")).replace("'", "")
    possible = listed(expected.replace(" or ", ", ").split(", "))
    return _(
        "{name} cannot be “{value}”; possible: {possible}.",
        name=name,
        value=detail["input"],
        possible=possible,
    )


def _too_small(name: str, detail: ErrorDetails) -> str:
    least = _context(detail).get("ge", _context(detail).get("gt"))
    return _("{name} must be more than {least}.", name=name, least=least)


def _other(name: str, detail: ErrorDetails) -> str:
    return _("{name}: {what}.", name=name, what=detail["msg"].rstrip("."))


def _context(detail: ErrorDetails) -> Mapping[str, Any]:
    return detail.get("ctx", {})


SENTENCES: Mapping[str, Sentence] = {
    "missing": _missing,
    "int_parsing": _number,
    "enum": _choice,
    "literal_error": _choice,
    "greater_than": _too_small,
}
