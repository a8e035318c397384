"""From what happened to what somebody must be told: in the transaction of the change."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from contracts.events import (
    Accepted,
    Closed,
    Decided,
    Event,
    NoticeRecorded,
    RoleGranted,
    RoleRevoked,
    Submitted,
)
from contracts.journal import HOUSE
from contracts.people import Role
from notifications.surroundings import Admins
from store import (
    NewNotice,
    Reaction,
    UnitOfWork,
    about_deadlines,
    about_request,
)


def reactions(admins: Admins) -> Reaction:
    """What the store is told to do about events; *admins* tells who they are."""
    return partial(_react, admins)


def _react(admins: Admins, event: Event, work: UnitOfWork) -> None:
    REACTIONS[type(event)](event, work, admins)


def _ask(event: Submitted, work: UnitOfWork, admins: Admins) -> None:
    """Everybody who may decide gets a card; where there is nobody, an admin is told."""
    _hold_roles(work)
    asked = work.requests.approvers(event.contract, event.number)
    for user_id in asked:
        _tell("approval", event.request, user_id, work)
    if not asked:
        _tell_admins(event.request, work, admins)


def _tell_admins(request: int, work: UnitOfWork, admins: Admins) -> None:
    """That nobody can decide."""
    for user_id in sorted(admins(work)):
        _tell("nobody_decides", request, user_id, work)


def _hold_roles(work: UnitOfWork) -> None:
    """Of a submission and a grant at the same moment, the second sees what the first did."""
    work.journal.hold({HOUSE})


def _tell(kind: str, request: int, user_id: str, work: UnitOfWork) -> None:
    notice = NewNotice(
        key=f"{kind}:{request}:{user_id}",
        kind=kind,
        recipient=user_id,
        subject=about_request(request),
        facts={"request": request},
    )
    if not work.outbox.add(notice, work.at):
        work.outbox.revive(notice.key, work.at)


def _closed(event: Closed, work: UnitOfWork, _admins: Admins) -> None:
    """All copies of the card say so."""
    work.outbox.touch(about_request(event.request), work.at)


def _decided(event: Decided, work: UnitOfWork, _admins: Admins) -> None:
    """All copies of the card say so, and the requester is told."""
    work.outbox.touch(about_request(event.request), work.at)
    _tell("decided", event.request, event.requested_by, work)


def _accepted(event: Accepted, work: UnitOfWork, _admins: Admins) -> None:
    """Whoever waits for the acceptance sees it; open warnings about what it follows are settled."""
    request = work.requests.latest(event.contract, event.number)
    if request is not None:
        work.outbox.touch(about_request(request.id), work.at)
    for number in range(1, event.number):
        work.outbox.touch(about_deadlines(event.contract, number), work.at)


def _noticed(event: NoticeRecorded, work: UnitOfWork, _admins: Admins) -> None:
    work.outbox.touch(about_deadlines(event.contract, event.number), work.at)


def _granted(event: RoleGranted, work: UnitOfWork, _admins: Admins) -> None:
    """Whoever becomes a manager is asked for what waits; nobody has to be told any more."""
    if event.role is not Role.MANAGER:
        return
    _hold_roles(work)
    for request in work.requests.waiting():
        if event.user_id in work.requests.approvers(request.contract, request.number):
            _tell("approval", request.id, event.user_id, work)
            work.outbox.touch(about_request(request.id), work.at)


def _revoked(event: RoleRevoked, work: UnitOfWork, admins: Admins) -> None:
    """Where the last manager went who could decide, the admins are told."""
    if event.role is not Role.MANAGER:
        return
    _hold_roles(work)
    for request in work.requests.waiting():
        if not work.requests.approvers(request.contract, request.number):
            _tell_admins(request.id, work, admins)
            work.outbox.touch(about_request(request.id), work.at)


REACTIONS: Mapping[type, Callable[[Any, UnitOfWork, Admins], None]] = {
    Submitted: _ask,
    Closed: _closed,
    Decided: _decided,
    Accepted: _accepted,
    NoticeRecorded: _noticed,
    RoleGranted: _granted,
    RoleRevoked: _revoked,
}
