"""What waits for a decision, and the content to which the decision is bound (TERMS 6)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pydantic_core import to_json

from contracts.approval.policy import Verb
from contracts.contract import Family
from contracts.days import day_before
from contracts.proposal import Proposal, proposal_of
from contracts.terms.forms import canonical
from contracts.version import Version, content_hash

SEEN = 12  # characters of each hash that a button carries: enough to tell two submissions apart

SAID_BY_FAMILY = ("account", "base", "contract", "kind", "scope", "timezone", "title", "type")
"""What a version takes from its contract, and the decision with it; not the reference."""


class RequestState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETURNED = "returned"  # to its author, with a change that was asked for
    RECALLED = "recalled"
    LAPSED = "lapsed"  # nobody decided in time
    VOID = "void"  # what it depends on changed, and it was asked anew
    CANCELED = "canceled"


BY_POLICY = "policy"
"""Who approved where nobody had to: stands where a user id would."""


@dataclass(frozen=True, slots=True)
class Request:
    """One submission of a version, or a proposal about one, and what became of it."""

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
    policy: int = 0  # the number of the policy by which it was routed
    depends: str = ""  # the hash of what counts of the base and of the account
    overridden: bool = False  # an approval admin decided it against the policy's order
    look_at: datetime | None = None  # when the clock has something to do, while it is open
    shown: str = ""  # how its cards say that it stands
    verb: Verb = Verb.SUBMIT
    proposal: str = ""  # as it is written; of a submission nothing

    @property
    def open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.state is RequestState.OPEN

    @property
    def proposed(self) -> Proposal | None:
        """What shall be done with the version; None where it was submitted itself."""
        return proposal_of(self.proposal)

    @property
    def ref(self) -> str:
        """The version that it is about: ``ACME-1/4``."""
        return f"{self.contract}/{self.number}"

    @property
    def called(self) -> str:
        """What people call it by: the version, or the account whose end is proposed."""
        proposal = self.proposed
        return (proposal.account if proposal else None) or self.ref

    @property
    def seen(self) -> str:
        """The beginning of the hashes to which a decision is bound, as a button carries them."""
        return self.content[:SEEN] + self.depends[:SEEN]


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
