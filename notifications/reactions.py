"""From what happened to what somebody must be told: in the transaction of the change."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from contracts.approval.policy import Verb
from contracts.events import (
    Accepted,
    AccountEnded,
    AccountRestored,
    AccountsChanged,
    AlertsTested,
    Answered,
    Assigned,
    CameIn,
    Closed,
    Commented,
    Decided,
    Delegated,
    Event,
    GroundsChanged,
    LapseDecided,
    MatterChanged,
    NoticeRecorded,
    Nudged,
    PeopleChanged,
    PutOff,
    Renewed,
    Resumed,
    Submitted,
    SuccessorMoved,
    Suspended,
    Terminated,
)
from contracts.lifecycle import ACCEPTED
from contracts.requests import RequestState
from notifications.asking import ask_next, remind
from notifications.telling import assigned_notice, delegation_notice, put_off_notice, tell
from notifications.testing import trial
from store import UnitOfWork, about_any_deadline, about_deadlines, about_request, waiting_for


def react(event: Event, work: UnitOfWork) -> None:
    """What is to be said because of *event*."""
    REACTIONS[type(event)](event, work)


def _ask(event: Submitted | Answered, work: UnitOfWork) -> None:
    """Everybody whose turn it is gets a card: whoever asks holds the grounds already."""
    ask_next(work, event.request, event.stands)


def _commented(event: Commented, work: UnitOfWork) -> None:
    """It stands on every card; whoever waits for a decision, or has to decide, is told."""
    work.outbox.touch(about_request(event.request), work.at)
    request = work.requests.find(event.request)
    if request is None:
        return
    count = len(work.approvals.comments(request))
    waiting = waiting_for(work, request.contract, request.number, request.requested_by)
    asked = work.approvals.asked(request) if event.by in waiting else {}
    for user_id in {*waiting, *asked} - {event.by}:
        tell(work, "comment", request.id, user_id, str(count), comment=count)


def _nudged(event: Nudged, work: UnitOfWork) -> None:
    request = work.requests.find(event.request)
    if request is not None:
        remind(work, request, event.user_id, event.by)


def _closed(event: Closed, work: UnitOfWork) -> None:
    """All copies of the card say so."""
    work.outbox.touch(about_request(event.request), work.at)


def _decided(event: Decided, work: UnitOfWork) -> None:
    """All copies of the card say so, and the requester is told."""
    work.outbox.touch(about_request(event.request), work.at)
    again = event.state is RequestState.CANCELED  # it may be restored, and decided once more
    for user_id in waiting_for(work, event.contract, event.number, event.requested_by):
        tell(work, "decided", event.request, user_id, "canceled" if again else "")


def _accepted(event: Accepted, work: UnitOfWork) -> None:
    """Whoever waits for the acceptance sees it; open warnings about what it follows are settled.

    What is submitted under it, or beside it, is looked at again.
    """
    work.change_grounds()
    request = work.requests.latest(event.contract, event.number)
    if request is not None:
        work.outbox.touch(about_request(request.id), work.at)
    _take_over(event, work)


def _renewed(event: Renewed, work: UnitOfWork) -> None:
    """Open warnings about the term that is over are settled."""
    work.change_grounds()
    _take_over(event, work)


def _take_over(event: Accepted | Renewed, work: UnitOfWork) -> None:
    """What it took over from may have a higher number: it had renewed by itself meanwhile."""
    _touch_all(event.contract, work)
    work.requests.look_soon(work.at)


def _touch_all(ref: str, work: UnitOfWork) -> None:
    """Whatever stands in Slack about any version of a contract is brought up to date."""
    for version in work.contracts.by_ref([ref])[ref].versions:
        work.outbox.touch(about_deadlines(ref, version.number), work.at)


def _changed(
    event: NoticeRecorded | Terminated | Suspended | Resumed | LapseDecided, work: UnitOfWork
) -> None:
    """Its warnings say how it stands now, as do those of terms that a notice takes back."""
    work.change_grounds()
    _touch_all(event.contract, work)
    work.requests.look_soon(work.at)


def _of_account(event: AccountEnded | AccountRestored, work: UnitOfWork) -> None:
    """The same of all its contracts, and of what was decided about its end."""
    work.change_grounds()
    for contract in work.contracts.of_account(event.account):
        for version in contract.versions:
            if version.state in ACCEPTED:
                work.outbox.touch(about_deadlines(contract.ref, version.number), work.at)
                _touch_end(contract.ref, version.number, work)
    work.requests.look_soon(work.at)


def _touch_end(ref: str, number: int, work: UnitOfWork) -> None:
    """Where the end of the account was asked about by that version, it says whether it is ended."""
    request = work.requests.latest(ref, number)
    if request is not None and request.verb is Verb.END_ACCOUNT:
        work.outbox.touch(about_request(request.id), work.at)


def _named(event: AccountsChanged, work: UnitOfWork) -> None:
    """What warns of what runs says who looks after it now; what is over stays as it was said."""
    _touch_versions(work.portfolio.running_of(event.accounts), work)


def _came_in(event: CameIn, work: UnitOfWork) -> None:
    """What waits for a decision is looked at again by whoever took them in."""
    _touch_versions(event.versions, work)


def _touch_versions(versions: Iterable[tuple[str, int]], work: UnitOfWork) -> None:
    work.outbox.touch_all((about_deadlines(*version) for version in versions), work.at)


def _tested(event: AlertsTested, work: UnitOfWork) -> None:
    work.outbox.add(trial(event, work.at), work.at)


def _successor(event: SuccessorMoved, work: UnitOfWork) -> None:
    work.outbox.touch_under(about_any_deadline(event.contract), work.at)


def _matter(event: MatterChanged, work: UnitOfWork) -> None:
    work.outbox.touch(about_deadlines(event.contract, event.number), work.at)


def _put_off(event: PutOff, work: UnitOfWork) -> None:
    """The manager of whoever put it off sees it, and why."""
    manager = work.people.manager_of(event.by)
    if manager is not None and manager != event.by:
        work.outbox.add(put_off_notice(event.matter, manager), work.at)


def _people(_event: PeopleChanged, work: UnitOfWork) -> None:
    """Who becomes able to decide is asked for what waits; where nobody is left, admins are told.

    Of a submission and a grant at the same moment, the second sees what the first did.
    """
    work.change_grounds()
    for request in work.requests.waiting():
        ask_next(work, request)
    work.requests.look_soon(work.at)  # what is left may be enough


def _delegated(event: Delegated, work: UnitOfWork) -> None:
    """Both are told, but for whoever arranged it; what waits is asked of whoever decides now."""
    one = work.delegations.find(event.delegation)
    if one is not None:
        for user_id in {one.of, one.to} - {one.by}:
            work.outbox.add(delegation_notice(one, user_id), work.at)
    _people(PeopleChanged(), work)


def _assigned(event: Assigned, work: UnitOfWork) -> None:
    """Both are told in one message, but for whoever arranged it and for those who have gone."""
    both = {event.of, event.to}
    for user_id in both - {event.by} - work.people.gone(both, event.by):
        work.outbox.add(assigned_notice(event, user_id, work.at), work.at)


def _grounds(_event: GroundsChanged, work: UnitOfWork) -> None:
    """What is open may depend on it."""
    work.change_grounds()
    work.requests.look_soon(work.at)


REACTIONS: Mapping[type, Callable[[Any, UnitOfWork], None]] = {
    Submitted: _ask,
    Answered: _ask,
    Commented: _commented,
    Nudged: _nudged,
    Closed: _closed,
    Decided: _decided,
    Accepted: _accepted,
    NoticeRecorded: _changed,
    Terminated: _changed,
    Suspended: _changed,
    Resumed: _changed,
    LapseDecided: _changed,
    AccountEnded: _of_account,
    AccountRestored: _of_account,
    AccountsChanged: _named,
    CameIn: _came_in,
    Renewed: _renewed,
    AlertsTested: _tested,
    SuccessorMoved: _successor,
    MatterChanged: _matter,
    PutOff: _put_off,
    PeopleChanged: _people,
    Delegated: _delegated,
    Assigned: _assigned,
    GroundsChanged: _grounds,
}
