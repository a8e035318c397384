"""The clock renews what renews by itself, on the first day of its next term (TERMS 6).

What is due is found by index, some at a time; each time in one transaction the versions and the
messages about them are there, or neither. Any number of processes may do this at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from contracts.account import Account
from contracts.alerts import About
from contracts.contract import Contract
from contracts.deadlines import DeadlineKind
from contracts.events import Renewed
from contracts.renewing import BY_ITSELF, renewed_until
from contracts.routes import Routes
from contracts.succession import numbered
from contracts.version import Version
from contracts.zones import latest_day
from notifications.kind import CLOCK, Moment
from store import NewNotice, Saved, Store, UnitOfWork, about_deadlines, routes_of
from store.renewals import ToRenew, renews_on

KIND = "renewed"
PAGE, BATCH = 50, 10


@dataclass(frozen=True, slots=True)
class RenewedBySelf:
    """The versions that a contract made by itself at once, in their order; *old* is before them."""

    contract: str
    old: int
    made: tuple[int, ...]

    def notice(self, recipient: str) -> NewNotice:
        """The row that has *recipient* told, once however many terms begun meanwhile."""
        last = self.made[-1]
        key = f"{KIND}:{self.contract}/{last}:{recipient}"
        facts = {"contract": self.contract, "old": self.old, "made": list(self.made)}
        return NewNotice(key, KIND, recipient, about_deadlines(self.contract, last), facts)

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> Self:
        """What ``notice`` wrote."""
        return cls(facts["contract"], facts["old"], tuple(facts["made"]))


def renew(store: Store, moment: Moment, alert_channel: str) -> int:
    """Make every renewal that is due at *moment*, where each contract lives; how many there were.

    *alert_channel*, or where there is none an admin, is told of it where nobody else is.
    """
    return sum(_take(store, moment, alert_channel, seen) for seen in _batches(store, moment))


def _batches(store: Store, moment: Moment) -> Iterator[Sequence[ToRenew]]:
    """What is due, some at a time; what others take meanwhile is not seen again."""
    last, after = latest_day(moment.now), None
    while True:
        with store.reading() as work:
            page = work.renewals.due(last, after, PAGE)
        if not page:
            return
        after = page[-1]
        due = [one for one in page if one.day <= moment.today(one.zone)]
        yield from (due[at : at + BATCH] for at in range(0, len(due), BATCH))


def _take(store: Store, moment: Moment, alert_channel: str, seen: Sequence[ToRenew]) -> int:
    if not seen:
        return 0
    with store.writing(CLOCK, moment.now) as work:
        work.change_grounds()  # before the contracts: whoever decides on several does so, too
        due = [one for one in work.renewals.claim(seen) if one.day <= moment.today(one.zone)]
        routes = routes_of(work, alert_channel)
        batch = _Batch(work, routes, work.contracts.by_ref({one.contract for one in due}))
        return sum(batch.renew(one, moment.today(one.zone)) for one in due)


class _Batch:
    """Some contracts that are ours in this transaction."""

    def __init__(self, work: UnitOfWork, routes: Routes, contracts: Mapping[str, Contract]) -> None:
        self._work, self._routes, self._contracts = work, routes, contracts
        codes = {one.account for one in contracts.values() if one.account}
        self._accounts: Mapping[str, Account] = work.accounts.by_code(sorted(codes))

    def renew(self, one: ToRenew, today: date) -> int:
        """How many terms that makes; what renews no more is forgotten."""
        old = self._contracts[one.contract]
        version = old.version(one.number)
        if version is None or not renews_on(version, old, one.day):
            self._work.renewals.forget(one)
            return 0
        new, made = renewed_until(old, one.number, one.day, today)
        why = {"versions": made, "first": one.day.isoformat()}
        self._work.saver.change(Saved(old, new, BY_ITSELF, why), today)
        self._tell(new, RenewedBySelf(old.ref, one.number, tuple(made)))
        return len(made)

    def _tell(self, contract: Contract, renewed: RenewedBySelf) -> None:
        last = numbered(contract, renewed.made[-1])
        self._work.record(Renewed(contract.ref, last.number, CLOCK))
        account = self._accounts.get(contract.account or "")
        for one in self._routes.of(_about(account, last)):
            self._work.outbox.add(renewed.notice(one.reader), self._work.at)


def _about(account: Account | None, version: Version) -> About:
    """As for the last step to a renewal; nobody has to react to it any more."""
    day = version.start if isinstance(version.start, date) else date.min
    return About(account, version.value, DeadlineKind.RENEWAL, day, 0, (0,), reacted=True)
