"""What one transaction may touch, each part made when it is first asked for."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection

from contracts.events import Event
from contracts.journal import HOUSE
from contracts.ladder import Ladder
from contracts.ladders import Ladders
from contracts.pricing import Entitlements
from store.accounts import Accounts
from store.approvals import Approvals
from store.assigned import Assigned
from store.audit import Audit
from store.catalog import Catalog
from store.contracts import Contracts
from store.delegations import Delegations
from store.drafts import Drafts
from store.due import Deadlines
from store.endings import Endings
from store.finding import Finder
from store.habits import Habits
from store.heard import Heard
from store.indexes import Indexes
from store.jobs import Jobs
from store.journal import Journal
from store.known import Known
from store.ladders import LadderRules
from store.locks import hold_grounds
from store.matters import Matters
from store.outbox import Outbox
from store.parsing import Versions
from store.past import Past
from store.people import Access, People
from store.policies import Policies, PoliciesKept
from store.portfolio import Portfolio
from store.renewals import Renewals
from store.requests import Editors, Requests
from store.saving import Saver
from store.search import Index, Search, index_of
from store.shelf import Kept
from store.subscriptions import Subscriptions
from store.unreachable import Unreachable
from store.uploads import Uploads
from store.warnings import Warnings

OPERATOR = "operator"
"""Who acts on the command line."""

LADDER = Ladder((90, 60, 30, 14, 7, 1))
NOBODY = Access()


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process keeps of what it read; rows that never change are right for ever."""

    versions: Versions = field(default_factory=Versions)
    catalog: Kept = field(default_factory=Kept)
    entitlements: Entitlements = field(default_factory=Entitlements)
    policies: PoliciesKept = field(default_factory=PoliciesKept)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the settings say: the days of warnings, who has which roles without a grant.

    And the channel for what has no better place, if there is one.
    """

    ladder: Ladder = LADDER
    access: Access = NOBODY
    alert_channel: str = ""


class UnitOfWork:
    """What one command may touch. Nothing is saved unless the block ends well."""

    def __init__(
        self,
        connection: Connection,
        memory: Memory,
        by: str,
        at: datetime,
        chosen: Chosen,
    ) -> None:
        self._connection, self._memory, self.by, self.at = connection, memory, by, at
        self._usual, self._access = chosen.ladder, chosen.access
        self.alert_channel = chosen.alert_channel
        self.events: list[Event] = []

    def record(self, event: Event) -> None:
        """Say what happened: whoever has to react to it does so before the commit."""
        self.events.append(event)

    def hold_grounds(self) -> None:
        """Nothing on which a decision rests changes from now on, until this transaction ends.

        That is who may decide and in whose place, what is in force, the accounts, the policy.
        Whoever has locked a contract does this before they read any of it.
        """
        hold_grounds(self._connection, to_change=False)

    def change_grounds(self) -> None:
        """Whoever rests a decision on what is changed here ends first, or begins after our commit.

        Not after ``hold_grounds``: two who did both would wait for each other. The chain of the
        house comes first, as some hold it early.
        """
        self.journal.hold({HOUSE})
        hold_grounds(self._connection, to_change=True)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self._connection, self.by, self.at)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection)

    @cached_property
    def _index(self) -> Index:
        return index_of(self._connection)

    @cached_property
    def search(self) -> Search:
        return Search(self._connection, self._index)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self._connection, self.journal, self.search, self._moved)

    def _moved(self, codes: Collection[str]) -> None:
        """The accounts *codes* may have other ladders from now on, and days that begin earlier."""
        self.warnings.look_soon_at(codes)

    @cached_property
    def contracts(self) -> Contracts:
        return Contracts(self._connection, self._memory.versions)

    def known_on(self, day: date, until: datetime) -> Past:
        """The contracts by what was known on *day*, which ended just before *until* (aware)."""
        return Past(self.contracts, self.journal, day, until)

    @cached_property
    def saver(self) -> Saver:
        return Saver(self._connection, self.journal, self.search, lambda: self.ladders)

    @cached_property
    def deadlines(self) -> Deadlines:
        return Deadlines(self._connection, self._memory.versions)

    @cached_property
    def finder(self) -> Finder:
        return Finder(self._connection, self._index)

    @cached_property
    def catalog(self) -> Catalog:
        return Catalog(self._connection, self.journal, self.search, self._memory.catalog, self.at)

    @property
    def entitlements(self) -> Entitlements:
        return self._memory.entitlements

    @cached_property
    def known(self) -> Known:
        return Known(self._connection)

    @cached_property
    def requests(self) -> Requests:
        return Requests(self._connection)

    @cached_property
    def approvals(self) -> Approvals:
        return Approvals(self._connection)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self._connection, self.journal, self._memory.policies)

    @cached_property
    def delegations(self) -> Delegations:
        return Delegations(self._connection, self.journal)

    @cached_property
    def assigned(self) -> Assigned:
        return Assigned(self._connection, self.journal)

    @cached_property
    def editors(self) -> Editors:
        return Editors(self._connection)

    @cached_property
    def endings(self) -> Endings:
        return Endings(self._connection)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._connection)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        return Subscriptions(self._connection, self.journal)

    @cached_property
    def habits(self) -> Habits:
        return Habits(self._connection, self.journal)

    @cached_property
    def unreachable(self) -> Unreachable:
        return Unreachable(self._connection)

    @cached_property
    def heard(self) -> Heard:
        return Heard(self._connection)

    @cached_property
    def warnings(self) -> Warnings:
        return Warnings(self._connection, lambda: self.ladders, self.at)

    @cached_property
    def ladder_rules(self) -> LadderRules:
        return LadderRules(self._connection, self.journal)

    @cached_property
    def ladders(self) -> Ladders:
        """The ladders as they are when they are first asked for."""
        return Ladders(self._usual, [one.rule for one in self.ladder_rules.all()])

    @cached_property
    def matters(self) -> Matters:
        return Matters(self._connection)

    @cached_property
    def portfolio(self) -> Portfolio:
        return Portfolio(self._connection)

    @cached_property
    def indexes(self) -> Indexes:
        return Indexes(self._connection, self.journal)

    @cached_property
    def renewals(self) -> Renewals:
        return Renewals(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection, self.journal, self.at)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self._connection)

    @cached_property
    def uploads(self) -> Uploads:
        return Uploads(self._connection)

    @cached_property
    def people(self) -> People:
        return People(self._connection, self.journal, self._access)
