"""What pydantic found wrong with typed arguments, as sentences."""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contracts.i18n import _, listed, number, quoted

Sentence = Callable[[str, ErrorDetails], str]


def said(error: ValidationError, flags: Container[str]) -> Iterator[str]:
    """One sentence for each mistake in *error*; *flags* are called as they are typed."""
    for detail in error.errors():
        name = "-".join(str(part) for part in detail["loc"][:1]).replace("_", "-")
        typed = f"--{name}" if name in flags else name.upper()
        yield SENTENCES.get(detail["type"], _other)(typed, detail)


def _missing(name: str, _detail: ErrorDetails) -> str:
    return _("{name} is missing.", name=name)


def _whole(name: str, detail: ErrorDetails) -> str:
    given = quoted(detail["input"])
    return _("{name} takes a whole number, not {given}.", name=name, given=given)


def _choice(name: str, detail: ErrorDetails) -> str:
    expected = str(_context(detail).get("expected", "")).replace("'", "")
    possible = listed(expected.replace(" or ", ", ").split(", "))
    return _(
        "{name} cannot be {given}; possible: {possible}.",
        name=name,
        given=quoted(detail["input"]),
        possible=possible,
    )


def _too_small(name: str, detail: ErrorDetails) -> str:
    return _("{name} must be more than {least}.", name=name, least=_context(detail)["gt"])


def _below(name: str, detail: ErrorDetails) -> str:
    return _("{name} must be {least} or more.", name=name, least=_context(detail)["ge"])


def _above(name: str, detail: ErrorDetails) -> str:
    return _("{name} must be {most} or less.", name=name, most=number(_context(detail)["le"]))


def _too_long(name: str, detail: ErrorDetails) -> str:
    most = number(_context(detail)["max_length"])
    return _("{name} has {most} characters at most: shorten it.", name=name, most=most)


def _switch(name: str, _detail: ErrorDetails) -> str:
    return _("{name} takes no value.", name=name)


def _other(name: str, detail: ErrorDetails) -> str:
    return _("I cannot take {given} as {name}.", name=name, given=quoted(detail["input"]))


def _context(detail: ErrorDetails) -> Mapping[str, Any]:
    return detail.get("ctx", {})


SENTENCES: Mapping[str, Sentence] = {
    "missing": _missing,
    "int_parsing": _whole,
    "enum": _choice,
    "literal_error": _choice,
    "int_parsing_size": _whole,
    "greater_than": _too_small,
    "greater_than_equal": _below,
    "less_than_equal": _above,
    "string_too_long": _too_long,
    "bool_parsing": _switch,
}
