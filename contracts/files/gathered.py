"""What the rows of one item have together, counted, and the item that it makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contracts.files.items import Item, ItemKind, OneLine, Problem
from contracts.files.slots import Slot
from contracts.i18n import _, listed, quoted

SHOWN = 3


@dataclass(slots=True)
class Gathered:
    """Rows of one item: of each slot the values that were met, and how often each was."""

    kind: ItemKind
    line: int  # of the first row
    named: Mapping[str, Any]  # the fields that all of its rows have in common
    slots: Sequence[Slot]
    tallies: Sequence[dict[Any, int]]
    findings: dict[tuple[str, str], Problem] = field(default_factory=dict)
    rows: int = 1

    @property
    def key(self) -> tuple[Any, ...]:
        return tuple(self.named.items())

    def add(self, other: "Gathered") -> None:
        """Count the rows of *other* as well; of findings that are alike the first one is kept."""
        self.rows += other.rows
        for tally, met in zip(self.tallies, other.tallies, strict=True):
            for value, times in met.items():
                tally[value] = tally.get(value, 0) + times
        for what, finding in other.findings.items():
            self.findings.setdefault(what, finding)

    def item(self) -> Item:
        """The item that they make together."""
        data: dict[str, Any] = dict(self.named)
        problems: list[Problem] = []
        for slot, tally in zip(self.slots, self.tallies, strict=True):
            taken = slot.taken(tally)
            if slot.many:
                data.setdefault(slot.name, []).extend(taken)
            elif taken:
                data[slot.name] = taken[0]
                problems.extend(self._differing(slot, taken))
        noted, findings = tuple(problems), tuple(self.findings.values())
        return Item(self.kind, self.line, data, OneLine(self.line), noted, findings, rows=self.rows)

    def _differing(self, slot: Slot, taken: Sequence[Any]) -> Iterator[Problem]:
        """The problem where a field that has room for one value has several."""
        if len(taken) > 1:
            some = listed([quoted(value) for value in taken[:SHOWN]])
            sentence = _("The rows say different things here: {values}.", values=some)
            yield Problem(self.line, slot.name, sentence)
