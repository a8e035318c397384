"""From the text after the command to typed arguments, and back to a usage line.

Fields without a default are positional, in order; so are those marked ``POSITIONAL``. The others
are ``--flags``. A single positional argument takes all words up to the first flag.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from keyword import iskeyword
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

FIRST = "first"
"""The same, but it comes before all flags: each of them takes all words up to the next one."""

REST = "rest"
"""Marks a last positional argument that takes all words that are left: a reason, a name."""

LINES = "lines"
"""Marks a single positional argument in which line ends stay, as ``;``: pasted lines."""

HIDDEN = "hidden"
"""``Annotated[int, HIDDEN] = 1``: a flag that is not repeated in every usage line."""

FORM = "form"
"""``Annotated[Fields, FORM] = {}``: takes the inputs of a form that no other argument is for."""

Fields = Mapping[str, str | tuple[str, ...] | None]
"""What a form was filled in with, by the names of its inputs; None: left empty."""


class Arguments(BaseModel):
    """Base of every command's arguments."""

    model_config = ConfigDict(frozen=True, extra="forbid")


A = TypeVar("A", bound=Arguments)


class BadArguments(Refusal):
    """I could not read that."""


class FieldErrors(BadArguments):
    """Some of the inputs cannot be taken as they are."""

    def __init__(self, errors: Mapping[str, str], *, hint: str = "") -> None:
        """*errors* are sentences by the names of the inputs, to stand beside them in a form."""
        super().__init__("\n".join(errors.values()), hint=hint)
        self.errors = dict(errors)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a model's fields are typed on a line."""

    positional: Sequence[str]
    flags: Mapping[str, FieldInfo]
    form: str | None = None  # the field that takes what is in a form and nowhere else
    first: bool = False  # whether what is positional comes before all flags
    rest: bool = False  # whether the last positional one takes all words that are left
    lines: bool = False  # whether line ends stay

    def is_switch(self, name: str) -> bool:
        return self.flags[name].annotation is bool


@cache
def shape(arguments: type[Arguments]) -> Shape:
    """The positional fields of *arguments* and its flags, as declared."""
    fields = arguments.model_fields
    first = any(FIRST in f.metadata for f in fields.values())
    positional = [n for n, f in fields.items() if f.is_required() or PLACED & _marks(f)]
    form = next((n for n, f in fields.items() if FORM in f.metadata), None)
    apart = {*positional, form}
    flags = {_flag_of(n): f for n, f in fields.items() if n not in apart}
    rest = bool(positional) and REST in fields[positional[-1]].metadata
    lines = any(LINES in fields[name].metadata for name in positional)
    return Shape(positional, flags, form, first=first, rest=rest, lines=lines)


PLACED = {POSITIONAL, FIRST}


def _marks(field: FieldInfo) -> set[str]:
    return {mark for mark in field.metadata if isinstance(mark, str)}


def _flag_of(name: str) -> str:
    """How a field is typed: ``renewal_for`` as ``--renewal-for``, ``for_`` as ``--for``."""
    return name.removesuffix("_").replace("_", "-")


def _field_of(flag: str) -> str:
    """The field of *flag*; one that is called like a word of Python's ends with ``_``."""
    name = flag.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


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


def parse(line: str, arguments: type[A], fields: Fields | None = None) -> A:
    """Read *line* as *arguments*, or refuse with one sentence for each mistake.

    With *fields*, what a form was filled in with, it raises FieldErrors, one for each input.
    """
    how = shape(arguments)
    line = line.replace("\n", " ; ") if how.lines else line
    try:
        return arguments.model_validate(
            _Reading(how).read(split(line)) | _placed(how, fields or {})
        )
    except ValidationError as error:
        sentences = list(said(error, how.flags))
        if fields:
            raise FieldErrors(_beside(error, sentences, fields)) from error
        raise BadArguments("\n".join(sentences)) from error


def _placed(how: Shape, fields: Fields) -> dict[str, Any]:
    """The inputs of a form as arguments of the same names; the others go where FORM says."""
    flags = {n: v for n, v in fields.items() if _flag_of(n) in how.flags}
    named = {_field_of(n): v for n, v in flags.items()}
    named |= {n: v for n, v in fields.items() if n in how.positional}
    other = {n: v for n, v in fields.items() if n not in flags and n not in named}
    return named | ({how.form: other} if how.form and fields else other)


def _beside(error: ValidationError, sentences: Sequence[str], fields: Fields) -> dict[str, str]:
    names = [str(detail["loc"][0]) for detail in error.errors()]
    inputs = [name if name in fields else _flag_of(name) for name in names]
    return dict(zip(inputs, sentences, strict=True))


def flags_of(arguments: Arguments) -> str:
    """`` --on 2026-01-01 --share``: the flags that were given, as they are typed again."""
    how = shape(type(arguments))
    given = {name: getattr(arguments, _field_of(name)) for name in how.flags}
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
        name = self._once(self._known(name.lower()))
        following: str | None = next(queue, None)
        if self.shape.is_switch(name):
            value = value or "true"
        elif not equals:
            value, following = self._value(name, following, queue)
        self.values[_field_of(name)] = value
        return following

    def _value(
        self, name: str, following: str | None, queue: Iterator[str]
    ) -> tuple[str, str | None]:
        """The words after a flag: all of them once the positional ones are there, else one."""
        taken: list[str] = []
        while following is not None and not is_flag(following):
            taken.append(following)
            following = next(queue, None)
            if not self.words and self.shape.positional and not self.shape.first:
                break
        if not taken:
            raise BadArguments(_("--{name} needs a value.", name=name))
        return " ".join(taken), following

    def _once(self, name: str) -> str:
        """Of two values none is guessed to be the one that is meant."""
        if _field_of(name) in self.values:
            raise BadArguments(_("--{name} stands there twice: say it once.", name=name))
        return name

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
        if self.shape.rest and len(self.words) > len(names):
            self.words[len(names) - 1 :] = [" ".join(self.words[len(names) - 1 :])]
        if len(self.words) > len(names):
            rest = " ".join(self.words[len(names) :])
            raise BadArguments(_("I do not know what to do with {rest}.", rest=quoted(rest)))
        return dict(zip(names, self.words, strict=False))
