"""The customer's acceptance: with it a version takes over on its start (TERMS 6)."""

from commands.drafts import Target
from commands.spec import Context
from contracts import catalog
from contracts.contract import Contract
from contracts.events import Accepted
from contracts.succession import accepted
from contracts.version import Acceptance
from store import Saved


def accept(target: Target, acceptance: Acceptance, context: Context) -> Contract:
    """Record *acceptance*; the contract as it is then."""
    number = target.version.number
    new = accepted(target.contract, number, acceptance)
    why = {"acceptance": acceptance.model_dump(mode="json", exclude_none=True)}
    today = context.today_of(target.contract)
    context.work.saver.change(Saved(target.contract, new, "accepted", why), today)
    context.work.record(Accepted(*target.key, context.actor.user_id))
    return new


def accepts_itself(target: Target, context: Context) -> bool:
    """Whether contracts of its type bind by our approval alone."""
    seller = context.work.catalog.seller()
    kind = target.version.type or target.contract.type
    rules = seller.contract_types.get(kind) if seller else None
    return rules is not None and rules.acceptance is catalog.Acceptance.AUTOMATIC
