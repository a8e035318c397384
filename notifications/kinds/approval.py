"""Somebody is asked to decide: the card, in their direct messages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from blocks.kit import Message
from blocks.request_card import request_message
from blocks.request_words import Dossier, Reader
from contracts.account import Account
from contracts.approval.policy import shipped
from contracts.approval.progress import Asking, Progress
from contracts.approval.routing import Step
from contracts.approval.seats import Seat
from contracts.cautions import Beside
from contracts.comparing import Effect
from contracts.consequences import Consequences
from contracts.contract import Contract
from contracts.requests import Request, RequestState
from contracts.version import Version
from notifications.kind import Kind, Moment
from store import Notice, UnitOfWork, dossier, progress_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is asked, as it stands now."""

    found: Dossier
    reader: Reader


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Asked | None:
    """The request; nothing where it is gone, or was decided before, or by others alone."""
    request = work.requests.find(notice.facts["request"])
    if request is None or (notice.ts is None and not request.open):
        return None
    found = dossier(work, request, moment.today)
    if found is None:
        return None
    reader = _reader(notice.recipient, request, work, moment)
    if notice.ts is None and not reader.asking:
        return None
    return Asked(found, reader)


def _reader(user_id: str, request: Request, work: UnitOfWork, moment: Moment) -> Reader:
    person = work.people.find(user_id)
    return Reader(
        user_id,
        person[0].timezone if person else moment.zone,
        progress_of(work, request, moment.now),
        work.approvals.comments(request),
        person[0].away if person else "",
    )


def render(asked: Asked) -> Message:
    return request_message(asked.found, asked.reader)


@dataclass(frozen=True, slots=True)
class Example:
    """A request as the tests look at it."""

    request: Request
    contract: Contract
    version: Version
    account: Account | None
    before: Version | None
    beside: Beside
    effect: Effect | None
    today: date
    consequences: Consequences | None = None

    @property
    def ref(self) -> str:
        return self.request.ref


def _example() -> Asked:
    version = Version.model_validate({"number": 1, "state": "pending", "start": "2027-01-01"})
    contract = Contract(ref="ACME-2", account="ACME", title="Spare parts", versions=(version,))
    account = Account(code="ACME", name="ACME Industries")
    asked_at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    request = Request(1, "ACME-2", 1, 1, "0" * 64, "U0REP0001", asked_at, RequestState.OPEN)
    today = asked_at.date()
    found = Example(request, contract, version, account, None, Beside(), None, today)
    rule = shipped().rules[0]
    step = Asking(Step(rule, {}, ["U0MGR0001"]), [Seat("U0MGR0001", "U0MGR0001")])
    return Asked(found, Reader("U0MGR0001", "UTC", Progress([step])))


approval = Kind("approval", facts, render, _example())
