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
    """One step of the ladder down to one deadline of one version.

    *missed* are the steps of which nobody was warned in time: this one says so. *woken* is the day
    until which the deadline was put off. *unsaid* are the times before that the same was due, and
    passed while nobody looked.
    """

    contract: str
    number: int
    deadline: Deadline
    step: int
    missed: tuple[int, ...] = ()
    woken: date | None = None
    unsaid: tuple[date, ...] = ()

    @property
    def matter(self) -> tuple[str, int, Deadline]:
        """By what it is known what people did about it."""
        return self.contract, self.number, self.deadline

    def notice(self, recipient: str) -> NewNotice:
        """The row that has *recipient* told; there is one, however often this is asked for."""
        kind, day, place = self.deadline.kind, self.deadline.day, self.deadline.place
        ref = f"{self.contract}/{self.number}"
        what = f"{kind}#{place}" if place else kind
        step = f"~{self.woken}" if self.woken else self.step  # woken once, by whatever step
        key = f"{KIND}:{ref}:{what}:{day}:{step}:{recipient}"
        subject = about_deadlines(self.contract, self.number)
        facts = {
            "contract": self.contract,
            "number": self.number,
            "kind": kind.value,
            "day": day.isoformat(),
            "place": place,
            "step": self.step,
            "missed": list(self.missed),
            "woken": self.woken.isoformat() if self.woken else None,
            "unsaid": [day.isoformat() for day in self.unsaid],
        }
        return NewNotice(key, KIND, recipient, subject, facts)

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> Self:
        """What ``notice`` wrote, now or before there were deadlines of terms."""
        woken = facts.get("woken")
        return cls(
            facts["contract"],
            facts["number"],
            deadline_of(facts),
            facts["step"],
            tuple(facts.get("missed", ())),
            date.fromisoformat(woken) if woken else None,
            tuple(date.fromisoformat(day) for day in facts.get("unsaid", ())),
        )


def deadline_of(facts: Mapping[str, Any]) -> Deadline:
    """The deadline that is written in *facts*."""
    day, place = date.fromisoformat(facts["day"]), facts.get("place", 0)
    return Deadline(DeadlineKind(facts["kind"]), day, place)
