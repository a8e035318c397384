"""What people did about a deadline: somebody took it, put it off, or dealt with it."""

from dataclasses import dataclass
from datetime import date, datetime

from contracts.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Matter:
    """One deadline of one version, and what became of it beside the facts of the contract."""

    contract: str
    number: int
    deadline: Deadline
    taken_by: str | None = None  # whoever looks after it
    taken_at: datetime | None = None
    until: date | None = None  # nobody is warned before
    why: str | None = None  # it was put off
    put_off_by: str | None = None
    put_off_at: datetime | None = None
    done_by: str | None = None
    done_on: date | None = None
    note: str | None = None  # what was done

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract}/{self.number}"

    @property
    def touched(self) -> bool:
        """Whether anybody reacted: the matter is not forgotten."""
        return self.taken_by is not None or self.put_off_by is not None or self.done

    @property
    def done(self) -> bool:
        return self.done_by is not None

    def waits(self, today: date) -> bool:
        """Whether it is put off beyond *today*."""
        return self.until is not None and today < self.until
