"""Some deadlines, looked at in one transaction: what is said of them, and when to look again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from contracts.account import customer_name
from contracts.alerts import About
from contracts.contract import Contract, Kind, named
from contracts.deadlines import Deadline, DeadlineKind
from contracts.ladder import Ladder
from contracts.ladders import Concerned
from contracts.open_deadlines import Openness
from contracts.routes import Recipient
from contracts.succession import numbered, open_version
from contracts.version import Version
from contracts.zones import latest_day
from notifications.kind import Moment
from notifications.looking import Look, after, look
from notifications.passed import passed
from notifications.routing import Routing
from notifications.warnings import KIND, Warned
from store import TOLD_NOBODY, Dated, UnitOfWork, about_deadlines
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

    @property
    def last(self) -> date:
        """The latest day that it is anywhere."""
        return self.on or latest_day(self.moment.now)

    @property
    def begun_by(self) -> datetime | None:
        """When a day must have begun; None: as if it had."""
        return None if self.on else self.moment.now

    def of(self, one: ToLookAt) -> date:
        """The day by which *one* is looked at."""
        return self.on or self.moment.today(one.zone)

    def is_due(self, one: ToLookAt) -> bool:
        return one.due <= self.of(one)

    def has_passed(self, one: ToLookAt) -> bool:
        """Whether its deadline is past, and not only as if it were another day."""
        return one.day < self.passed_until(one)

    def passed_until(self, one: ToLookAt) -> date:
        """The day before which days are past."""
        return min(self.of(one), self.moment.today(one.zone))

    def is_early(self, one: ToLookAt) -> bool:
        """Whether it is looked at as if on a day that is still to come."""
        return self.of(one) > self.moment.today(one.zone)


class Batch:
    """What is due of contracts that are ours in this transaction."""

    def __init__(self, work: UnitOfWork, days: Days, routes: Routing, held: Sequence[str]) -> None:
        self._work, self._days, self._routes = work, days, routes
        self._contracts = work.contracts.outlines(held)
        codes = {c.account for c in self._contracts.values() if c.account}
        self._accounts = work.accounts.by_code(sorted(codes))
        zones = {ref: self._zone(one) for ref, one in self._contracts.items()}
        claimed = work.warnings.claim(zones, days.last, days.begun_by)
        self._put_off = {one: one.due for one in claimed if not days.is_due(one)}
        due = [one for one in claimed if days.is_due(one)]
        self._due = sorted(due, key=lambda one: (*of_version(one), one.day))
        self._matters = work.matters.of({one.contract for one in due})
        self._notices: dict[str, tuple[Dated, Told]] = {}  # by key: what is said once
        self.looked = len(due)
        self.told: Sequence[Told] = ()
        self.moved_on = False

    def run(self) -> None:
        """Write the notices and move the rows on."""
        for (ref, number), rows in groupby(self._due, of_version):
            contract = self._contracts[ref]
            version = next((one for one in contract.versions if one.number == number), None)
            if version is None:
                self._move_on(rows)
            else:
                self._look_at(rows, contract, version)
        self._work.warnings.put_off(self._put_off)
        notices = [dated for dated, _told in self._notices.values()]
        new = self._work.outbox.add_many(notices, self._work.at)
        self.told = [self._notices[key][1] for key in self._notices if key in new]

    def _zone(self, contract: Contract) -> str:
        account = self._accounts.get(contract.account or "")
        theirs = contract.timezone or (account.timezone if account else None)
        return theirs or self._days.moment.zone

    def _look_at(self, rows: Iterable[ToLookAt], contract: Contract, version: Version) -> None:
        """Warn where a step is reached. Where nobody is there to be told, the row stays due."""
        still = Openness.of(version, contract.versions)
        missed = False  # that a notice was missed says that it renews, too
        for row in rows:
            if row.place and self._days.has_passed(row):
                self._catch_up(row, still)
                continue
            if not still.has(row.deadline):
                self._move_on([row])
                continue
            found = self._found(row, contract, version)
            silent = found.step is None or (missed and row.kind is DeadlineKind.RENEWAL)
            if silent or self._warn(_warned(row, found), contract, version):
                self._go_on(row, found.again)
            missed = missed or (not silent and self._is_missed(row, found))

    def _is_missed(self, row: ToLookAt, found: Look) -> bool:
        """Whether a day for notice has passed, and this is the first that people hear of it."""
        late = row.kind is DeadlineKind.NOTICE and row.day < self._days.of(row)
        return late and found.step not in self._said[row.contract, row.number, row.deadline]

    def _catch_up(self, row: ToLookAt, still: Openness) -> None:
        """Of a term that was due again and again meanwhile warn once: of the last time."""
        contract = self._whole[row.contract]
        version = numbered(contract, row.number)
        series = passed(row, version, self._days.passed_until(row))
        looks = [(one, self._found(one, contract, version)) for one in series]
        unsaid = [(one, found) for one, found in looks if still.has(one.deadline) and found.warns]
        if unsaid:
            last, found = unsaid[-1]
            before = tuple(one.day for one, _found in unsaid[:-1])
            warned = replace(_warned(last, found), unsaid=before)
            if not self._warn(warned, contract, version):
                return
        self._move_on(series[-1:])
        self.moved_on = True

    def _found(self, row: ToLookAt, contract: Contract, version: Version) -> Look:
        """What is to be done about *row*: by its ladder, and by what people did about it."""
        ladder = self._ladder(row.kind, contract, version)
        matter = self._matters.get((row.contract, row.number, row.deadline))
        today = self._days.of(row)
        found = after(matter, look(row.deadline, row.due, version, ladder, today), today)
        if not found.missed:
            return found
        said = self._said[row.contract, row.number, row.deadline]
        return replace(found, missed=tuple(one for one in found.missed if one not in said))

    @cached_property
    def _said(self) -> Mapping[tuple[str, int, Deadline], Collection[int]]:
        """The steps of which somebody was warned, by whichever ladder, of each deadline."""
        found: dict[tuple[str, int, Deadline], set[int]] = defaultdict(set)
        subjects = {about_deadlines(*of_version(row)) for row in self._due}
        for notice in self._work.outbox.about(sorted(subjects)):
            if notice.kind == KIND and notice.state not in TOLD_NOBODY:
                warned = Warned.read(notice.facts)
                found[warned.matter].add(warned.step)
        return found

    def _ladder(self, kind: DeadlineKind, contract: Contract, version: Version) -> Ladder:
        account = self._accounts.get(contract.account or "")
        segment = account.segment if account else None
        said = named(contract, version)
        concerned = Concerned(contract.ref, said.type or contract.type, segment, version.value)
        return self._work.ladders.of(kind, concerned)

    def _warn(self, warned: Warned, contract: Contract, version: Version) -> bool:
        """Have everybody told, at once or by their next digest; whether there is anybody."""
        about = self._about(warned, contract, version)
        recipients = self._recipients(about, contract)
        customer = customer_name(about.account)
        for one in recipients:
            dated = self._routes.told(warned, one, about, self._work.at)
            if dated is not None:
                told = Told(customer, warned, one.reader)
                self._notices.setdefault(dated.notice.key, (dated, told))
        return bool(recipients)

    def _about(self, warned: Warned, contract: Contract, version: Version) -> About:
        deadline, matter = warned.deadline, self._matters.get(warned.matter)
        return About(
            self._accounts.get(contract.account or ""),
            version.value,
            deadline.kind,
            deadline.day,
            warned.step,
            self._ladder(deadline.kind, contract, version).steps,
            reacted=(matter is not None and matter.touched) or open_version(contract) is not None,
            taken_by=matter.taken_by if matter else None,
        )

    def _recipients(self, about: About, contract: Contract) -> Sequence[Recipient]:
        """Who is told; that a base ends, also whoever looks after an account under it."""
        found = {one.reader: one for one in self._routes.of(about)}
        if contract.kind is Kind.BASE and about.kind is DeadlineKind.END:
            codes = self._work.contracts.buying_under(contract.ref, about.day)
            for under in self._work.accounts.by_code(codes).values():
                for one in self._routes.of(replace(about, account=under)):
                    found.setdefault(one.reader, one)
        return tuple(found.values())

    def _go_on(self, row: ToLookAt, again: date) -> None:
        """Look again on that day; what is said early takes no step of the days until then."""
        if self._days.has_passed(row):
            self._move_on([row])
            self.moved_on = True
        elif not self._days.is_early(row):
            self._put_off[row] = again

    def _move_on(self, rows: Iterable[ToLookAt]) -> None:
        for row in rows:
            today = self._days.moment.today(row.zone)
            self._work.warnings.move_on(row, self._whole[row.contract], today)

    @cached_property
    def _whole(self) -> Mapping[str, Contract]:
        """The contracts with their terms, by which it is known what comes next."""
        return self._work.contracts.by_ref(sorted({one.contract for one in self._due}))


def _warned(row: ToLookAt, found: Look) -> Warned:
    step = found.step or 0
    return Warned(row.contract, row.number, row.deadline, step, found.missed, found.woken)
