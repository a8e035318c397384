"""Plain data as YAML that reads well: long things as blocks, short terms on one line."""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from contracts.percent import plain

WIDTH = 100
BLOCKS = {"versions", "terms"}
"""Lists of which every item has a line of its own."""

PLAIN = re.compile(r"[^\W\d_]([\w .@+/()%'’-]*[\w.)%])?")
WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
AMOUNT = re.compile(r"\d{1,5} (day|week|month|year)s?")


def item(data: dict[str, Any]) -> str:
    """*data* as one item of a list, with its line end."""
    return "".join(f"{line}\n" for line in _item(data, 2))


def mapping(data: dict[str, Any]) -> str:
    """*data* as what stands below a key, with its line end."""
    return "".join(f"{line}\n" for line in _mapping(data, 2))


def _item(value: Any, indent: int) -> list[str]:
    """The lines of one item of a list that stands at *indent*."""
    if not isinstance(value, dict) or not value:
        return [f"{' ' * indent}- {_flow(value)}"]
    first, *others = _mapping(value, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *others]


def _mapping(data: dict[str, Any], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _pair(_text(key), value, indent)


def _pair(key: str, value: Any, indent: int) -> Iterable[str]:
    margin = " " * indent
    if isinstance(value, str) and "\n" in value and not UNPRINTABLE.search(value):
        text = (f"{margin}  {line}" if line else "" for line in value.split("\n"))
        return [f"{margin}{key}: |-", *text]
    line = f"{margin}{key}: {_flow(value)}"
    if not isinstance(value, dict | list) or not value:
        return [line]
    if key not in BLOCKS and _fits(line):
        return [line]
    return [f"{margin}{key}:", *_block(value, indent + 2)]


def _block(value: dict[str, Any] | list[Any], indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _mapping(value, indent)
        return
    for inner in value:
        line = f"{' ' * indent}- {_flow(inner)}"
        yield from [line] if _fits(line) else _item(inner, indent)


def _fits(line: str) -> bool:
    """Whether *line* reads well as one line: short, and without text of several lines."""
    return len(line) <= WIDTH and "\\n" not in line


def _flow(value: Any) -> str:
    """*value* on one line."""
    if isinstance(value, dict):
        pairs = (f"{_text(key)}: {_flow(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str):
        return _text(value)
    return plain(value) if isinstance(value, Decimal) else json.dumps(value)


def _text(text: str) -> str:
    """*text* as it is where nobody can take it for anything else, else in quotes."""
    if PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    if DAY.fullmatch(text) or AMOUNT.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
