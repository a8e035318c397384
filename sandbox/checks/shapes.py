"""Shapes of JSON: each says what is wrong with a value, and where, as Slack words it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a JSON pointer."""

    pointer: str
    says: str

    @override
    def __str__(self) -> str:
        return f"[ERROR] {self.says} [json-pointer:{self.pointer}]"


Problems = Iterator[Problem]


class Shape(Protocol):
    """What a value must look like."""

    def problems(self, value: object, at: str) -> Problems:
        """Everything wrong with *value*, which stands at the pointer *at*."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string of *least* to *most* characters, matching *pattern* if there is one."""

    most: int | None = None
    least: int = 1
    pattern: re.Pattern[str] | None = None
    called: str = "string"

    def problems(self, value: object, at: str) -> Problems:
        if not isinstance(value, str):
            yield Problem(at, "must be a string")
            return
        if len(value) < self.least:
            yield Problem(at, f"must be more than {self.least - 1} characters")
        if self.most is not None and len(value) > self.most:
            yield Problem(at, f"must be less than {self.most + 1} characters")
        if self.pattern is not None and not self.pattern.fullmatch(value):
            yield Problem(at, f"must be a valid {self.called}")


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer from *least* to *most*."""

    least: int = 0
    most: int | None = None

    def problems(self, value: object, at: str) -> Problems:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(at, "must be an integer")
        elif value < self.least:
            yield Problem(at, f"must be greater than or equal to {self.least}")
        elif self.most is not None and value > self.most:
            yield Problem(at, f"must be less than or equal to {self.most}")


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def problems(self, value: object, at: str) -> Problems:
        if not isinstance(value, bool):
            yield Problem(at, "must be a boolean")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: frozenset[str]

    def problems(self, value: object, at: str) -> Problems:
        if value not in self.words:
            yield Problem(at, f"must be one of: {', '.join(sorted(self.words))}")


@dataclass(frozen=True, slots=True)
class Many:
    """A list of *least* to *most* values of one shape."""

    of: Shape
    most: int | None = None
    least: int = 1

    def problems(self, value: object, at: str) -> Problems:
        if not isinstance(value, list):
            yield Problem(at, "must be an array")
            return
        if len(value) < self.least:
            yield Problem(at, f"no less than {self.least} items allowed")
        if self.most is not None and len(value) > self.most:
            yield Problem(at, f"no more than {self.most} items allowed")
        for place, item in enumerate(value):
            yield from self.of.problems(item, f"{at}/{place}")


Rule = Callable[[Mapping[str, object]], str | None]


@dataclass(frozen=True, slots=True)
class Record:
    """An object with the fields it needs, those it may have, and no other."""

    needs: Mapping[str, Shape] = field(default_factory=dict)
    may: Mapping[str, Shape] = field(default_factory=dict)
    rules: Sequence[Rule] = ()

    def problems(self, value: object, at: str) -> Problems:
        if not isinstance(value, dict):
            yield Problem(at, "must be an object")
            return
        wrong = [*self._missing(value, at), *self._fields(value, at)]
        yield from wrong
        if not wrong:  # rules may rely on the shapes of the fields
            found = (rule(value) for rule in self.rules)
            yield from (Problem(at, says) for says in found if says is not None)

    def _missing(self, value: Mapping[str, object], at: str) -> Problems:
        for name in sorted(self.needs.keys() - value.keys()):
            yield Problem(at, f"missing required field: {name}")

    def _fields(self, value: Mapping[str, object], at: str) -> Problems:
        shapes = {**self.needs, **self.may}
        for name, item in value.items():
            if name in shapes:
                yield from shapes[name].problems(item, f"{at}/{name}")
            else:
                yield Problem(at, f"invalid additional property: {name}")


@dataclass(frozen=True, slots=True)
class Kinds:
    """An object whose `type` says which of several records it is."""

    table: Mapping[str, Record]

    def problems(self, value: object, at: str) -> Problems:
        if not isinstance(value, dict):
            yield Problem(at, "must be an object")
        elif "type" not in value:
            yield Problem(at, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in self.table:
            yield Problem(f"{at}/type", f"unsupported type: {value['type']}")
        else:
            rest = {name: item for name, item in value.items() if name != "type"}
            yield from self.table[value["type"]].problems(rest, at)


def one_of(*names: str) -> Rule:
    """At least one of these fields is there."""

    def rule(value: Mapping[str, object]) -> str | None:
        missing = not any(name in value for name in names)
        return f"must have one of: {', '.join(names)}" if missing else None

    return rule


def not_both(one: str, other: str) -> Rule:
    """These two exclude each other."""

    def rule(value: Mapping[str, object]) -> str | None:
        both = one in value and other in value
        return f"only one of {one} and {other} is allowed" if both else None

    return rule
