"""A warning as the outbox knows it: which step to which deadline of which version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from contracts.deadlines import Deadline, DeadlineKind
from store import NewNotice, about_deadlines

KIND = "warning"


@dataclass(frozen=True, slots=True)
class Warned:
    """One step of the ladder down to one deadline of one version."""

    contract: str
    number: int
    deadline: Deadline
    step: int

    def notice(self, recipient: str) -> NewNotice:
        """The row that has *recipient* told; there is one, however often this is asked for."""
        kind, day = self.deadline.kind, self.deadline.day
        ref = f"{self.contract}/{self.number}"
        key = f"{KIND}:{ref}:{kind}:{day}:{self.step}:{recipient}"
        subject = about_deadlines(self.contract, self.number)
        facts = {
            "contract": self.contract,
            "number": self.number,
            "kind": kind.value,
            "day": day.isoformat(),
            "step": self.step,
        }
        return NewNotice(key, KIND, recipient, subject, facts)

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> Self:
        """What ``notice`` wrote."""
        deadline = Deadline(DeadlineKind(facts["kind"]), date.fromisoformat(facts["day"]))
        return cls(facts["contract"], facts["number"], deadline, facts["step"])
