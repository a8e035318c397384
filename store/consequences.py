"""What a proposal would change, read for whoever confirms or decides it."""

from collections.abc import Iterable, Iterator, Sequence

from contracts.account import Account
from contracts.account_end import ended
from contracts.approval.policy import Verb
from contracts.consequences import Consequences, Open, Stopped
from contracts.contract import Contract
from contracts.deadlines import RUNNING
from contracts.lifecycle import State
from contracts.proposal import Proposal
from contracts.requests import Request
from contracts.stopping import end_to_decide
from contracts.succession import open_version, running
from contracts.version import Version
from store.account_ends import account_of, ending_of
from store.effects import Deed
from store.unit_of_work import UnitOfWork
from store.where import Today, zone_of

MOST = 20  # contracts beside it that are looked at
STOPPED = RUNNING | {State.TERMINATED}


def consequences(work: UnitOfWork, deed: Deed) -> Consequences:
    """Of one version and what refers to it, or of all contracts of an account.

    Raises nothing that doing it would not.
    """
    contract, proposal = deed.contract, deed.proposal
    if proposal.account is not None:
        return consequences_of_end(work, account_of(work, proposal), proposal, deed.today_in)
    around = _around(work, contract)
    lasts = proposal.on or end_to_decide(deed.version, deed.today) if _lapses(proposal) else None
    return Consequences(
        proposal,
        deed.today,
        work.accounts.of(contract),
        [Stopped(contract, deed.version, deed.today)],
        _running(around),
        list(_open([contract, *around])),
        (),
        lasts,
    )


def _lapses(proposal: Proposal) -> bool:
    return proposal.verb is Verb.LAPSE


def consequences_of_end(
    work: UnitOfWork, account: Account, proposal: Proposal, today_in: Today
) -> Consequences:
    """Of all contracts of *account*."""
    contracts = work.contracts.of_account(account.code)
    open_ones = list(_open(contracts))
    return Consequences(
        proposal,
        today_in(account.timezone),
        account,
        list(_stopped(work, contracts, proposal, today_in)),
        (),
        open_ones,
        list(_others(work, contracts, open_ones)),
    )


def _stopped(
    work: UnitOfWork, contracts: Iterable[Contract], proposal: Proposal, today_in: Today
) -> Iterator[Stopped]:
    """Each version that an end today would terminate, or earlier than it is terminated."""
    for contract in contracts:
        today = today_in(zone_of(work, contract))
        after = ended(contract, ending_of(proposal, today), today)
        for version in contract.versions:
            if version.number in after.before and version.state in STOPPED:
                yield Stopped(contract, version, today)


def _others(
    work: UnitOfWork, contracts: Iterable[Contract], known: Sequence[Open]
) -> Iterator[Request]:
    """What waits for a decision about versions that run."""
    refs = {one.ref for one in known}
    for contract in contracts:
        waiting = work.requests.open_of(contract.ref)
        others = (one for one in waiting if one.verb is not Verb.END_ACCOUNT)
        yield from (one for one in others if one.ref not in refs)


def referring(work: UnitOfWork, contract: Contract) -> Sequence[str]:
    """What belongs or refers to *contract* and runs, of the first of these."""
    return _running(_around(work, contract))


def _running(contracts: Iterable[Contract]) -> Sequence[str]:
    return [one.ref for one in contracts if running(one)]


def _around(work: UnitOfWork, contract: Contract) -> Sequence[Contract]:
    refs = work.contracts.referring_to(contract.ref)[:MOST]
    return list(work.contracts.by_ref(refs).values())


def _open(contracts: Iterable[Contract]) -> Iterator[Open]:
    for contract in contracts:
        version: Version | None = open_version(contract)
        if version is not None:
            yield Open(f"{contract.ref}/{version.number}", version.state)
