"""What happened, in the past tense: handed to reactions in the transaction of the change."""

from dataclasses import dataclass

from contracts.people import Role


@dataclass(frozen=True, slots=True)
class Submitted:
    """A version waits for a decision."""

    request: int
    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing more comes of a request: it was recalled, or its version canceled."""

    request: int
    contract: str
    number: int
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Somebody approved or rejected: the first decision, which counts."""

    request: int
    contract: str
    number: int
    by: str
    approved: bool
    requested_by: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The customer's acceptance was recorded: the version takes over on its start."""

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
class RoleGranted:
    """Somebody has a role from now on, and with it what waits for people of that role."""

    user_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class RoleRevoked:
    """Somebody has a role no more: what waits for people of that role may wait for nobody."""

    user_id: str
    role: Role


Event = Submitted | Closed | Decided | Accepted | NoticeRecorded | RoleGranted | RoleRevoked
