"""The customer's acceptance, as a command records it."""

import store
from commands.drafts import Target
from commands.spec import Context
from contracts.contract import Contract
from contracts.version import Acceptance


def accept(target: Target, acceptance: Acceptance, context: Context) -> Contract:
    """Record *acceptance*; the contract as it is then."""
    today, by = context.today_of(target.contract), context.actor.user_id
    version = target.version.number, acceptance
    return store.accept(context.work, target.contract, version, by, today)


def accepts_itself(target: Target, context: Context) -> bool:
    """Whether contracts of its type bind by our approval alone."""
    return store.accepts_itself(context.work, target.contract, target.version)
