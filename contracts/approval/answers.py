"""What people say when they are asked: to which rules, and in whose place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said to one rule; the same press may answer several."""

    rule: str
    by: str
    verdict: Verdict
    at: datetime
    instead_of: str | None = None  # whom the rule names, where somebody answered in their place
    reason: str | None = None
    carried: bool = False  # given at *at* to an earlier submission, and unchanged since
