"""The fields of an item that several rows fill, each with what it takes of their values."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contracts.files.columns import ABSENT, Getter, Row, getter
from contracts.files.items import Problem
from contracts.files.parsers import Unclear
from contracts.files.source import Source
from contracts.files.taking import EACH, MEASURING, TAKES, Take, Tally, measured


class Structure(str):
    """A value with fields of its own, as JSON, so that it can be counted."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A field, or an item of a list in it."""

    name: str
    many: bool  # a list: whatever is taken stands in it
    get: Getter
    take: str = EACH

    def values(self, row: Row) -> list[Any]:
        """What *row* has for it; problems with that are noted there."""
        value = self.get(row)
        found = value if isinstance(value, list) else [value]
        kept = [_countable(one) for one in found if one is not ABSENT and one is not None]
        if self.take in MEASURING and not row.problems:
            row.problems.extend(_unmeasured(kept, row.line, self.name))
        return kept

    def taken(self, tally: Tally) -> list[Any]:
        """What counts of all values, as a contract file has it."""
        take: Take = TAKES[self.take]
        return [json.loads(one) if isinstance(one, Structure) else one for one in take(tally)]


def slots_of(
    template: Mapping[str, Any], keys: Sequence[str], places: Mapping[str, int]
) -> Iterator[Slot]:
    """A slot for each field of *template* but the *keys*, and for each item of a list."""
    for name, part in template.items():
        many = isinstance(part, list) or (isinstance(part, Source) and part.gives_list)
        for one in () if name in keys else part if isinstance(part, list) else [part]:
            yield Slot(name, many, getter(one, places), getattr(one, "take", None) or EACH)


def _countable(value: Any) -> Any:
    return value if isinstance(value, str) else Structure(json.dumps(value))


def _unmeasured(values: Sequence[Any], line: int, name: str) -> Iterator[Problem]:
    """What of *values* is neither an amount nor a number."""
    for value in values:
        try:
            measured(str(value))
        except Unclear as wrong:
            yield Problem(line, name, str(wrong))
