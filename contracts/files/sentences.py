"""What pydantic finds wrong with an item, as sentences of our own with the line of each."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from contracts.files.fields import fields_at
from contracts.files.items import Path, Problem, Where, dotted
from contracts.files.names import nearest, unknown_field
from contracts.i18n import _

SENTENCES: Mapping[str, str] = {
    "missing": "This field is needed.",
    "string_type": "This is text: put it in quotes.",
    "string_too_short": "This is empty.",
    "string_too_long": "This is longer than {max_length} characters.",
    "string_pattern_mismatch": "“{input}” does not have the form that this field takes.",
    "int_type": "“{input}” is not a whole number.",
    "int_parsing": "“{input}” is not a whole number.",
    "int_parsing_size": "“{input}” is too large a number.",
    "int_from_float": "“{input}” is not a whole number.",
    "decimal_type": "“{input}” is not a number such as 5 or 12.5.",
    "decimal_parsing": "“{input}” is not a number such as 5 or 12.5.",
    "decimal_max_digits": "“{input}” has too many digits.",
    "bool_type": "“{input}” is neither true nor false.",
    "bool_parsing": "“{input}” is neither true nor false.",
    "date_type": "“{input}” is not a day such as 2026-12-31.",
    "date_parsing": "“{input}” is not a day such as 2026-12-31.",
    "date_from_datetime_parsing": "“{input}” is not a day such as 2026-12-31.",
    "date_from_datetime_inexact": "“{input}” is not a day such as 2026-12-31.",
    "greater_than": "“{input}” is not more than {gt}.",
    "greater_than_equal": "“{input}” is less than {ge}.",
    "less_than": "“{input}” is not less than {lt}.",
    "less_than_equal": "“{input}” is more than {le}.",
    "too_short": "At least {min_length} stand here.",
    "too_long": "At most {max_length} stand here.",
    "tuple_type": "This is a list.",
    "list_type": "This is a list.",
    "dict_type": "This has fields of its own: write “name: value” inside.",
    "model_type": "This has fields of its own: write “name: value” inside.",
    "model_attributes_type": "This has fields of its own: write “name: value” inside.",
}
ONE_WORD = (
    "“{input}” is not one word: it takes no blanks, no quotes, no dash at its start and none of"
    " / < > & | `."
)
FORMS: Mapping[str | int, str] = {
    **dict.fromkeys(("code", "ref", "account", "base", "contract"), ONE_WORD),
    "owner": "“{input}” is not a Slack user such as U0REP0001.",
    "channel": "“{input}” is not a Slack channel such as C0SAL0001.",
    "email": "“{input}” is not an e-mail address.",
    "holidays": "“{input}” is not a country such as NL or DE-BY.",
    "url": "“{input}” is not a link that begins with https://.",
    "category": "“{input}” is not a way such as Fasteners/Bolts.",
}
CHOICES = {"enum", "literal_error", "union_tag_invalid"}
LONGEST = 60
NOTHING = object()


def problems(
    data: Any, where: Where, model: type[BaseModel], error: ValidationError
) -> list[Problem]:
    """Everything that *error* says about *data*, one problem a field, by line."""
    found: dict[Path, Problem] = {}
    for path, detail in _details(error, data):
        sentence = _sentence(detail, model, path, data)
        found.setdefault(path, Problem(where.locate(path), dotted(path), sentence))
    return sorted(found.values(), key=lambda problem: problem.line)


def _details(
    error: ValidationError, data: Any, base: Path = ()
) -> Iterator[tuple[Path, ErrorDetails]]:
    """Each error with its path in *data*; those of a model inside a validator stand there."""
    for detail in error.errors(include_url=False):
        path = base + _path(detail, data)
        inner = detail.get("ctx", {}).get("error")
        if isinstance(inner, ValidationError):
            yield from _details(inner, _at(data, path[len(base) :]), path)
        else:
            yield path, detail


def _path(detail: ErrorDetails, data: Any) -> Path:
    """The place of an error, without pydantic's names for the members of unions."""
    kept: list[str | int] = []
    *parts, last = detail["loc"] or ("",)
    for part in parts:
        inner = _inside(data, part)
        if isinstance(inner, dict | list) or (isinstance(part, int) and inner is not NOTHING):
            kept, data = [*kept, part], inner
    if detail["type"] == "missing" or _inside(data, last) is not NOTHING:
        kept.append(last)
    return tuple(kept)


def _inside(data: Any, part: str | int) -> Any:
    """What stands in *data* under *part*, or NOTHING."""
    try:
        return data[part]
    except (KeyError, IndexError, TypeError):
        return NOTHING


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _sentence(detail: ErrorDetails, model: type[BaseModel], path: Path, data: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_field(str(path[-1]), fields_at(model, path[:-1], data))
    shown = _shown(detail["input"])
    if kind in CHOICES:
        return _choice(shown, str(context.get("expected") or context.get("expected_tags")))
    if kind == "string_pattern_mismatch" and path and path[-1] in FORMS:
        return _(FORMS[path[-1]], input=shown)
    if kind in SENTENCES:
        return _(SENTENCES[kind], **({"input": shown} | context))
    message = detail["msg"].removeprefix("Value error, ")
    return message if message[-1] in ".?!" else f"{message}."


def _choice(shown: str, expected: str) -> str:
    choices = [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]
    listed = ", ".join(choices)
    if near := nearest(shown, choices):
        return _("“{input}” is not one of {choices}; did you mean “{near}”?",
                 input=shown, choices=listed, near=near)  # fmt: skip
    return _("“{input}” is not one of {choices}.", input=shown, choices=listed)


def _shown(value: Any) -> str:
    """A short form of what stood there."""
    if isinstance(value, dict | list | tuple):
        return "…"
    text = {True: "true", False: "false", None: "null"}.get(value) or str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
