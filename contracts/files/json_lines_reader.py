"""Contract files in JSON lines, for bulk: each line is one item, ``{"contract": {…}}``."""

from collections.abc import Iterator
from itertools import count
from json.decoder import JSONDecodeError
from typing import Any, TextIO

from contracts.files.items import Item, ItemKind, Problem, Unreadable
from contracts.files.json_places import JsonPlaces, twice
from contracts.files.json_reader import DECODER, LARGEST, beyond_reading, unreadable
from contracts.files.names import nearest
from contracts.i18n import _

KINDS = {kind.value: kind for kind in ItemKind}


def read_json_lines(stream: TextIO) -> Iterator[Item]:
    """The items of a file of JSON lines, blank lines left out; Unreadable where one is no JSON."""
    for number in count(1):
        line = stream.readline(LARGEST)
        if not line:
            return
        if len(line) == LARGEST:
            raise Unreadable(number, _("this line is too long to be one item."))
        if line.strip():
            yield _item(line.rstrip("\r\n"), number)


def _item(line: str, number: int) -> Item:
    try:
        data = DECODER.decode(line)
    except JSONDecodeError as wrong:
        raise unreadable(wrong, number) from wrong
    except (RecursionError, ValueError) as wrong:
        raise Unreadable(number, beyond_reading(wrong)) from wrong
    kind, inner = _only_key(data, number)
    where = JsonPlaces(line, number, (kind.value,))
    problems = tuple(_inside(problem, kind) for problem in twice(line, number))
    return Item(kind, number, inner, where, problems)


def _only_key(data: Any, number: int) -> tuple[ItemKind, Any]:
    if isinstance(data, dict) and len(data) == 1:
        [(name, inner)] = data.items()
        if name in KINDS:
            return KINDS[name], inner
        if near := nearest(name, KINDS):
            raise Unreadable(
                number, _("“{name}” is no item; did you mean “{near}”?", name=name, near=near)
            )
    raise Unreadable(number, _('a line is one item, such as {{"contract": {{…}}}}.'))


def _inside(problem: Problem, kind: ItemKind) -> Problem:
    """The same problem, its field counted from the item."""
    return Problem(problem.line, problem.field.removeprefix(f"{kind.value}."), problem.sentence)
