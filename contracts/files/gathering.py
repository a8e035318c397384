"""Rows of a CSV file gathered into one item: the sales of a product, the prices of a list.

What is held grows with the items and with what differs in their rows, not with the rows: values
are counted, and a row that becomes nothing goes on at once. Only of an item that has no row yet
the first such row waits, so that it can say that nothing was left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from contracts.files.columns import ABSENT, Row, getter
from contracts.files.gathered import Gathered
from contracts.files.items import Item, ItemKind, OneLine, Problem
from contracts.files.list_rows import Lists
from contracts.files.slots import slots_of
from contracts.files.validation import MODELS, needed
from contracts.i18n import _, quoted

BY_NAME = ("name", "from")
Key = tuple[Any, ...]


class Gatherer:
    """Makes items of rows in which the fields *by* are the same; good for one file."""

    def __init__(
        self,
        kind: ItemKind,
        template: Mapping[str, Any],
        by: Sequence[str],
        places: Mapping[str, int],
    ) -> None:
        self._kind = kind
        self._names = {name: getter(template[name], places) for name in by if name in template}
        self._needed = [name for name in needed(MODELS[kind]) if name in by]
        self._slots = tuple(slots_of(template, by, places))
        self._lists = Lists() if kind is not ItemKind.PRODUCT else None
        self._kept: dict[Key, Gathered] = {}
        self._waiting: dict[Key, Item] = {}

    def items(self, rows: Iterable[Row]) -> Iterator[Item]:
        """The rows that become nothing, as they come; then what the others become."""
        for row in rows:
            one = self._one(row)
            yield from self._refuse(row, one) if row.problems else self._keep(one)
        for item in self._waiting.values():
            yield replace(item, problems=(*item.problems, _nothing_left(item)))
        yield from (gathered.item() for gathered in self._kept.values())

    def _one(self, row: Row) -> Gathered:
        """*row* by itself; what is wrong with it is noted there."""
        named = {} if row.broken else self._named(row)
        if row.problems:
            return Gathered(self._kind, row.line, named, (), ())
        tallies = [dict.fromkeys(slot.values(row), 1) for slot in self._slots]
        findings = {(found.field, found.sentence): found for found in row.findings}
        one = Gathered(self._kind, row.line, named, self._slots, tallies, findings)
        if self._lists and not row.problems:
            row.problems.extend(self._lists.wrong(one))
        return one

    def _named(self, row: Row) -> dict[str, Any]:
        """The fields by which *row* is gathered, as far as it has them."""
        probe = Row(row.line, row.cells)
        found = {name: value_of(probe) for name, value_of in self._names.items()}
        named = {
            name: " ".join(str(value).split())  # as names are known: with single blanks
            for name, value in found.items()
            if value is not ABSENT and value is not None
        }
        missing = [
            Problem(row.line, name, _("This field is needed."))
            for name in self._needed
            if name not in named
        ]
        if not row.problems:
            row.problems.extend(probe.problems or missing)
            row.findings.extend(probe.findings)
        return named

    def _keep(self, one: Gathered) -> Iterator[Item]:
        if one.key in self._kept:
            self._kept[one.key].add(one)
        else:
            self._kept[one.key] = one
            if waiting := self._waiting.pop(one.key, None):
                yield waiting

    def _refuse(self, row: Row, one: Gathered) -> Iterator[Item]:
        item = Item(
            *(self._kind, row.line, dict(one.named), OneLine(row.line)),
            *(tuple(row.problems), tuple(row.findings)),
        )
        named = all(name in one.named for name in self._needed)
        if named and one.key not in self._kept and one.key not in self._waiting:
            self._waiting[one.key] = item
        else:
            yield item


def _nothing_left(item: Item) -> Problem:
    name = quoted(next(iter(item.data.values())))
    return Problem(item.line, "", _("No row of {name} is left: nothing is made of it.", name=name))
