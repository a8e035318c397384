"""Somebody is asked to decide: the card, in their direct messages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from blocks.kit import Message
from blocks.request_card import Dossier, request_message
from contracts.account import Account
from contracts.cautions import Beside
from contracts.comparing import Effect
from contracts.contract import Contract
from contracts.requests import Request, RequestState
from contracts.version import Version
from notifications.kind import Kind, Moment
from notifications.prose import say
from store import Notice, UnitOfWork, dossier


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is asked, as it stands now."""

    found: Dossier


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Asked | None:
    """The request; nothing where it was decided before anybody was asked, or is gone."""
    request = work.requests.find(notice.facts["request"])
    if request is None or (notice.ts is None and not request.open):
        return None
    found = dossier(work, request, moment.today)
    return None if found is None else Asked(found)


def render(asked: Asked) -> Message:
    return request_message(asked.found, say("approval"))


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
    return Asked(Example(request, contract, version, account, None, Beside(), None, today))


approval = Kind("approval", facts, render, _example())
