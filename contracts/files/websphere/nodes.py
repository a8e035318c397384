"""The elements of one contract as plain values; what nobody takes from them is reported.

Whoever reads an element takes its attributes and children one by one. What is still there in the
end has no counterpart among our terms: ``left_over`` names each piece, so that nothing is lost in
silence (TERMS 9).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from contracts.files.items import Problem
from contracts.files.yaml_events import Place
from contracts.i18n import _


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the line on which the file says it."""

    value: Any
    line: int


@dataclass(slots=True)
class Node:
    """An element: its name without the namespace, and what was not taken from it yet."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    text: str = ""
    taken: bool = False
    notes: list[str] = field(default_factory=list)

    def take(self, name: str) -> Said | None:
        """The attribute *name*, where it is there and was not taken before."""
        value = self.attributes.pop(name, None)
        return None if value is None else Said(value, self.line)

    def drop(self, **expected: str) -> None:
        """Take the attributes that say only what goes without saying."""
        for name, value in expected.items():
            if self.attributes.get(name) == value:
                del self.attributes[name]

    def all(self, tag: str) -> list["Node"]:
        """The children called *tag* that were not taken before."""
        found = [child for child in self.children if child.tag == tag and not child.taken]
        for child in found:
            child.taken = True
        return found

    def child(self, *tags: str) -> "Node | None":
        """The first child called one of *tags* that was not taken before."""
        for child in self.children:
            if child.tag in tags and not child.taken:
                child.taken = True
                return child
        return None

    def note(self, sentence: str) -> None:
        """Have *sentence* reported at this element."""
        self.notes.append(sentence)

    def leave(self, sentence: str) -> None:
        """Give the element back as a whole, for the reason that *sentence* gives."""
        self.taken = False
        self.notes.append(sentence)

    def copy(self) -> Self:
        """The same element with nothing taken."""
        children = [child.copy() for child in self.children]
        return type(self)(self.tag, self.line, dict(self.attributes), children, self.text)


def left_over(node: Node, path: str = "") -> Iterator[Problem]:
    """What was noted at *node* and inside, and what nobody took, by its path in the file."""
    here = f"{path}/{node.tag}".removeprefix("/")
    if not node.taken:
        told = list(_noted(node, here))
        yield from told or [Problem(node.line, here, _no_counterpart(node.tag))]
        return
    yield from (Problem(node.line, here, sentence) for sentence in node.notes)
    for name in node.attributes:
        yield Problem(node.line, f"{here}/@{name}", _no_counterpart(name))
    if node.text:
        yield Problem(node.line, here, _("The text inside has no counterpart and was left out."))
    for child in node.children:
        yield from left_over(child, here)


def _noted(node: Node, here: str) -> Iterator[Problem]:
    """What was noted at *node* and inside: why it was given back as a whole."""
    yield from (Problem(node.line, here, sentence) for sentence in node.notes)
    for child in node.children:
        yield from _noted(child, f"{here}/{child.tag}")


def _no_counterpart(name: str) -> str:
    return _("{name} has no counterpart and was left out.", name=name)


def apart(value: Any, line: int) -> tuple[Any, Place]:
    """*value*, which holds Said values and begins on *line*, as plain data and its lines."""
    if isinstance(value, Said):
        return apart(value.value, value.line)
    if isinstance(value, dict):
        pairs = {name: apart(inner, line) for name, inner in value.items() if inner is not None}
        lines = {name: place for name, (_data, place) in pairs.items()}
        return {name: data for name, (data, _place) in pairs.items()}, (line, lines)
    if isinstance(value, list):
        parts = [apart(inner, line) for inner in value]
        return [data for data, _place in parts], (line, [place for _data, place in parts])
    return value, (line, None)
