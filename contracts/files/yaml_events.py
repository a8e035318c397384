"""The events of a YAML file as plain values, each with its line.

Plain words are text, whatever YAML 1.1 makes of them (``NO`` is Norway, ``1.10`` keeps its zero);
only ``true``, ``false`` and ``null`` are more. The models read numbers and days from their text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import CSafeLoader, MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from contracts.files.items import Path, Problem, Unreadable, stands_twice
from contracts.i18n import _

DEEPEST = 30
WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


Place = tuple[int, Any]
"""A line, and the places of what stands there: by key, by index or, of a scalar, None."""


@dataclass(frozen=True, slots=True)
class YamlPlaces:
    """The lines of an item in YAML."""

    place: Place

    def locate(self, path: Path) -> int:
        return self.below(path).place[0]

    def below(self, path: Path) -> "YamlPlaces":
        """The lines of what stands at *path*, or of the nearest thing around it."""
        line, parts = self.place
        for part in path:
            try:
                line, parts = parts[part]
            except (KeyError, IndexError, TypeError):
                break
        return YamlPlaces((line, parts))


@dataclass(slots=True)
class Events:
    """The events of a file, with what we do not take refused."""

    parser: CSafeLoader
    twice: list[Problem] = field(default_factory=list)
    line: int = 1

    def next(self) -> Event:
        """The next event; Unreadable where the file is no YAML or holds what we do not take."""
        try:
            event = self.parser.get_event()
        except MarkedYAMLError as wrong:
            mark = wrong.problem_mark
            raise Unreadable(mark.line + 1 if mark else 1, _not_yaml(wrong.problem)) from wrong
        except (YAMLError, UnicodeError) as wrong:
            raise Unreadable(self.line, _not_yaml(getattr(wrong, "reason", wrong))) from wrong
        if event is None:
            raise Unreadable(self.line, _("the file breaks off here."))
        self.line = line_of(event)
        if isinstance(event, NodeEvent):
            _check(event)
        return event

    def value(self, event: Event, path: Path) -> tuple[Any, Place]:
        """The data that begins with *event*, and where its parts stand."""
        if len(path) > DEEPEST:
            raise Unreadable(line_of(event), _("this is nested too deeply."))
        if isinstance(event, ScalarEvent):
            return scalar_of(event), (line_of(event), None)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, path)
        return self._mapping(event, path)

    def _sequence(self, start: Event, path: Path) -> tuple[list[Any], Place]:
        values: list[Any] = []
        places: list[Place] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            value, place = self.value(event, (*path, len(values)))
            values.append(value)
            places.append(place)
        return values, (line_of(start), places)

    def _mapping(self, start: Event, path: Path) -> tuple[dict[str, Any], Place]:
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        while not isinstance(event := self.next(), MappingEndEvent):
            key, line = key_of(event), line_of(event)
            value, (_value_line, parts) = self.value(self.next(), (*path, key))
            if key in values:
                self.twice.append(stands_twice(line, (*path, key)))
            values[key] = value
            places[key] = (line, parts)
        return values, (line_of(start), places)


def _check(event: NodeEvent) -> None:
    if isinstance(event, AliasEvent) or event.anchor is not None:
        raise Unreadable(
            line_of(event), _("anchors and aliases (& and *) are not taken; write it out.")
        )
    if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag not in {None, "!"}:
        raise Unreadable(line_of(event), _("the tag {tag} is not taken.", tag=event.tag))


def key_of(event: Event) -> str:
    """*event* as the key of a mapping."""
    if not isinstance(event, ScalarEvent):
        raise Unreadable(line_of(event), _("a key is one word."))
    return str(event.value)


def scalar_of(event: ScalarEvent) -> str | bool | None:
    """What stands there: text, unless it is one of the WORDS without quotes."""
    return event.value if event.style else WORDS.get(event.value, event.value)


def line_of(event: Event) -> int:
    """Where *event* begins, counted from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _not_yaml(problem: object) -> str:
    return _("the YAML breaks here ({problem}).", problem=problem)
