"""A deadline of a version as a warning shows it: by how things stand on that day."""

from dataclasses import dataclass
from datetime import date

from contracts.account import Account, customer_name
from contracts.contract import Contract
from contracts.days import day_after, day_before
from contracts.deadlines import (
    GOING_ON,
    Deadline,
    DeadlineKind,
    exit_if_given,
    last_notice,
    term_end,
)
from contracts.lifecycle import ACCEPTED
from contracts.matter import Matter
from contracts.requests import Request
from contracts.succession import open_version
from contracts.version import Lapse, Version


@dataclass(frozen=True, slots=True)
class WarningView:
    """What is known before the first word is written."""

    contract: Contract
    version: Version
    account: Account | None
    deadline: Deadline
    today: date
    matter: Matter | None = None  # what people did about it
    missed: tuple[int, ...] = ()  # steps for which this warning stands, too
    unsaid: tuple[date, ...] = ()  # when the same was due before, and nobody was warned in time
    under: int = 0  # accounts that buy under it, of shared terms
    proposed: Request | None = None  # somebody proposes to end it, and has to wait for others

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"

    @property
    def customer(self) -> str:
        return customer_name(self.account, first=True)

    @property
    def title(self) -> str:
        return self.version.title or self.contract.title or ""

    @property
    def day(self) -> date:
        return self.deadline.day

    @property
    def passed(self) -> bool:
        return self.day < self.today

    @property
    def holidays(self) -> str | None:
        return self.account.holidays if self.account else None

    @property
    def last_notice(self) -> date | None:
        """The last day on which notice prevents it, which may be past; None: none does."""
        return last_notice(self.version, self.deadline)

    @property
    def notice_counts(self) -> bool:
        """Whether notice can still prevent it."""
        last = self.last_notice
        return last is not None and last >= self.today

    @property
    def next_term(self) -> date:
        """The first day of the term that begins if nobody gives notice."""
        notice = self.version.notice
        if self.deadline.kind is not DeadlineKind.NOTICE or notice is None:
            return self.day
        last = term_end(self.version, exit_if_given(self.day, notice))
        return day_after(last or self.day)

    @property
    def lapse(self) -> Lapse | None:
        """The decision that nothing shall follow the term that ends; None: there is none."""
        if self.deadline.kind not in GOING_ON:
            return None
        is_end = self.deadline.kind is DeadlineKind.END
        return self.version.lapse(self.day if is_end else day_before(self.next_term))

    @property
    def successor(self) -> Version | None:
        """The version that the customer accepted after this one."""
        later = (one for one in self.contract.versions if one.order > self.version.order)
        return next((one for one in later if one.state in ACCEPTED), None)

    @property
    def open_version(self) -> Version | None:
        """A version that may follow, but binds nobody yet."""
        return open_version(self.contract)
