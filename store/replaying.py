"""Another policy, run over what was submitted: by the facts that were measured then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from contracts.approval.difference import OtherWay, other_way
from contracts.approval.policy import ApprovalPolicy
from contracts.approval.routing import Change, route
from contracts.requests import Request
from store.progress import office_of
from store.subject import authors_of
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Replayed:
    """A submission, and which rules asked about it and would ask."""

    request: Request
    way: OtherWay


def replay(
    work: UnitOfWork, policy: ApprovalPolicy, since: datetime, now: datetime
) -> Iterator[Replayed]:
    """Every submission since then, but for those from before facts were kept.

    People and their roles are those of *now*: who was there then is not known any more.
    """
    for request in work.requests.submitted_since(since):
        facts = work.approvals.measured(request)
        if facts is None:
            continue
        office = office_of(work, request.contract, request.requested_by, now)
        roles = work.people.roles(request.requested_by)
        change = Change(facts, roles, authors_of(work, request), request.verb)
        steps = route(policy, change, office)
        before = [step.rule for step in work.approvals.steps(request) if step.person is None]
        yield Replayed(request, other_way(before, steps))
