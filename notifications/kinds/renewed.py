"""A contract renewed by itself: whoever looks after it is told what it is now, and until when."""

from datetime import date

from blocks.kit import Message
from blocks.renewed_card import (
    RenewedView,
    comes_next,
    happened,
    meanwhile,
    renewed_message,
    small,
    stayed,
)
from contracts.account import Account
from contracts.contract import Contract
from contracts.renewing import renewed_until
from contracts.version import Version
from notifications.kind import Kind, Moment
from notifications.prose import say
from notifications.renewals import KIND, RenewedBySelf
from store import Notice, UnitOfWork, zone_of


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> RenewedView | None:
    """How the term that began stands today; nothing where its version is gone."""
    renewed = RenewedBySelf.read(notice.facts)
    contract = work.contracts.by_ref([renewed.contract]).get(renewed.contract)
    made = [one for one in contract.versions if one.number in renewed.made] if contract else []
    if contract is None or len(made) != len(renewed.made):
        return None
    account = work.accounts.of(contract)
    return RenewedView(contract, made, account, moment.today(zone_of(work, contract)))


def render(view: RenewedView) -> Message:
    said = say(
        KIND,
        view=view,
        happened=happened(view),
        stayed=stayed(view),
        next=comes_next(view),
        meanwhile=meanwhile(view),
        small=small(view),
    )
    return renewed_message(view, said)


def _example() -> RenewedView:
    version = Version.model_validate(
        {
            "number": 3,
            "state": "active",
            "start": "2025-01-01",
            "end": "2025-12-31",
            "renewal": {"kind": "automatic", "for": "12 months"},
            "notice": {"period": "3 months"},
            "value": "240000.00 EUR",
            "terms": [{"kind": "price_review", "every": "12 months", "index": "CPI Netherlands"}],
        }
    )
    account = Account(code="ACME", name="ACME Industries", owner="U0REP0001")
    contract = Contract(ref="ACME-1", account="ACME", title="Supplies", versions=(version,))
    first = date(2026, 1, 1)
    contract, _made = renewed_until(contract, 3, first, first)
    return RenewedView(contract, contract.versions[1:], account, first)


renewed = Kind(KIND, facts, render, _example())
