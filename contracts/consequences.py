"""What an end, a pause or a lapse does to deadlines, renewals and whatever refers to a version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contracts.account import Account
from contracts.approval.policy import Verb
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind, deadlines, last_day, renews, term_end
from contracts.lifecycle import State
from contracts.proposal import Proposal
from contracts.requests import Request
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class Stopped:
    """A version that runs, with what of it ends; *today* is where it lives."""

    contract: Contract
    version: Version
    today: date

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"

    @property
    def deadlines(self) -> Sequence[Deadline]:
        """What lies ahead as things are."""
        return deadlines(self.version, self.today)

    @property
    def runs_until(self) -> date | None:
        """Its last day as things are, every renewal counted; None: open-ended or not known."""
        last = last_day(self.version)
        return last if isinstance(last, date) else None

    @property
    def term_until(self) -> date | None:
        """The last day of the term that runs, or that of a termination."""
        if self.version.termination is not None:
            return self.version.termination.on
        return term_end(self.version, self.today)

    @property
    def renews_on(self) -> date | None:
        """The day on which it renews next unless notice is given."""
        found = (one.day for one in self.deadlines if one.kind is DeadlineKind.RENEWAL)
        return next(found, None)

    @property
    def last_notice(self) -> date | None:
        """The next last day for notice."""
        found = (one.day for one in self.deadlines if one.kind is DeadlineKind.NOTICE)
        return next(found, None)

    def renews_after(self, last: date) -> bool:
        """Whether another term follows the one that ends on *last*, unless notice is given."""
        return renews(self.version, last)


@dataclass(frozen=True, slots=True)
class Open:
    """A version with which something is still to be done."""

    ref: str
    state: State


@dataclass(frozen=True, slots=True)
class Consequences:
    """What comes of a proposal, as things are *today*."""

    proposal: Proposal
    today: date  # where the contract or the account lives
    account: Account | None
    stopped: Sequence[Stopped]  # one; of an account all that run
    referring: Sequence[str]  # what belongs or refers to it and is in force, or will be
    open: Sequence[Open]
    requests: Sequence[Request]  # about others than the versions in *open*
    lasts: date | None = None  # of a lapse: the last day of the term that nothing shall follow

    @property
    def verb(self) -> Verb:
        return self.proposal.verb

    @property
    def day(self) -> date:
        """When it takes effect if it is carried out today."""
        return self.proposal.day(self.today)
