"""From what happened to what somebody must be told: in the transaction of the change."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from contracts.events import (
    Accepted,
    Closed,
    Decided,
    Event,
    NoticeRecorded,
    RoleGranted,
    Submitted,
)
from contracts.journal import HOUSE
from contracts.people import Role
from store import (
    NewNotice,
    Reaction,
    UnitOfWork,
    about_deadlines,
    about_request,
    approvers_of,
)


def reactions(admins: Collection[str]) -> Reaction:
    """What the store is told to do about events; *admins* are those of the settings."""
    return partial(_react, frozenset(admins))


def _react(admins: Collection[str], event: Event, work: UnitOfWork) -> None:
    REACTIONS[type(event)](event, work, admins)


def _ask(event: Submitted, work: UnitOfWork, admins: Collection[str]) -> None:
    """Everybody who may decide gets a card; where there is nobody, an admin is told."""
    _hold_roles(work)
    asked = approvers_of(work, event.contract, event.number)
    for user_id in asked:
        _ask_one(event.request, user_id, work)
    if not asked:
        for user_id in _all_admins(work, admins):
            _tell("nobody_decides", event.request, user_id, work)


def _hold_roles(work: UnitOfWork) -> None:
    """Of a submission and a grant at the same moment, the second sees what the first did."""
    work.journal.hold({HOUSE})


def _ask_one(request: int, user_id: str, work: UnitOfWork) -> None:
    _tell("approval", request, user_id, work)


def _tell(kind: str, request: int, user_id: str, work: UnitOfWork) -> None:
    notice = NewNotice(
        key=f"{kind}:{request}:{user_id}",
        kind=kind,
        recipient=user_id,
        subject=about_request(request),
        facts={"request": request},
    )
    work.outbox.add(notice, work.at)


def _all_admins(work: UnitOfWork, admins: Collection[str]) -> list[str]:
    granted = {user_id for user_id, role in work.people.granted() if role is Role.ADMIN}
    return sorted(granted.union(admins))


def _closed(event: Closed, work: UnitOfWork, _admins: Collection[str]) -> None:
    """All copies of the card say so."""
    work.outbox.touch(about_request(event.request), work.at)


def _decided(event: Decided, work: UnitOfWork, _admins: Collection[str]) -> None:
    """All copies of the card say so, and the requester is told."""
    work.outbox.touch(about_request(event.request), work.at)
    request = work.requests.find(event.request)
    if request is not None:
        _tell("decided", request.id, request.requested_by, work)


def _accepted(event: Accepted, work: UnitOfWork, _admins: Collection[str]) -> None:
    """Whoever waits for the acceptance sees it; open warnings about what it follows are settled."""
    request = work.requests.latest(event.contract, event.number)
    if request is not None:
        work.outbox.touch(about_request(request.id), work.at)
    for number in range(1, event.number):
        work.outbox.touch(about_deadlines(event.contract, number), work.at)


def _noticed(event: NoticeRecorded, work: UnitOfWork, _admins: Collection[str]) -> None:
    work.outbox.touch(about_deadlines(event.contract, event.number), work.at)


def _granted(event: RoleGranted, work: UnitOfWork, _admins: Collection[str]) -> None:
    """Whoever becomes a manager is asked for what waits; nobody has to be told any more."""
    if event.role is not Role.MANAGER:
        return
    _hold_roles(work)
    for request in work.requests.waiting():
        if event.user_id in approvers_of(work, request.contract, request.number):
            _ask_one(request.id, event.user_id, work)
            work.outbox.touch(about_request(request.id), work.at)


REACTIONS: Mapping[type, Callable[[Any, UnitOfWork, Collection[str]], None]] = {
    Submitted: _ask,
    Closed: _closed,
    Decided: _decided,
    Accepted: _accepted,
    NoticeRecorded: _noticed,
    RoleGranted: _granted,
}
