"""Where the values of a JSON text stand: looked up only where something is wrong with one."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from contracts.files.items import Path, Problem, stands_twice

BLANKS = re.compile(r"[ \t\r\n]*")
DECODER = json.JSONDecoder()
Place = tuple[Path, int]
Places = Iterator[Place]


@dataclass(frozen=True, slots=True)
class JsonPlaces:
    """The lines of an item in JSON, read again from its *text*, which begins on line *first*."""

    text: str
    first: int
    around: Path = ()  # where the item stands in the text

    def locate(self, path: Path) -> int:
        path = self.around + path
        best, deepest = 0, 0
        for found, offset in places(self.text):
            depth = len(found)
            if depth > deepest and found == path[:depth]:
                best, deepest = offset, depth
        return self.first + self.text.count("\n", 0, best)


def twice(text: str, first: int) -> tuple[Problem, ...]:
    """Every key of *text* that stands twice in its object; cheap where there is none."""
    if not _some_twice(text):
        return ()
    seen: set[Path] = set()
    problems = []
    for path, offset in places(text):
        if path in seen:
            line = first + text.count("\n", 0, offset)
            problems.append(stands_twice(line, path))
        seen.add(path)
    return tuple(problems)


def _some_twice(text: str) -> bool:
    found = False

    def look(pairs: list[tuple[str, object]]) -> None:
        nonlocal found
        found = found or len(dict(pairs)) < len(pairs)

    json.loads(text, object_pairs_hook=look)
    return found


def places(text: str) -> Places:
    """The path of each key and list item of *text*, with its offset, in the order of the text."""
    yield from _Walk(text).value((), _blank(text, 0))


class _Walk:
    """One walk through a well-formed JSON text; ``end`` is where it has come to."""

    def __init__(self, text: str) -> None:
        self._text, self.end = text, 0

    def value(self, path: Path, at: int) -> Places:
        opening = self._text[at]
        if opening == "{":
            yield from self._parts(path, at, "}")
        elif opening == "[":
            yield from self._parts(path, at, "]")
        else:
            self.end = DECODER.raw_decode(self._text, at)[1]

    def _parts(self, path: Path, at: int, closing: str) -> Places:
        index, at = 0, _blank(self._text, at + 1)
        while self._text[at] != closing:
            key: str | int = index
            start = at
            if closing == "}":
                key, at = DECODER.raw_decode(self._text, at)
                at = _blank(self._text, _blank(self._text, at) + 1)
            yield (*path, key), start
            yield from self.value((*path, key), at)
            index, at = index + 1, _blank(self._text, self.end)
            if self._text[at] == ",":
                at = _blank(self._text, at + 1)
        self.end = at + 1


def _blank(text: str, at: int) -> int:
    found = BLANKS.match(text, at)
    return found.end() if found else at
