"""The next version of a contract, put into the store as soon as somebody asks for it."""

from blocks.view import View
from commands.draft_forms import form_of
from commands.drafts import Target
from commands.resolve import Again, contract_called
from commands.spec import Context
from contracts.contract import Contract
from contracts.drafting import AlreadyOpen
from contracts.errors import Refusal
from contracts.events import SuccessorMoved
from contracts.i18n import _
from contracts.succession import open_version, replaced, running
from contracts.version import Version
from store import Saved, demand_goes_on


class NothingToFollow(Refusal):
    """A contract has no version that the next one could take over from."""

    def __init__(self, contract: Contract) -> None:
        offers = {_("New contract"): f"new {contract.account}"} if contract.account else {}
        super().__init__(
            _("{ref} has no version that could be amended or renewed.", ref=contract.ref),
            hint=_("Make a new contract instead.") if offers else "",
            offers=offers,
        )


def running_of(said: str, context: Context, again: Again) -> tuple[Contract, Version]:
    """The contract called *said*, locked, and the version that the next one follows.

    AlreadyOpen, which offers to go on with that one, where the next one is there already.
    """
    found = contract_called(said, context, again)
    contract = context.work.contracts.locked(found.ref) or found
    version = open_version(contract)
    if version is not None:
        raise AlreadyOpen(contract, version)
    _demand_account(contract, context)
    runs = running(contract)
    if runs is None:
        raise NothingToFollow(contract)
    return contract, runs


def _demand_account(contract: Contract, context: Context) -> None:
    """Raises EndedAlready where the customer is none any more."""
    account = context.work.accounts.of(contract)
    if account is not None:
        demand_goes_on(account)


def drafted(old: Contract | None, contract: Contract, version: Version, context: Context) -> View:
    """Write the draft and open its form."""
    return form_of(written(old, contract, version, context), context)


def written(old: Contract | None, contract: Contract, version: Version, context: Context) -> Target:
    """The draft as it stands in the store from now on, its author the actor."""
    new = replaced(contract, version)
    context.work.saver.change(Saved(old, new, "drafted"), context.today_of(new))
    context.work.editors.add(new.ref, version.number, context.actor.user_id)
    context.work.record(SuccessorMoved(new.ref))
    return Target(new, version)
