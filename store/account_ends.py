"""An account is ended, with all its contracts, or restored: each in one transaction (TERMS 6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.account import Account, AccountEnd
from contracts.account_end import as_left, ended, put_back
from contracts.contract import Contract
from contracts.deadlines import RUNNING
from contracts.errors import NotFound, Refusal
from contracts.events import AccountEnded, AccountRestored, Answered, Decided
from contracts.i18n import _
from contracts.lifecycle import State
from contracts.proposal import Proposal
from contracts.requests import Request, RequestState
from store.endings import Change
from store.requests import Outcome
from store.saving import Saved
from store.subjects import about_request
from store.unit_of_work import UnitOfWork
from store.where import Today, zone_of


class EndedAlready(Refusal):
    """An account is ended once."""

    def __init__(self, account: Account) -> None:
        super().__init__(
            _("{name} was ended already: {end}.", name=account.name, end=account.ended),
            offers={_("Restore it"): f"restore {account.code}"},
        )


class NotEnded(Refusal):
    """There is nothing to restore."""

    def __init__(self, account: Account) -> None:
        super().__init__(_("{name} was not ended: there is nothing to restore.", name=account.name))


@dataclass(frozen=True, slots=True)
class NotRestored:
    """A contract that stays as the end of its account left it, and why."""

    contract: str
    why: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and what did not."""

    contracts: list[str]
    requests: list[Request]  # that wait again
    not_restored: list[NotRestored]


def demand_goes_on(account: Account) -> None:
    """Raises EndedAlready for an account that was ended."""
    if account.ended is not None:
        raise EndedAlready(account)


def end_account(
    work: UnitOfWork, proposal: Proposal, by: str, today_in: Today, why: Mapping[str, Any]
) -> None:
    """End the account of *proposal*: nothing of it runs on, nothing waits, nothing is warned of."""
    account = account_of(work, proposal)
    demand_goes_on(account)
    end = ending_of(proposal, today_in(account.timezone))
    contracts = locked_contracts(work, account.code)
    changes = [_end(work, one, end, today_in, why) for one in contracts]
    work.endings.keep(account.code, filter(None, changes))
    work.accounts.save([account.model_copy(update={"ended": end})])
    work.record(AccountEnded(account.code, by))


def ending_of(proposal: Proposal, today: date) -> AccountEnd:
    """The end that was proposed, if it is carried out *today*."""
    return AccountEnd(on=today, reason=proposal.reason, circumstances=proposal.circumstances)


def account_of(work: UnitOfWork, proposal: Proposal) -> Account:
    """The account whose end is proposed."""
    code = proposal.account or ""
    found = work.accounts.by_code([code]).get(code)
    if found is None:
        raise NotFound
    return found


def locked_contracts(work: UnitOfWork, code: str) -> list[Contract]:
    """All contracts of an account, which nobody else changes meanwhile; always in one order."""
    refs = sorted(contract.ref for contract in work.contracts.of_account(code))
    return [one for one in map(work.contracts.locked, refs) if one is not None]


def _end(
    work: UnitOfWork, contract: Contract, end: AccountEnd, today_in: Today, why: Mapping[str, Any]
) -> Change | None:
    """Change *contract* as far as anything of it goes on."""
    today = today_in(zone_of(work, contract))
    after = ended(contract, end, today)
    if not after.before:
        return None
    work.saver.change(Saved(contract, after.contract, "ended with its account", why), today)
    closed = [request.id for request in _closed(work, contract)]
    return Change(contract.ref, as_left(after.contract), after.before, tuple(closed))


def _closed(work: UnitOfWork, contract: Contract) -> Iterator[Request]:
    """The requests about *contract* that waited: nobody has to decide any more."""
    for request in work.requests.open_of(contract.ref):
        outcome = Outcome(RequestState.CANCELED, work.by)
        if work.requests.close(request, outcome, work.at):
            about = request.contract, request.number
            work.record(Decided(request.id, *about, outcome.state, work.by, request.requested_by))
            yield request


def restore_account(work: UnitOfWork, account: Account, by: str, today_in: Today) -> Restored:
    """Put back what the end of *account* changed, where nothing else did since."""
    if account.ended is None:
        raise NotEnded(account)
    contracts = {one.ref: one for one in locked_contracts(work, account.code)}
    work.accounts.save([account.model_copy(update={"ended": None})])
    found = Restored([], [], [])
    for change in work.endings.of(account.code):
        contract = contracts.get(change.contract)
        why = _why_not(work, change, contract)
        if contract is None or why:
            found.not_restored.append(NotRestored(change.contract, why))
        else:
            _put_back(work, contract, change, today_in)
            found.contracts.append(contract.ref)
            found.requests.extend(_reopened(work, change))
    work.endings.forget(account.code)
    work.record(AccountRestored(account.code, by))
    return found


def _put_back(work: UnitOfWork, contract: Contract, change: Change, today_in: Today) -> None:
    today = today_in(zone_of(work, contract))
    saved = Saved(contract, put_back(contract, change.before), "restored with its account")
    work.saver.change(saved, today)


def _why_not(work: UnitOfWork, change: Change, contract: Contract | None) -> str:
    """Why it stays as it is; nothing where it can be put back."""
    if contract is None:
        return _("it is gone")
    if as_left(contract) != change.left:
        return _("it was changed since")
    base = work.contracts.called(contract.base) if contract.base else None
    ran = RUNNING & {was.state for was in change.before.values()}
    if base is not None and ran and not any(one.state is State.ACTIVE for one in base.versions):
        return _("{base}, to which it refers, is not in force any more", base=base.ref)
    return ""


def _reopened(work: UnitOfWork, change: Change) -> Iterator[Request]:
    """What waited until the end waits again, with the answers that it had."""
    for number in change.requests:
        request = work.requests.reopen(number, work.at)
        if request is not None:
            work.outbox.touch(about_request(number), work.at)
            work.record(Answered(request))
            yield request
