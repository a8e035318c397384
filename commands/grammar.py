"""From the text after the command to typed arguments, and back to a usage line.

Fields without a default are positional, in order; so are those marked ``POSITIONAL``. The others
are ``--flags``. A single positional argument takes all words up to the first flag.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from rapidfuzz import process

from commands.wording import said
from commands.words import is_flag, split
from contracts.errors import Refusal
from contracts.i18n import _, listed, quoted

POSITIONAL = "positional"
"""``Annotated[str | None, POSITIONAL]``: may be left out, but is no flag."""

HIDDEN = "hidden"
"""``Annotated[int, HIDDEN] = 1``: a flag that is not repeated in every usage line."""


class Arguments(BaseModel):
    """Base of every command's arguments."""

    model_config = ConfigDict(frozen=True, extra="forbid")


A = TypeVar("A", bound=Arguments)


class BadArguments(Refusal):
    """I could not read that."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a model's fields are typed on a line."""

    positional: Sequence[str]
    flags: Mapping[str, FieldInfo]

    def is_switch(self, name: str) -> bool:
        return self.flags[name].annotation is bool


@cache
def shape(arguments: type[Arguments]) -> Shape:
    """The positional fields of *arguments* and its flags, as declared."""
    fields = arguments.model_fields
    positional = [n for n, f in fields.items() if f.is_required() or POSITIONAL in f.metadata]
    flags = {n.replace("_", "-"): f for n, f in fields.items() if n not in positional}
    return Shape(positional, flags)


def usage(arguments: type[Arguments]) -> str:
    """``ACCOUNT [--on DAY] [--share]``."""
    how = shape(arguments)
    fields = arguments.model_fields
    words = [_placeholder(name, fields[name]) for name in how.positional]
    for name, info in sorted(how.flags.items(), key=lambda flag: how.is_switch(flag[0])):
        if HIDDEN in info.metadata:
            continue
        value = "" if how.is_switch(name) else f" {info.description or name.upper()}"
        words.append(f"[--{name}{value}]")
    return " ".join(words)


def _placeholder(name: str, info: FieldInfo) -> str:
    """``CONTRACT``, or as described; in brackets where it may be left out."""
    said = info.description or name.upper()
    return said if info.is_required() else f"[{said}]"


def parse(line: str, arguments: type[A]) -> A:
    """Read *line* as *arguments*, or refuse with one sentence for each mistake."""
    how = shape(arguments)
    try:
        return arguments.model_validate(_Reading(how).read(split(line)))
    except ValidationError as error:
        raise BadArguments("\n".join(said(error, how.flags))) from error


def flags_of(arguments: Arguments) -> str:
    """`` --on 2026-01-01 --share``: the flags that were given, as they are typed again."""
    how = shape(type(arguments))
    given = {name: getattr(arguments, name.replace("-", "_")) for name in how.flags}
    changed = ((name, value) for name, value in given.items() if value != how.flags[name].default)
    words = (f" --{name}" if how.is_switch(name) else f" --{name} {v}" for name, v in changed)
    return "".join(words)


@dataclass(slots=True)
class _Reading:
    """One line on its way to named values."""

    shape: Shape
    values: dict[str, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def read(self, words: Sequence[str]) -> dict[str, Any]:
        queue = iter(words)
        pending: str | None = next(queue, None)
        while pending is not None:
            if is_flag(pending):
                pending = self._flag(pending, queue)
            else:
                self.words.append(pending)
                pending = next(queue, None)
        return self.values | self._positional()

    def _flag(self, word: str, queue: Iterator[str]) -> str | None:
        """Take one flag and its value; the word after it, which is not yet looked at."""
        name, equals, value = word.removeprefix("--").partition("=")
        name = self._known(name.lower())
        following: str | None = next(queue, None)
        if self.shape.is_switch(name):
            value = value or "true"
        elif not equals:
            value, following = self._value(name, following, queue)
        self.values[name.replace("-", "_")] = value
        return following

    def _value(
        self, name: str, following: str | None, queue: Iterator[str]
    ) -> tuple[str, str | None]:
        """The words after a flag: all of them once the positional ones are there, else one."""
        taken: list[str] = []
        while following is not None and not is_flag(following):
            taken.append(following)
            following = next(queue, None)
            if not self.words and self.shape.positional:
                break
        if not taken:
            raise BadArguments(_("--{name} needs a value.", name=name))
        return " ".join(taken), following

    def _known(self, name: str) -> str:
        if name in self.shape.flags:
            return name
        close = process.extractOne(name, self.shape.flags.keys(), score_cutoff=60)
        hint = _("Did you mean --{name}?", name=close[0]) if close else self._possible()
        raise BadArguments(_("I do not know --{name}.", name=name), hint=hint)

    def _possible(self) -> str:
        known = self.shape.flags.items()
        flags = [f"--{name}" for name, info in known if HIDDEN not in info.metadata]
        return _("Possible: {flags}.", flags=listed(flags)) if flags else ""

    def _positional(self) -> dict[str, str]:
        names = self.shape.positional
        if len(names) == 1 and self.words:
            return {names[0]: " ".join(self.words)}
        if len(self.words) > len(names):
            rest = " ".join(self.words[len(names) :])
            raise BadArguments(_("I do not know what to do with {rest}.", rest=quoted(rest)))
        return dict(zip(names, self.words, strict=False))
