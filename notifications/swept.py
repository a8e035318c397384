"""Some deadlines, looked at in one transaction: what is said of them, and when to look again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _
from contracts.in_force import settled
from contracts.version import Version
from notifications.kind import Moment
from notifications.looking import is_over, look
from notifications.routing import Routes
from notifications.warnings import Warned
from store import UnitOfWork
from store.warnings import ToLookAt

of_version = attrgetter("contract", "number")


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody is going to be warned: for whoever watches the sweep."""

    customer: str
    warned: Warned
    recipient: str


@dataclass(frozen=True, slots=True)
class Days:
    """Which day it is: for all contracts *on* that day, else for each where it lives."""

    moment: Moment
    on: date | None = None

    def of(self, one: ToLookAt) -> date:
        """The day by which *one* is looked at."""
        return self.on or self.moment.today(one.zone)

    def is_due(self, one: ToLookAt) -> bool:
        return one.due <= self.of(one)

    def has_passed(self, one: ToLookAt) -> bool:
        """Whether its deadline is past, and not only as if it were another day."""
        return one.day < min(self.of(one), self.moment.today(one.zone))

    def is_early(self, one: ToLookAt) -> bool:
        """Whether it is looked at as if on a day that is still to come."""
        return self.of(one) > self.moment.today(one.zone)


class Batch:
    """The rows *due*, each of a contract that is ours in this transaction."""

    def __init__(
        self, work: UnitOfWork, days: Days, routes: Routes, due: Sequence[ToLookAt]
    ) -> None:
        self._work, self._days, self._routes = work, days, routes
        self._due = sorted(due, key=lambda one: (*of_version(one), one.day))
        self._contracts = work.contracts.by_ref(sorted({one.contract for one in due}))
        codes = {c.account for c in self._contracts.values() if c.account}
        self._accounts = work.accounts.by_code(sorted(codes))
        self._put_off: dict[ToLookAt, date] = {}
        self.looked = len(due)
        self.told: list[Told] = []
        self.moved_on = False

    def run(self) -> None:
        """Write the notices and move the rows on."""
        for (ref, number), rows in groupby(self._due, of_version):
            contract = self._contracts[ref]
            version = next((one for one in contract.versions if one.number == number), None)
            if version is None or is_over(version) or settled(version, contract.versions):
                self._move_on(rows, contract)
            else:
                self._look_at(rows, contract, version)
        self._work.warnings.put_off(self._put_off)

    def _look_at(self, rows: Iterable[ToLookAt], contract: Contract, version: Version) -> None:
        """Warn where a step is reached. Where nobody is there to be told, the row stays due."""
        missed = False  # that a notice was missed says that it renews, too
        for row in rows:
            deadline, today = Deadline(row.kind, row.day), self._days.of(row)
            found = look(deadline, row.due, version, self._work.ladder, today)
            step = None if missed and row.kind is DeadlineKind.RENEWAL else found.step
            if step is None or self._warn(Warned(*of_version(row), deadline, step), contract):
                self._go_on(row, found.again, contract)
            late = row.kind is DeadlineKind.NOTICE and row.day < today
            missed = missed or (late and step is not None)

    def _warn(self, warned: Warned, contract: Contract) -> bool:
        """Have everybody told; whether there is anybody."""
        account = self._accounts.get(contract.account or "")
        recipients = self._routes.of(account)
        customer = account.name if account else _("shared terms")
        for recipient in recipients:
            if self._work.outbox.add(warned.notice(recipient), self._work.at):
                self.told.append(Told(customer, warned, recipient))
        return bool(recipients)

    def _go_on(self, row: ToLookAt, again: date, contract: Contract) -> None:
        """Look again on that day; what is said early takes no step of the days until then."""
        if self._days.has_passed(row):
            self._move_on([row], contract)
            self.moved_on = True
        elif not self._days.is_early(row):
            self._put_off[row] = again

    def _move_on(self, rows: Iterable[ToLookAt], contract: Contract) -> None:
        for row in rows:
            today = self._days.moment.today(row.zone)
            self._work.warnings.move_on(row, contract, today)
