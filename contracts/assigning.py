"""What moves when somebody goes on with a colleague's work, and what does not (TERMS 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from contracts.account import Account


@dataclass(frozen=True, slots=True)
class Work:
    """A version, whose customer it is for, and what it is called."""

    contract: str
    number: int
    customer: str

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract}/{self.number}"

    @property
    def key(self) -> tuple[str, int]:
        return self.contract, self.number


@dataclass(frozen=True, slots=True)
class Left:
    """A version that stays where it is, and why."""

    work: Work
    why: str


@dataclass(frozen=True, slots=True)
class Handing:
    """*to* goes on with the work of *of*; only with that for one *account*, where it is named."""

    of: str
    to: str
    account: Account | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moving:
    """Everything of *handing* that moves, and everything that does not."""

    handing: Handing
    accounts: Sequence[Account] = ()
    drafts: Sequence[Work] = ()
    decisions: Sequence[Work] = ()
    deadlines: Sequence[Work] = ()  # versions of which the one who leaves took a deadline
    requests: Sequence[Work] = ()  # about which they asked for a decision, and wrote nothing
    delegations: int = 0  # of the one who leaves, and to them: these end
    left: Sequence[Left] = ()
    ended: Sequence[Account] = ()  # customers with whom we do no more business: these stay
    reports: Sequence[str] = field(default_factory=tuple)  # who reports to the one who leaves

    @property
    def empty(self) -> bool:
        """Whether nothing moves."""
        versions = (*self.drafts, *self.decisions, *self.deadlines, *self.requests)
        return not (self.accounts or versions or self.delegations)
