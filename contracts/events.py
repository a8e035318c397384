"""What happened, in the past tense: handed to reactions in the transaction of the change."""

from dataclasses import dataclass
from datetime import date

from contracts.approval.progress import Progress
from contracts.deadlines import Deadline
from contracts.matter import Matter
from contracts.requests import Request, RequestState


@dataclass(frozen=True, slots=True)
class Submitted:
    """A version waits for a decision, as far as *stands* says."""

    request: Request
    stands: Progress


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody answered, or others are asked than before, and it is not decided yet.

    *stands* says how far it is; None: that is to be found out.
    """

    request: Request
    stands: Progress | None = None


@dataclass(frozen=True, slots=True)
class Commented:
    """Somebody said something about what waits, without deciding."""

    request: int
    by: str


@dataclass(frozen=True, slots=True)
class Nudged:
    """Somebody for whom a request waits is to be reminded of it."""

    request: int
    user_id: str
    by: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing more comes of a request: it was recalled or is void, or its version canceled."""

    request: int
    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A request ended with a decision, or without one: its requester is waiting to hear of it."""

    request: int
    contract: str
    number: int
    state: RequestState
    by: str
    requested_by: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The customer's acceptance was recorded: the version takes over on its start."""

    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Renewed:
    """A term ended without notice: the version of that number took over for the next one."""

    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class NoticeRecorded:
    """Notice was given or received: the version ends, and renews no more."""

    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Terminated:
    """A version was ended before its time."""

    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Suspended:
    """A version is not in force until it is resumed."""

    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """A version that was suspended is in force again."""

    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class LapseDecided:
    """Nothing shall follow the term of a version that ends on *last*."""

    contract: str
    number: int
    last: date
    by: str


@dataclass(frozen=True, slots=True)
class AccountEnded:
    """We do no more business with a customer: of their contracts nothing runs on."""

    account: str
    by: str


@dataclass(frozen=True, slots=True)
class AccountRestored:
    """The end of an account was taken back."""

    account: str
    by: str


@dataclass(frozen=True, slots=True)
class AccountsChanged:
    """Accounts are called otherwise, or others look after them: what names them says so."""

    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameIn:
    """Contracts came in otherwise than they were: what warns of their versions says so."""

    versions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AlertsTested:
    """Somebody wants to see in a channel what its next warning looks like."""

    channel_id: str
    contract: str
    number: int
    deadline: Deadline
    step: int  # of the ladder, in days
    by: str


@dataclass(frozen=True, slots=True)
class SuccessorMoved:
    """What may follow the running version is drafted, submitted, decided or given up.

    That settles nothing; what warns of its end says so.
    """

    contract: str


@dataclass(frozen=True, slots=True)
class MatterChanged:
    """Somebody did something about a deadline: what says so is brought up to date."""

    contract: str
    number: int


@dataclass(frozen=True, slots=True)
class PutOff:
    """A deadline is not warned about for a while."""

    matter: Matter
    by: str


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """Who may decide is not who could before: roles, managers, delegations, user groups."""


@dataclass(frozen=True, slots=True)
class Delegated:
    """Somebody decides in another's place for a while."""

    delegation: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """*to* goes on with the work of *of*: accounts by their codes, and versions.

    *drafts* are what *to* may write in now, *decisions* what *to* is asked about,
    *deadlines* those of which *to* looks after a deadline, *requests* those of which *to* hears
    what is decided.
    """

    of: str
    to: str
    by: str
    reason: str
    accounts: tuple[str, ...]
    drafts: tuple[str, ...]
    decisions: tuple[str, ...]
    deadlines: tuple[str, ...]
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundsChanged:
    """Something may have changed on which open requests depend: an account, what is imported."""


Event = (
    Submitted
    | Answered
    | Commented
    | Nudged
    | Closed
    | Decided
    | Accepted
    | Renewed
    | NoticeRecorded
    | Terminated
    | Suspended
    | Resumed
    | LapseDecided
    | AccountEnded
    | AccountRestored
    | AccountsChanged
    | CameIn
    | AlertsTested
    | SuccessorMoved
    | MatterChanged
    | PutOff
    | PeopleChanged
    | Delegated
    | Assigned
    | GroundsChanged
)
