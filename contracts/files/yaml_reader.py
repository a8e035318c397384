"""Contract files in YAML, item by item: of a file with 100,000 contracts one is held at a time."""

from collections.abc import Iterator
from typing import Any, TextIO

from yaml import CSafeLoader
from yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from contracts.files.items import SECTIONS, Item, ItemKind, Unreadable
from contracts.files.names import check_section
from contracts.files.yaml_events import Events, YamlPlaces, key_of, line_of, scalar_of
from contracts.i18n import _


def read_yaml(stream: TextIO) -> Iterator[Item]:
    """The items of a contract file in YAML; Unreadable where it is none."""
    events = Events(CSafeLoader(stream))
    _open(events)
    seen: set[str] = set()
    while not isinstance(event := events.next(), MappingEndEvent):
        name = key_of(event)
        check_section(name, seen, line_of(event))
        yield from _section(events, SECTIONS[name])
    events.next()
    if not isinstance(event := events.next(), StreamEndEvent):
        raise Unreadable(line_of(event), _("a second document begins; a contract file is one."))


def read_document(stream: TextIO) -> tuple[Any, YamlPlaces]:
    """One whole YAML document and its lines: for small files such as a mapping."""
    events = Events(CSafeLoader(stream))
    events.next()
    if not isinstance(event := events.next(), DocumentStartEvent):
        raise Unreadable(line_of(event), _("the file is empty."))
    value, place = events.value(events.next(), ())
    if events.twice:
        raise Unreadable(events.twice[0].line, events.twice[0].sentence)
    return value, YamlPlaces(place)


def _open(events: Events) -> None:
    events.next()
    if not isinstance(event := events.next(), DocumentStartEvent):
        raise Unreadable(line_of(event), _("the file is empty."))
    event = events.next()
    if not isinstance(event, MappingStartEvent):
        raise Unreadable(
            line_of(event), _("a contract file begins with a section such as “contracts:”.")
        )


def _section(events: Events, kind: ItemKind) -> Iterator[Item]:
    event = events.next()
    if kind is ItemKind.SELLER:
        yield _item(events, kind, event)
    elif isinstance(event, SequenceStartEvent):
        while not isinstance(event := events.next(), SequenceEndEvent):
            yield _item(events, kind, event)
    elif not isinstance(event, ScalarEvent) or scalar_of(event) is not None:
        raise Unreadable(line_of(event), _("this section is a list; begin each item with “- ”."))


def _item(events: Events, kind: ItemKind, event: Event) -> Item:
    events.twice = []
    data, place = events.value(event, ())
    return Item(kind, place[0], data, YamlPlaces(place), tuple(events.twice))
