"""A deadline comes near: what happens if nothing is done, and until when one can act."""

from datetime import date

from blocks.beside_words import beside
from blocks.kit import Message
from blocks.mrkdwn import joined, phrase, user
from blocks.warning_card import warning_message
from blocks.warning_view import WarningView
from blocks.warning_words import NAME_ROOM, happens, mark, meanwhile, outcome, suspended, then
from contracts.account import Account
from contracts.contract import Contract
from contracts.contract import Kind as Sort
from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _
from contracts.terms.wording import short
from contracts.version import Version
from notifications.kind import Kind, Moment
from notifications.prose import say
from notifications.warnings import KIND, Warned
from store import Notice, UnitOfWork

TITLE_ROOM = 80


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> WarningView | None:
    """How the deadline stands today; nothing where it is settled and nobody was told before."""
    warned = Warned.read(notice.facts)
    contract = work.contracts.by_ref([warned.contract]).get(warned.contract)
    version = contract.version(warned.number) if contract else None
    if contract is None or version is None:
        return None
    view = _view(warned, contract, version, work, moment)
    return None if notice.ts is None and outcome(view) else view


def _view(
    warned: Warned, contract: Contract, version: Version, work: UnitOfWork, moment: Moment
) -> WarningView:
    account = work.accounts.of(contract)
    request = work.requests.latest(contract.ref, version.number)
    under = []
    if contract.kind is Sort.BASE:
        under = work.contracts.buying_under(contract.ref, warned.deadline.day)
    return WarningView(
        contract,
        version,
        account,
        warned.deadline,
        moment.today(contract.timezone or (account.timezone if account else None)),
        matter=work.matters.one(*warned.matter),
        missed=warned.missed,
        unsaid=warned.unsaid,
        under=len(under),
        proposed=request if request and request.open and request.proposed else None,
    )


def render(view: WarningView) -> Message:
    said = say(
        KIND,
        view=view,
        mark=mark(view),
        customer=short(view.customer, NAME_ROOM),
        title=short(view.title, TITLE_ROOM),
        outcome=outcome(view),
        happens=happens(view),
        then=then(view),
        meanwhile=meanwhile(view),
        suspended=suspended(view),
        beside=beside(view),
        small=joined(" · ", [_value(view), _owner(view)]),
    )
    return warning_message(view, said)


def _value(view: WarningView) -> str:
    value = view.version.value
    return _("Value {value}", value=value.short) if value else ""


def _owner(view: WarningView) -> str:
    if view.account is None:
        return ""
    owner = view.account.owner
    return phrase("Owner {who}", who=user(owner)) if owner else _("No owner yet")


def _example() -> WarningView:
    version = Version.model_validate(
        {
            "number": 3,
            "state": "active",
            "start": "2026-01-01",
            "end": "2026-12-31",
            "renewal": {"kind": "automatic", "for": "12 months"},
            "notice": {"period": "3 months"},
            "value": "240000.00 EUR",
        }
    )
    contract = Contract(ref="ACME-1", account="ACME", title="Supplies", versions=(version,))
    account = Account(code="ACME", name="ACME Industries", owner="U0REP0001")
    deadline = Deadline(DeadlineKind.NOTICE, date(2026, 9, 30))
    return WarningView(contract, version, account, deadline, date(2026, 8, 16))


warning = Kind(KIND, facts, render, _example())
