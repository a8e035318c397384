"""Who ends an account or restores it, and the contract by which its end is asked about (ADR 22)."""

from collections.abc import Iterable
from dataclasses import dataclass

from commands.decisions import subject_of
from commands.drafts import Target
from commands.ends import WaitsAlready
from commands.spec import Context
from contracts.account import Account
from contracts.contract import Contract
from contracts.errors import NotAllowed
from contracts.i18n import _
from contracts.people import Permission, Role
from contracts.proposal import Proposal
from contracts.succession import running
from store import Prepared, Subject, prepared


def may_end(account: Account, context: Context) -> bool:
    """Whether somebody looks after the account, or manages (TERMS 6)."""
    actor = context.actor
    mine = actor.user_id == account.owner and actor.may(Permission.END)
    return mine or Role.MANAGER in actor.roles


def demand_owner(account: Account, context: Context) -> None:
    """Raises NotAllowed for whoever neither looks after the account nor manages (TERMS 6)."""
    if may_end(account, context):
        return
    managers = context.work.people.holding(Role.MANAGER)
    raise NotAllowed(
        _("Only whoever looks after {name}, or a manager, does that.", name=account.name),
        hint=_("Ask one of them:"),
        whom=list(dict.fromkeys(filter(None, [account.owner, *managers]))),
    )


@dataclass(frozen=True, slots=True)
class ToAsk:
    """The end of an account, as it is laid before others."""

    subject: Subject
    found: Prepared


def to_ask(contracts: Iterable[Contract], proposal: Proposal, context: Context) -> ToAsk | None:
    """Whom the policy asks about the end of an account; None where it is done at once.

    It is asked about by the first contract that runs and of which nothing else is asked.
    """
    targets = [Target(one, version) for one in contracts if (version := running(one))]
    free = [one for one in targets if not _waits(one, context)]
    if not targets:
        return None
    subject = subject_of(next(iter(free), targets[0]), context, proposal)
    found = prepared(context.work, subject)
    if found.steps and not free:
        raise WaitsAlready(targets[0].ref)
    return ToAsk(subject, found) if found.steps else None


def _waits(target: Target, context: Context) -> bool:
    request = context.work.requests.latest(*target.key)
    return request is not None and request.open
