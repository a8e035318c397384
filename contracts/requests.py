"""A version submitted for a decision, and the content to which the decision is bound (TERMS 6)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pydantic_core import to_json

from contracts.contract import Family
from contracts.days import day_before
from contracts.terms.forms import canonical
from contracts.version import Version, content_hash

SEEN = 12  # characters of a hash that a button carries: enough to tell two submissions apart

SAID_BY_FAMILY = ("account", "base", "contract", "kind", "scope", "timezone", "title", "type")
"""What a version takes from its contract, and the decision with it; not the reference."""


class RequestState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    RECALLED = "recalled"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True)
class Request:
    """One submission of a version, and what became of it."""

    id: int
    contract: str
    number: int
    submission: int  # 1 for the first time that this version was submitted
    content: str  # the submission's hash
    requested_by: str
    requested_at: datetime
    state: RequestState
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.state is RequestState.OPEN

    @property
    def ref(self) -> str:
        """The version that it is about: ``ACME-1/4``."""
        return f"{self.contract}/{self.number}"

    @property
    def seen(self) -> str:
        """The beginning of its content's hash, as a button carries it."""
        return self.content[:SEEN]


def submission_hash(family: Family, version: Version) -> str:
    """SHA-256 over what *family* says and what is agreed in *version*.

    A decision holds for this content alone: whatever changes of either makes another hash.
    """
    said = family.model_dump(mode="json", include=set(SAID_BY_FAMILY))
    head = to_json({name: _in_order(said[name]) for name in sorted(said)})
    agreed = content_hash(version.facts(), canonical(version.terms))
    return hashlib.sha256(head + b"\n" + agreed.encode()).hexdigest()


def _in_order(value: object) -> object:
    return dict(sorted(value.items())) if isinstance(value, dict) else value


def decide_by(version: Version, today: date) -> date | None:
    """The last day before *version* starts; None where it is too late for that or not known.

    Then the decision is due as soon as possible.
    """
    if not isinstance(version.start, date) or version.start <= today:
        return None
    return day_before(version.start)
