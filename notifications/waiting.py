"""What time does to requests: people are reminded, asked in others' place, and at last nobody is.

Each request has an instant at which it is looked at next; any number of processes may look.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Protocol

from contracts.approval.clock import Due, Event, to_come
from contracts.approval.hours import Calendar
from contracts.approval.progress import Progress
from contracts.contract import Contract
from contracts.requests import Request
from contracts.succession import numbered
from contracts.version import Version
from notifications.asking import ask_next, relieved, remind, tell_admins
from notifications.ending import Ending
from notifications.kind import CLOCK, Moment
from notifications.telling import tell
from store import (
    Store,
    Subject,
    UnitOfWork,
    about_request,
    accepts_itself,
    hold_all,
    outdated,
    progress_of,
    zone_of,
)

PAGE = 50
EVERY = timedelta(hours=1)
"""How often a request is looked at where nothing is due: people leave, and days begin."""


class Colleagues(Protocol):
    """Who knows Slack's people."""

    def refresh(self, people: Collection[str], groups: Collection[str]) -> None:
        """Have Slack say anew who these are and who is in them, where that is long ago."""


def look(store: Store, moment: Moment, colleagues: Colleagues) -> int:
    """Do all that is due about open requests at *moment*; how many were looked at."""
    looked, seen = 0, set[int]()
    colleagues.refresh((), _groups(store))
    while page := [one for one in _due(store, moment) if one.id not in seen]:
        seen |= {one.id for one in page}
        colleagues.refresh(_people_in(store, page, moment), ())
        for request in page:
            with store.writing(CLOCK, moment.now) as work:
                looked += _Look(work, moment).at(request)
    return looked


def _groups(store: Store) -> list[str]:
    """The user groups that the policy names."""
    with store.reading() as work:
        return work.policies.current().policy.groups()


def _due(store: Store, moment: Moment) -> list[Request]:
    with store.reading() as work:
        return work.requests.due(moment.now, PAGE)


def _people_in(store: Store, requests: Iterable[Request], moment: Moment) -> set[str]:
    """Everybody who is asked, or would be in somebody's place."""
    with store.reading() as work:
        found: set[str] = set()
        for request in requests:
            steps = progress_of(work, request, moment.now).steps
            found |= {who for one in steps for who in (*one.asked, *one.step.people)}
        return found


class _Look:
    """One request, in the transaction in which it is looked at."""

    def __init__(self, work: UnitOfWork, moment: Moment) -> None:
        self._work, self._moment, self._now = work, moment, moment.now

    def at(self, seen: Request) -> bool:
        """Whether there was something to look at: nobody else was first, and it is still open."""
        contract = self._work.contracts.locked(seen.contract)
        self._hold_grounds(contract, seen)
        request = self._work.requests.find(seen.id)
        if contract is None or request is None or not request.open or request.look_at is None:
            return False
        if request.look_at > self._now:
            return False
        version = numbered(contract, request.number)
        if self._is_void(request, contract, version):
            return True
        self._do(request, contract, version)
        return True

    def _hold_grounds(self, contract: Contract | None, request: Request) -> None:
        """Nothing on which it rests changes now; what an approval changes is for others."""
        if request.proposed is not None:
            hold_all(self._work, request)
            return
        version = contract.version(request.number) if contract else None
        if contract and version and accepts_itself(self._work, contract, version):
            self._work.change_grounds()
        else:
            self._work.hold_grounds()

    def _is_void(self, request: Request, contract: Contract, version: Version) -> bool:
        """What it depends on changed: it is asked anew, or whoever proposed it is told."""
        today = self._moment.today(zone_of(self._work, contract))
        by = request.requested_by
        subject = Subject(contract, version, by, self._now, today, request.proposed)
        if not outdated(self._work, request, subject):
            return False
        self._work.outbox.touch(about_request(request.id), self._now)
        return True

    def _do(self, request: Request, contract: Contract, version: Version) -> None:
        progress = progress_of(self._work, request, self._now)
        ending = Ending(self._work, request, (contract, version), self._moment.today)
        if ending.settle(progress):
            return
        due = [one for one in self._to_come(request, progress) if one.at <= self._now]
        if any(one.event is Event.LAPSE for one in due):
            ending.lapse()
            return
        for one in due:
            if one.event is Event.REMIND:
                self._remind(request, one.person)
        escalated = [one.rule for one in due if one.event is Event.ESCALATE]
        self._escalate(request, contract, progress, escalated)
        ask_next(self._work, request)
        progress = progress_of(self._work, request, self._now)
        if not ending.settle(progress):  # by now those above may have answered already
            self._look_again(request, progress)

    def _to_come(self, request: Request, progress: Progress) -> Iterator[Due]:
        asked = self._work.approvals.asked(request)
        reminded = {who: at for who, since in asked.items() if (at := since.reminded_at)}
        for asking in progress.waiting():
            yield from to_come(asking, reminded, self._calendar)

    def _calendar(self, user_id: str) -> Calendar:
        found = self._work.people.find(user_id)
        return Calendar(found[0].timezone if found else self._moment.zone)

    def _remind(self, request: Request, user_id: str) -> None:
        self._work.approvals.remind(request, user_id, self._now)
        remind(self._work, request, user_id)

    def _escalate(
        self, request: Request, contract: Contract, before: Progress, rules: Collection[str]
    ) -> None:
        """The next people are asked, and the first are told that they need not act."""
        for rule in rules:
            self._work.approvals.escalate(request, rule, self._now)
            why = {"version": request.number, "rule": rule}
            self._work.saver.note(contract, "escalated", why)
        after_it = progress_of(self._work, request, self._now)
        for user_id in relieved(before, after_it):
            tell(self._work, "relieved", request.id, user_id)
        if any(one.found_nobody for one in after_it.waiting() if one.rule.name in rules):
            tell_admins(self._work, request)

    def _look_again(self, request: Request, progress: Progress) -> None:
        at = min((one.at for one in self._to_come(request, progress)), default=self._now + EVERY)
        self._work.requests.look_again(request, _soon(at, self._now))


def _soon(at: datetime, now: datetime) -> datetime:
    """Not before the next moment, and within the hour."""
    return min(max(at, now + timedelta(seconds=1)), now + EVERY)
