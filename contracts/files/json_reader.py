"""Contract files in JSON, item by item, whether on one line or on a million."""

import json
from collections.abc import Iterator
from json.decoder import JSONDecodeError
from typing import Any, TextIO

from contracts.files.items import SECTIONS, Item, ItemKind, Unreadable
from contracts.files.json_places import JsonPlaces, twice
from contracts.files.names import check_section
from contracts.i18n import _

CHUNK = 1 << 16
LARGEST = 1 << 24
"""The most characters of one item: more is no contract."""

NEAR_THE_END = 16  # longer than every word and escape that may be cut in two
BLANKS = " \t\r\n"


def not_json(constant: str) -> Any:
    """``NaN`` and its kin are no JSON; json.loads calls this for them."""
    raise ValueError(_("{constant} is not a number", constant=constant))


DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=not_json)
"""Numbers stay text, as in YAML: the models read them exactly."""


class _Text:
    """The text of a file, of which only the part that is being read is held."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._text, self._at, self.line = stream, "", 0, 1

    def peek(self) -> str:
        """The next character that is not blank; empty at the end of the file."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in BLANKS:
                self._at += 1
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, expected: str) -> str:
        """The next character, which must be one of *expected*."""
        found = self.peek()
        if not found or found not in expected:
            self._forget()
            raise Unreadable(self.line, _broken(found, expected))
        self._at += 1
        return found

    def value(self) -> tuple[Any, str, int]:
        """The next value, its text and the line on which it begins."""
        self.peek()
        self._forget()
        while True:
            try:
                value, end = DECODER.raw_decode(self._text)
                if end < len(self._text) or not self._more():
                    break
            except JSONDecodeError as wrong:
                if not self._cut_off(wrong) or not self._more():
                    raise unreadable(wrong, self.line) from wrong
            except (RecursionError, ValueError) as wrong:
                raise Unreadable(self.line, beyond_reading(wrong)) from wrong
        self._at = end
        return value, self._text[:end], self.line

    def _cut_off(self, wrong: JSONDecodeError) -> bool:
        """Whether more of the file may mend what is wrong with what was read of it."""
        return wrong.msg.startswith("Unterminated") or wrong.pos + NEAR_THE_END > len(self._text)

    def _more(self) -> bool:
        """Read on; whether there was more."""
        if len(self._text) > LARGEST:
            raise Unreadable(self.line, _("here begins something too large to be one item."))
        chunk = self._stream.read(max(CHUNK, len(self._text)))
        self._text += chunk
        return bool(chunk)

    def _forget(self) -> None:
        """Drop what was read."""
        self.line += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :], 0


def read_json(stream: TextIO) -> Iterator[Item]:
    """The items of a contract file in JSON; Unreadable where it is none."""
    text = _Text(stream)
    text.take("{")
    seen: set[str] = set()
    if text.peek() == "}":
        text.take("}")
    else:
        yield from _section(text, seen)
        while text.take(",}") == ",":
            yield from _section(text, seen)
    if text.peek():
        text.take("")


def _section(text: _Text, seen: set[str]) -> Iterator[Item]:
    name, _written, line = text.value()
    check_section(str(name), seen, line)
    text.take(":")
    kind = SECTIONS[name]
    if kind is ItemKind.SELLER:
        yield _item(text, kind)
        return
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        return
    yield _item(text, kind)
    while text.take(",]") == ",":
        yield _item(text, kind)


def _item(text: _Text, kind: ItemKind) -> Item:
    data, written, line = text.value()
    return Item(kind, line, data, JsonPlaces(written, line), twice(written, line))


def unreadable(wrong: JSONDecodeError, line: int) -> Unreadable:
    """The refusal for text that begins on *line* and is no JSON."""
    return Unreadable(
        line + wrong.lineno - 1, _("the JSON breaks here ({problem}).", problem=wrong.msg)
    )


def beyond_reading(wrong: Exception) -> str:
    """The sentence for JSON that is well formed, but not taken."""
    if isinstance(wrong, RecursionError):
        return _("this is nested too deeply.")
    return _("the JSON breaks here ({problem}).", problem=wrong)


def _broken(found: str, expected: str) -> str:
    if not found:
        return _("the file breaks off here.")
    if not expected:
        return _("something follows after the end of the file’s content.")
    wanted = _(" or ").join(f"“{character}”" for character in expected)
    return _("here stands “{found}” instead of {wanted}.", found=found, wanted=wanted)
