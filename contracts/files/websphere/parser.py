"""XML as a stream of elements, from files that may be hostile.

lxml gets the text in small pieces. Entities, external parts and schemas are never resolved or
fetched, and what is too deep or too large is refused before it takes memory: of a file of any
size one contract is held at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from lxml import etree

from contracts.files.items import Unreadable
from contracts.files.json_reader import LARGEST
from contracts.files.websphere.hardened import (
    attributes_of,
    forgotten,
    hardened_parser,
    local_name,
    text_of,
)
from contracts.files.websphere.nodes import Node
from contracts.i18n import _

PIECE = 1 << 14
LONGEST_PROLOG = 1 << 16
DEEPEST = 30
MOST_ELEMENTS = 250_000
"""The most elements of one contract, and with LARGEST what bounds the memory that it takes."""

COUNTED = 65_535  # libxml2 keeps the lines of elements exactly up to here

ENTITIES = "entities are not taken; write the text out."
TOO_LARGE = "here begins something too large to be one item."
BEYOND = ("XML_PARSE_HUGE", "too big")
"""What libxml2 says of texts, attributes and comments of more than 10 million bytes."""


def elements_of(stream: TextIO, roots: frozenset[str]) -> Iterator[Node]:
    """Each element below the root of *stream* with all that is in it; first the root by itself.

    Unreadable, naming the line, where it is no XML, has a root that is none of *roots*, declares
    entities, or is nested too deeply or too large.
    """
    reading = _Reading(stream, roots)
    yield from reading.elements()


@dataclass(slots=True)
class _Size:
    """How much of the element below the root was read so far."""

    characters: int = 0
    elements: int = 0

    def check(self, line: int) -> None:
        if self.characters > LARGEST or self.elements > MOST_ELEMENTS:
            raise Unreadable(line, _(TOO_LARGE))


class _Reading:
    """One way through a file."""

    def __init__(self, stream: TextIO, roots: frozenset[str]) -> None:
        self._stream, self._roots, self._parser = stream, roots, hardened_parser()
        self._line, self._open, self._size = 1, list[Node](), _Size()
        self._prolog, self._before = "", True
        self._unclosed = (0, "")  # where the last tag began that did not end on its line

    def elements(self) -> Iterator[Node]:
        while piece := self._stream.readline(PIECE):
            self._size.characters += len(piece)
            if self._before:
                self._check_prolog(piece)
            yield from self._fed(piece)
            self._size.check(self._open[-1].line if self._open else self._line)
            if (place := piece.rfind("<")) > piece.rfind(">"):
                self._unclosed = (self._line, piece[place + 1 :])
            self._line += piece.endswith("\n")
        yield from self._fed("")

    def _fed(self, piece: str) -> Iterator[Node]:
        """What *piece*, or the end of the file, brings to its end."""
        wrong = None
        try:
            self._parser.feed(piece) if piece else self._parser.close()
        except etree.XMLSyntaxError as error:
            wrong = error
        for event, element in self._parser.read_events():
            if event == "start":
                yield from self._begun(element)
            else:
                yield from self._ended(element)
        if wrong is not None:
            raise self._broken(wrong)

    def _begun(self, element: Any) -> Iterator[Node]:
        tag = local_name(element.tag)
        node = Node(tag, self._line_of(element, tag), attributes_of(element))
        self._size.elements += 1
        if not self._open:
            self._check_root(element, node)
            yield node
        elif len(self._open) == 1:
            self._size = _Size()
        else:
            self._open[-1].children.append(node)
        self._open.append(node)
        if len(self._open) > DEEPEST:
            raise Unreadable(node.line, _("this is nested too deeply."))

    def _ended(self, element: Any) -> Iterator[Node]:
        node = self._open.pop()
        node.text += text_of(element)
        element.clear(keep_tail=True)
        if self._open:
            self._open[-1].text += forgotten(element)
        if len(self._open) == 1:
            yield node

    def _check_root(self, element: Any, node: Node) -> None:
        declared = element.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _entity in declared.iterentities()):
            raise Unreadable(self._declared(), _(ENTITIES))
        if node.tag not in self._roots:
            roots = _(" or ").join(sorted(self._roots))
            raise Unreadable(
                node.line,
                _("the root is “{tag}” instead of {roots}.", tag=node.tag[:100], roots=roots),
            )
        self._prolog, self._before = "", False

    def _check_prolog(self, piece: str) -> None:
        """Before the root, of which libxml2 looks for the end again with every piece."""
        self._prolog += piece
        if len(self._prolog) > LONGEST_PROLOG + PIECE:
            if "<!ENTITY" in self._prolog:
                raise Unreadable(self._declared(), _(ENTITIES))
            raise Unreadable(1, _("what stands before the root is too long."))

    def _declared(self) -> int:
        """The line of the first declaration of an entity."""
        before, _mark, _after = self._prolog.partition("<!ENTITY")
        return before.count("\n") + 1

    def _line_of(self, element: Any, tag: str) -> int:
        """Where the tag begins; libxml2 knows where it ends."""
        first, begun = self._unclosed
        if begun and begun.split(maxsplit=1)[0].rpartition(":")[2] == tag.rpartition("}")[2]:
            self._unclosed = (0, "")
            return first
        line = element.sourceline or self._line
        return line if line < COUNTED else self._line

    def _broken(self, wrong: etree.XMLSyntaxError) -> Unreadable:
        if "<!ENTITY" in self._prolog:
            return Unreadable(self._declared(), _(ENTITIES))
        line = wrong.lineno if wrong.lineno and wrong.lineno < COUNTED else self._line
        if any(words in (wrong.msg or "") for words in BEYOND):
            return Unreadable(self._open[-1].line if self._open[1:] else line, _(TOO_LARGE))
        problem = (wrong.msg or "").partition(", line ")[0].strip()
        return Unreadable(line, _("the XML breaks here ({problem}).", problem=problem[:200]))
