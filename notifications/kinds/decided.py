"""The requester is told who decided and why, and what comes next."""

from datetime import UTC, datetime

from blocks.decision_card import Decision, decision_message
from contracts.account import customer_name
from contracts.contract import Contract
from contracts.requests import Request, RequestState
from contracts.version import Version
from contracts.zones import day_in
from notifications.kind import Kind, Moment
from store import Notice, UnitOfWork, zone_of


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Decision | None:
    """The decision and how its version stands; nothing where either is gone."""
    request = work.requests.find(notice.facts["request"])
    contract = work.contracts.by_ref([request.contract]).get(request.contract) if request else None
    if request is None or contract is None:
        return None
    version = contract.version(request.number)
    if version is None:
        return None
    zone = zone_of(work, contract)
    today = moment.today(zone)
    on = day_in(zone or moment.zone, request.decided_at) if request.decided_at else today
    account = work.accounts.of(contract)
    ended = account is not None and account.ended is not None
    return Decision(request, contract, version, customer_name(account), today, on, ended)


def _example() -> Decision:
    version = Version.model_validate({"number": 1, "state": "rejected", "start": "2027-01-01"})
    contract = Contract(ref="ACME-2", account="ACME", title="Spare parts", versions=(version,))
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    request = Request(
        *(1, "ACME-2", 1, 1, "0" * 64, "U0REP0001", at),
        state=RequestState.REJECTED,
        decided_by="U0MGR0001",
        decided_at=at,
        reason="The discount is too high.",
    )
    return Decision(request, contract, version, "ACME Industries", at.date(), at.date())


decided = Kind("decided", facts, decision_message, _example())
