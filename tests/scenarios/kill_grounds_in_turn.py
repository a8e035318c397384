"""What a decision rests on changes at the same moment: one of the two comes first, and is seen."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from blocks.plain import plain_text
from commands.asked import Asked, Reply
from contracts.approval.policy import ApprovalPolicy
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import RequestState
from notifications.kind import Moment
from notifications.reactions import react
from notifications.waiting import look
from sandbox.cast import ADA, ANNA, BEN, FARID, LENA, MARIA
from store import OPERATOR, Store
from tests.commands.conftest import HERE, door_at
from tests.examples import ACME, NOW, a_contract, a_version, keep
from tests.office import OFFICE

PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
YEAR = {"start": "2026-01-01", "end": None}
BASE = [
    a_version(1, **YEAR, terms=[{"kind": "payment_terms", "net_days": 30}]),
    a_version(2, state="approved", **YEAR, terms=[{"kind": "payment_terms", "net_days": 90}]),
]
DRAFT = a_version(1, state="draft", start="2027-01-01", end="2027-12-31", terms=PRICED)
RULES = [
    {
        "name": "Finance",
        "approvers": [{"role": "finance"}],
        "escalate": {"after": 1, "to": {"role": "legal"}},
        "lapses_after": 200,
    },
]
POLICY = {"name": "Finance decides", "rules": RULES}
WITHIN = {"authority": {"rep": {"months": "24"}}}
ANSWERED, ROUTED, RECORDED = (
    f"INSERT INTO {table} " for table in ("approval_answer", "approval_measured", "journal")
)
"""What is written first once it is found who decides; of a submission; and last of all."""

PATIENT = 0.4  # seconds in which a change is made that waits for nobody


class Nobody:
    """Slack says nothing new."""

    def refresh(self, people: object, groups: object) -> None:
        """Nobody changed."""


@dataclass
class House:
    """A store with an answer on the way to it, in whose midst something else is asked."""

    url: str
    pool: ThreadPoolExecutor
    before: str = "-"
    then: Callable[[], object] = lambda: None
    ended_first: bool = False
    begun: list[Future[object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = Store.at(self.url, react=react, access=OFFICE)
        event.listen(self.store.engine, "before_cursor_execute", self._before)

    def _before(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        """Whoever does the other thing now may have to wait for this one's commit."""
        if statement.startswith(self.before) and not self.begun:
            self.begun.append(self.pool.submit(self.then))
            wait(self.begun, timeout=PATIENT)
            self.ended_first = self.begun[0].done()

    def in_the_midst(self, before: str, then: Callable[[], object]) -> None:
        """Do *then* just before the first statement that begins so."""
        self.before, self.then = before, then

    def says(self, user: str, line: str, now: datetime = NOW) -> str:
        reply: Reply = door_at(self.store, now)(Asked(line, user, ""))
        return plain_text(reply.answer)

    def applies(self, **more: object) -> None:
        policy = ApprovalPolicy.model_validate(POLICY | more)
        with self.store.writing(OPERATOR, NOW) as work:
            work.policies.apply(policy, OPERATOR, NOW)

    def state(self) -> State:
        with self.store.reading() as work:
            return work.contracts.by_ref(["ACME-1"])["ACME-1"].versions[0].state

    def requests(self) -> list[RequestState]:
        with self.store.reading() as work:
            first = datetime.min.replace(tzinfo=UTC)
            return [one.state for one in work.requests.submitted_since(first)]


@pytest.fixture
def house(database: str) -> Iterator[House]:
    """Anna has drafted ACME-1 under BASE-EU, of which the next version waits for acceptance."""
    with ThreadPoolExecutor(1) as pool:
        house = House(database, pool)
        with closing(house.store):
            base = a_contract("BASE-EU", *BASE, account=None, kind="base")
            keep(house.store, base, a_contract("ACME-1", DRAFT, base="BASE-EU"), accounts=(ACME,))
            with house.store.writing(OPERATOR, NOW) as work:
                for user, role in ROLES:
                    work.people.grant(user.id, role)
                work.editors.add("ACME-1", 1, ANNA.id)
            house.applies()
            yield house


