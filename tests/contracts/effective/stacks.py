"""Contracts with their levels, written in a few words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.contract import Family
from contracts.effective import Effective, Stack, effective, stacked
from contracts.policies import Policies
from contracts.terms import TERMS
from contracts.version import Version

DAY = date(2026, 8, 16)
Said = Sequence[Mapping[str, Any]]

FAMILIES = {
    "S": {"ref": "ACME-1-S1", "kind": "supplement", "account": "ACME", "contract": "ACME-1"},
    "C": {"ref": "ACME-1", "account": "ACME", "base": "BASE"},
    "A": {"ref": "ACME-A", "kind": "account", "account": "ACME"},
    "B": {"ref": "BASE", "kind": "base", "base": "BASE-0"},
    "B0": {"ref": "BASE-0", "kind": "base"},
}


@dataclass(frozen=True)
class At:
    """A version in force."""

    contract: Family
    version: Version
    content_hash: str = ""

    @property
    def ref(self) -> str:
        return f"{self.contract.ref}/{self.version.number}"


def layer(level: str, terms: Said, **shared: Any) -> At:
    family = Family.model_validate(FAMILIES[level] | shared)
    dates = {"number": 1, "state": "active", "start": "2026-01-01"}
    return At(family, Version.model_validate(dates | {"terms": terms}))


def stack(wanted: str | None = None, **levels: Said) -> Stack:
    """``stack(C=[…], B=[…])``: terms by level; a contract that is not named has none."""
    layers = {name: layer(name, levels.get(name, [])) for name in FAMILIES}
    main = layers.pop("C")
    return stacked(main, layers.values(), wanted)


def of(policies: Policies | None = None, **levels: Said) -> Effective:
    return effective(stack(**levels), DAY, policies or {})


def policy(**body: Any) -> Any:
    [term] = TERMS.validate_python([body])
    return term
