"""What comes of a proposal: at once, or in the transaction of the last approval."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.approval.policy import Verb
from contracts.contract import Contract, Kind
from contracts.days import day_after
from contracts.errors import Refusal
from contracts.events import Decided, Event, LapseDecided, Suspended, Terminated
from contracts.i18n import _, listed, many
from contracts.proposal import Proposal
from contracts.requests import Request, RequestState
from contracts.stopping import end_to_decide, let_end, suspended, terminated
from contracts.succession import replaced
from contracts.version import Lapse, Suspension, Termination, Version
from store.account_ends import account_of, demand_goes_on, end_account, locked_contracts
from store.requests import Outcome
from store.saving import Saved
from store.unit_of_work import UnitOfWork
from store.where import Today

MOST_NAMED = 5


class BaseInUse(Refusal):
    """Shared terms under which contracts are in force stay in force (TERMS 8, example 28)."""

    def __init__(self, base: str, users: list[str]) -> None:
        more = len(users) - MOST_NAMED
        rest = [many("{count} more", "{count} more", more)] if more > 0 else []
        named = listed([*users[:MOST_NAMED], *rest])
        super().__init__(
            _("{base} is in use by {contracts}: it stays in force.", base=base, contracts=named),
            hint=_("Terminate these first, or let them refer to another base."),
            offers={_("Show {ref}", ref=ref): f"show {ref}" for ref in users[:MOST_NAMED]},
        )


@dataclass(frozen=True, slots=True)
class Deed:
    """A proposal with the version that it is about, as *by* carries it out."""

    contract: Contract
    version: Version
    proposal: Proposal
    by: str
    today_in: Today
    today: date  # where the contract lives

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"


def deed_of(
    request: Request, about: tuple[Contract, Version], today_in: Today, today: date
) -> Deed | None:
    """What *request* proposes, as whoever proposed it would do it; None for a submission."""
    proposal = request.proposed
    if proposal is None:
        return None
    return Deed(*about, proposal, request.requested_by, today_in, today)


def hindered(work: UnitOfWork, deed: Deed) -> Refusal | None:
    """Why it cannot be done as things are; None where it can."""
    try:
        if deed.proposal.account is not None:
            demand_goes_on(account_of(work, deed.proposal))
        else:
            after_it(work, deed)
    except Refusal as refused:
        return refused
    return None


def hold_all(work: UnitOfWork, request: Request) -> None:
    """Nothing that *request* proposes to change is changed by others until this transaction ends.

    Others' decisions may rest on it. Its own contract is locked already.
    """
    proposal = request.proposed
    if proposal is not None and proposal.account is not None:
        locked_contracts(work, proposal.account)
    work.change_grounds()


def settle(work: UnitOfWork, request: Request, deed: Deed, outcome: Outcome, **why: object) -> bool:
    """End *request*, and do what it proposes if it is approved; whether it was still open."""
    if not work.requests.close(request, outcome, work.at):
        return False
    said: dict[str, object] = {"content": request.content, "by": outcome.by, **why}
    if outcome.state is RequestState.APPROVED:
        carry_out(work, deed, **said)
    else:
        note(work, deed.contract, deed.proposal, outcome, **said)
    work.record(Decided(request.id, request.contract, request.number, outcome.state, work.by,
                        request.requested_by))  # fmt: skip
    return True


def note(
    work: UnitOfWork, contract: Contract, proposal: Proposal, outcome: Outcome, **why: object
) -> None:
    """Have the journal say what came of a proposal that changed nothing."""
    what = f"{NAMES[proposal.verb]} {outcome.state}"
    said = {"reason": outcome.reason, **why}
    work.saver.note(contract, what, {name: value for name, value in said.items() if value})


def proposed(proposal: Proposal) -> tuple[str, dict[str, Any]]:
    """The journal's words for a proposal that waits for a decision, and what stands beside."""
    return f"{NAMES[proposal.verb]} proposed", in_journal(proposal, {})


NAMES: Mapping[Verb, str] = {
    Verb.TERMINATE: "termination",
    Verb.SUSPEND: "suspension",
    Verb.LAPSE: "letting it lapse",
    Verb.END_ACCOUNT: "end of the account",
}
"""What the journal calls a proposal."""


def carry_out(work: UnitOfWork, deed: Deed, **why: object) -> None:
    """Do what was proposed; a Refusal where that is not possible any more, and nothing is done.

    *why* stands in the journal beside reason and circumstances.
    """
    said = in_journal(deed.proposal, why)
    if deed.proposal.account is not None:
        end_account(work, deed.proposal, deed.by, deed.today_in, said)
        return
    what, happened = WORDS[deed.proposal.verb]
    version = after_it(work, deed)
    saved = Saved(deed.contract, replaced(deed.contract, version), what, said)
    work.saver.change(saved, deed.today)
    work.record(happened(deed, version))


def in_journal(proposal: Proposal, why: Mapping[str, object]) -> dict[str, Any]:
    """Reason and circumstances, which are kept for evaluation, and *why*."""
    own = {"reason": proposal.reason, "circumstances": proposal.circumstances}
    return {name: value for name, value in (own | dict(why)).items() if value}


def after_it(work: UnitOfWork, deed: Deed) -> Version:
    """The version as it would be; a Refusal that says why it cannot be done."""
    return EFFECTS[deed.proposal.verb](work, deed)


def _terminated(work: UnitOfWork, deed: Deed) -> Version:
    proposal = deed.proposal
    on = proposal.day(deed.today)
    stop = Termination(on=on, reason=proposal.reason, circumstances=proposal.circumstances)
    version = terminated(deed.version, deed.ref, stop)
    _check_unused(work, deed.contract, day_after(on))
    return version


def _suspended(work: UnitOfWork, deed: Deed) -> Version:
    first = deed.proposal.day(deed.today)
    pause = Suspension.model_validate({"from": first, "reason": deed.proposal.reason})
    version = suspended(deed.version, deed.ref, pause)
    _check_unused(work, deed.contract, first)
    return version


def _check_unused(work: UnitOfWork, contract: Contract, day: date) -> None:
    users = work.contracts.in_use(contract.ref, day) if contract.kind is Kind.BASE else []
    if users:
        raise BaseInUse(contract.ref, users)


def _let_end(_work: UnitOfWork, deed: Deed) -> Version:
    proposal = deed.proposal
    lapse = Lapse(
        on=proposal.on or end_to_decide(deed.version, deed.today),
        reason=proposal.reason,
        circumstances=proposal.circumstances,
        by=deed.by,
        decided=deed.today,
    )
    return let_end(deed.version, deed.ref, lapse)


EFFECTS: Mapping[Verb, Callable[[UnitOfWork, Deed], Version]] = {
    Verb.TERMINATE: _terminated,
    Verb.SUSPEND: _suspended,
    Verb.LAPSE: _let_end,
}


def _was_terminated(deed: Deed, version: Version) -> Event:
    return Terminated(deed.contract.ref, version.number, deed.by)


def _was_suspended(deed: Deed, version: Version) -> Event:
    return Suspended(deed.contract.ref, version.number, deed.by)


def _was_decided(deed: Deed, version: Version) -> Event:
    return LapseDecided(deed.contract.ref, version.number, version.lapses[-1].on, deed.by)


WORDS: Mapping[Verb, tuple[str, Callable[[Deed, Version], Event]]] = {
    Verb.TERMINATE: ("terminated", _was_terminated),
    Verb.SUSPEND: ("suspended", _was_suspended),
    Verb.LAPSE: ("let lapse", _was_decided),
}
"""The journal's word for each, and the event."""