ROLES = ((ANNA, Role.REP), (BEN, Role.REP), (FARID, Role.FINANCE), (MARIA, Role.MANAGER))
LATER = NOW + timedelta(days=2)
CHANGES: dict[str, Callable[[House], object]] = {
    "a role": lambda house: house.says(ADA.id, f"role revoke <@{FARID.id}> finance"),
    "a base": lambda house: house.says(BEN.id, "accept BASE-EU/2 --how signature"),
    "a notice": lambda house: house.says(
        BEN.id, "notice BASE-EU received --on today --ends 2026-12-31"
    ),
    "an account": lambda house: house.says(BEN.id, "account ACME --segment Retail"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_decision_rests_on_does_not_change_before_it_is_there(
    house: House, change: str
) -> None:
    """On PostgreSQL the other was there first, and the decision had not seen it."""
    house.says(ANNA.id, "submit ACME-1")
    house.in_the_midst(ANSWERED, lambda: CHANGES[change](house))
    house.says(FARID.id, "approve ACME-1")
    house.begun[0].result()
    assert house.state() is State.APPROVED
    assert not house.ended_first


@pytest.mark.parametrize("change", ["a base", "an account"])
def test_who_decides_while_it_changes_sees_it(house: House, change: str) -> None:
    house.says(ANNA.id, "submit ACME-1")
    said: list[str] = []
    house.in_the_midst(RECORDED, lambda: said.append(house.says(FARID.id, "approve ACME-1")))
    CHANGES[change](house)
    house.begun[0].result()
    assert "nothing was decided" in said[0]
    assert house.requests() == [RequestState.VOID, RequestState.OPEN]


def test_who_stands_in_no_more_decides_no_more(house: House) -> None:
    """Whoever waits for the one who ends it has begun before: their clock shows an earlier time."""
    house.says(ADA.id, f"role grant <@{LENA.id}> legal")
    house.says(ANNA.id, "submit ACME-1")
    house.says(FARID.id, f"delegate <@{LENA.id}> --until 2026-12-31")
    said: list[str] = []

    def decides() -> None:
        said.append(house.says(LENA.id, "approve ACME-1", NOW - timedelta(seconds=1)))

    house.in_the_midst(RECORDED, decides)
    house.says(FARID.id, "delegate --end 1")
    house.begun[0].result()
    assert not house.ended_first or "approved" not in said[0]
    assert house.state() is State.PENDING


def test_a_delegation_ends_after_a_decision_by_whoever_stands_in(house: House) -> None:
    house.says(ADA.id, f"role grant <@{LENA.id}> legal")
    house.says(ANNA.id, "submit ACME-1")
    house.says(FARID.id, f"delegate <@{LENA.id}> --until 2026-12-31")
    house.in_the_midst(ANSWERED, lambda: house.says(FARID.id, "delegate --end 1"))
    house.says(LENA.id, "approve ACME-1")
    house.begun[0].result()
    assert not house.ended_first


@pytest.mark.parametrize("change", ["a policy", "a role"])
def test_nobody_is_asked_only_within_the_authority_of_that_moment(
    house: House, change: str
) -> None:
    """The requester's own role, and the policy that gives it authority, stay until it is so."""
    house.applies(**WITHIN)
    done = {
        "a policy": house.applies,
        "a role": lambda: house.says(ADA.id, f"role revoke <@{ANNA.id}> rep"),
    }
    house.in_the_midst(ROUTED, done[change])
    assert "lies within what you may agree" in house.says(ANNA.id, "submit ACME-1")
    house.begun[0].result()
    assert not house.ended_first


def test_who_may_override_no_more_does_not(house: House) -> None:
    """They were let in at the door, and waited for the one who took the role from them."""
    house.says(ADA.id, f"role grant <@{MARIA.id}> approval-admin")
    house.says(ANNA.id, "submit ACME-1")
    said: list[str] = []
    line = "override ACME-1 approve The board decided it"
    house.in_the_midst(RECORDED, lambda: said.append(house.says(MARIA.id, line)))
    house.says(ADA.id, f"role revoke <@{MARIA.id}> approval-admin")
    assert house.begun[0].exception() is not None or house.ended_first
    assert house.ended_first or house.state() is State.PENDING


@pytest.mark.parametrize("change", ["a role", "a base"])
def test_the_clock_asks_by_what_is_so(house: House, change: str) -> None:
    """Two ways into the locks: neither waits for the other in a circle."""
    house.says(ADA.id, f"role grant <@{LENA.id}> legal")
    house.says(ANNA.id, "submit ACME-1")
    moment = Moment(LATER, HERE)
    house.in_the_midst(RECORDED, lambda: look(house.store, moment, Nobody()))
    CHANGES[change](house)
    house.begun[0].result()
    assert look(house.store, Moment(LATER + timedelta(days=100), HERE), Nobody()) >= 1
