"""What is laid before those who decide: a version, or a proposal about one, and its content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from contracts.approval.policy import Verb
from contracts.contract import Contract
from contracts.deadlines import RUNNING
from contracts.proposal import Proposal, proposal_hash
from contracts.requests import Request, submission_hash
from contracts.version import Version
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Subject:
    """A version that is, or would be, laid before its approvers; *today* is where it lives.

    With a *proposal* that is asked instead: what shall be done with it.
    """

    contract: Contract
    version: Version
    by: str  # who asks
    now: datetime
    today: date
    proposal: Proposal | None = None

    @property
    def verb(self) -> Verb:
        return self.proposal.verb if self.proposal else Verb.SUBMIT


def content_of(work: UnitOfWork, subject: Subject) -> str:
    """The hash to which a decision about *subject* is bound."""
    if subject.proposal is None:
        return submission_hash(subject.contract, subject.version)
    return proposal_hash(subject.proposal, _about(work, subject, subject.proposal))


def _about(work: UnitOfWork, subject: Subject, proposal: Proposal) -> Iterator[tuple[str, Version]]:
    """The versions that the proposal is about: of an account all that run."""
    if proposal.account is None:
        yield subject.contract.ref, subject.version
        return
    for contract in work.contracts.of_account(proposal.account):
        running = (one for one in contract.versions if one.state in RUNNING)
        yield from ((contract.ref, version) for version in running)


def authors_of(work: UnitOfWork, request: Request) -> Sequence[str]:
    """Who does not decide on it: of a submission who wrote in it, of a proposal who made it.

    Nor does whoever goes on with a proposal since.
    """
    if request.verb is Verb.SUBMIT:
        return work.editors.of(request.contract, request.number)
    return waiting_for(work, request.contract, request.number, request.requested_by)


def waiting_for(work: UnitOfWork, contract: str, number: int, requested_by: str) -> list[str]:
    """Who wants to hear of a decision: who asked for it, and who goes on with it since."""
    return [requested_by, *work.assigned.heirs(contract, number, requested_by)]
