"""The ladders that admins set beside the one of the settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select

from contracts.contract_type import ContractType
from contracts.deadlines import DeadlineKind
from contracts.folding import folded
from contracts.journal import HOUSE
from contracts.ladder import Ladder
from contracts.ladders import LadderRule
from contracts.money import Money
from store.bulk import table
from store.journal import Change, Journal
from store.warning_tables import LadderRow

LADDERS = table(LadderRow)
KEY = ("kind", "segment", "type", "contract", "least")


@dataclass(frozen=True, slots=True)
class LadderSet:
    """A rule, and who set it when."""

    rule: LadderRule
    by: str
    at: datetime


class LadderRules:
    """Looks like a set of rules, one for each sort of deadline; each change is journalled."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection, self._journal = connection, journal

    def all(self) -> Sequence[LadderSet]:
        """Every rule, in a lasting order."""
        query = select(LADDERS).order_by(*(LADDERS.c[name] for name in KEY))
        return [_read(row) for row in self._connection.execute(query).mappings()]

    def put(self, rule: LadderRule, by: str, at: datetime) -> None:
        """Let *rule* hold, instead of one for the same deadlines."""
        self._journal.hold({HOUSE})
        before = self._remove(rule)
        key = _key(rule)
        values = key | {"steps": rule.ladder.written, "by": by, "at": at}
        self._connection.execute(insert(LADDERS), values)
        self._record("ladder set", key, before, rule.ladder.written)

    def remove(self, rule: LadderRule) -> bool:
        """Let the rule for the same deadlines as *rule* go; whether there was one."""
        self._journal.hold({HOUSE})
        before = self._remove(rule)
        if before:
            self._record("ladder removed", _key(rule), before, "")
        return bool(before)

    def _remove(self, rule: LadderRule) -> str:
        """The steps that held until now; empty: there was no rule."""
        found = [one.rule for one in self.all() if _alike(_key(one.rule), _key(rule))]
        for one in found:
            self._connection.execute(delete(LADDERS).filter_by(**_key(one)))
        return found[0].ladder.written if found else ""

    def _record(self, what: str, key: dict[str, str], old: str, new: str) -> None:
        about = {name: value for name, value in key.items() if value}
        said = [about | {"days": steps} if steps else {} for steps in (old, new)]
        self._journal.record([Change(HOUSE, what, said[0], said[1])])


def _key(rule: LadderRule) -> dict[str, str]:
    return {
        "kind": rule.kind or "",
        "segment": rule.segment or "",
        "type": rule.type or "",
        "contract": rule.contract or "",
        "least": rule.least.written if rule.least else "",
    }


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether they are about the same deadlines, however the segment is written."""
    mine, theirs = (key | {"segment": folded(key["segment"])} for key in (one, other))
    return mine == theirs


def _read(row: RowMapping) -> LadderSet:
    rule = LadderRule(
        ladder=Ladder.read(row["steps"]),
        kind=DeadlineKind(row["kind"]) if row["kind"] else None,
        segment=row["segment"] or None,
        type=ContractType(row["type"]) if row["type"] else None,
        contract=row["contract"] or None,
        least=Money.read(row["least"]) if row["least"] else None,
    )
    return LadderSet(rule, row["by"], row["at"])
