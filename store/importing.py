"""What an import keeps in mind while it runs, and what becomes of each item."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from contracts.contract import Contract
from contracts.files.items import ItemKind, Path, Problem, dotted
from contracts.files.references import Identity
from contracts.files.validation import Checked
from contracts.folding import folded
from contracts.i18n import _
from contracts.zones import day_in
from store.known import Head


class Result(StrEnum):
    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: a line of the report, if there is anything to say."""

    file: str
    line: int
    label: str  # contract ACME-1
    result: Result
    problems: tuple[Problem, ...] = ()  # why it was refused
    findings: tuple[Problem, ...] = ()  # what is worth a look
    contract: str = ""  # the reference of what came in, where it is a contract


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that is well formed; it may still refer to what is not there."""

    file: str
    checked: Checked

    @property
    def value(self) -> Any:
        return self.checked.value

    def problem(self, path: Path, sentence: str) -> Problem:
        """*sentence* about what stands at *path* of the item."""
        return Problem(self.checked.item.where.locate(path), dotted(path), sentence)

    def outcome(self, result: Result, findings: Iterable[Problem] = ()) -> Outcome:
        item = self.checked.item
        label, ref = label_of(item.kind, self.value), getattr(self.value, "ref", "")
        return Outcome(self.file, item.line, label, result, (), (*item.findings, *findings), ref)

    def refused(self, *problems: Problem) -> Outcome:
        item = self.checked.item
        label = label_of(item.kind, self.value)
        return Outcome(self.file, item.line, label, Result.REFUSED, problems, item.findings)


@dataclass(slots=True)
class Run:
    """One import, from the first batch to the last."""

    at: datetime
    today: date
    dry_run: bool = False
    seen: dict[tuple[ItemKind, str], tuple[str, int]] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    contracts: dict[str, Head] = field(default_factory=dict)
    alike: Counter[Identity] = field(default_factory=Counter)
    highest: dict[str, int] = field(default_factory=dict)

    def today_in(self, zone: str | None) -> date:
        """The calendar day in *zone*, or (None) where the seller is."""
        return day_in(zone, self.at) if zone else self.today

    def twice(self, candidate: Candidate, name: str) -> Problem | None:
        """The problem where an item of that name came before in these files."""
        item = candidate.checked.item
        here = (candidate.file, item.line)
        file, line = self.seen.setdefault((item.kind, folded(name)), here)
        if (file, line) == here:
            return None
        return candidate.problem(
            (),
            _(
                "{name} stands twice; it is in {file}, line {line}.",
                name=name,
                file=file,
                line=line,
            ),
        )

    def accepted(self, contracts: Iterable[Contract]) -> None:
        """Remember what a dry run would have written; else the store knows it."""
        for contract in contracts if self.dry_run else ():
            head = Head(contract.ref, contract.kind, contract.account)
            self.contracts[folded(contract.ref)] = head


def label_of(kind: ItemKind, value: Any) -> str:
    """``contract ACME-1``: an item as a report names it; *value* may still be plain data."""
    for name in NAMES:
        found = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if found:
            return f"{kind} {found}"
    return kind.value


NAMES: Sequence[str] = ("ref", "code", "sku", "name", "account")
