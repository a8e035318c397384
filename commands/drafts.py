"""The version that somebody means by a reference, read to be changed, and who may change it."""

from dataclasses import dataclass

from commands.resolve import Again, contract_called, version_of
from commands.spec import Context
from contracts.contract import Contract
from contracts.errors import NotAllowed, NotFound
from contracts.events import SuccessorMoved
from contracts.i18n import _
from contracts.lifecycle import Verb, after
from contracts.people import Role
from contracts.succession import open_version, replaced
from contracts.version import Version
from store import Saved


@dataclass(frozen=True, slots=True)
class Target:
    """A version and its contract, which nobody else changes meanwhile where it is to be changed."""

    contract: Contract
    version: Version

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract.ref}/{self.version.number}"

    @property
    def key(self) -> tuple[str, int]:
        """By which the store knows its requests and editors."""
        return self.contract.ref, self.version.number

    def after(self, verb: Verb) -> Version:
        """The version in the state to which *verb* leads; WrongState where it leads nowhere."""
        state = after(self.version.state, verb, self.ref)
        return self.version.model_copy(update={"state": state})


class NothingOpen(NotFound):
    """A contract has no version with which anything is still to be done."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(
            _("{ref} has no draft and nothing that waits.", ref=contract.ref),
            hint=_("Amend it to draft a new version."),
            offers={_("Amend {ref}", ref=contract.ref): f"amend {contract.ref}"},
        )


class NotTheirs(NotAllowed):
    """Only those who wrote it, or a manager, may do that."""


def target_called(said: str, context: Context, again: Again, *, to_change: bool = True) -> Target:
    """The version called *said* (``ACME-1/4``), or the open one of a contract (``ACME-1``).

    With *to_change* its contract is locked: who only looks waits for nobody. *again* makes the
    command line to offer with another reference.
    """
    contract, number = contract_and_number(said, context, again, to_change=to_change)
    return _target(contract, number, open_version(contract))


def asked_called(said: str, context: Context, again: Again, *, to_change: bool = True) -> Target:
    """The same for whatever is done about a request, which may be about a version that runs."""
    contract, number = contract_and_number(said, context, again, to_change=to_change)
    waits = None if number else _waiting(contract, context)
    return _target(contract, number, waits or open_version(contract))


def contract_and_number(
    said: str, context: Context, again: Again, *, to_change: bool
) -> tuple[Contract, str]:
    """The contract called *said*, and the number of the version where one is named, as typed.

    With *to_change* it is locked. *again* makes the command line to offer with another reference.
    """
    ref, slash, number = said.partition("/")
    locked = context.work.contracts.locked(ref.strip()) if to_change else None
    contract = locked or contract_called(
        ref.strip(), context, again=lambda name: again(f"{name}{slash}{number}")
    )
    return contract, number if slash else ""


def _target(contract: Contract, number: str, version: Version | None) -> Target:
    if number:
        return Target(contract, version_of(contract, number))
    if version is None:
        raise NothingOpen(contract)
    return Target(contract, version)


def _waiting(contract: Contract, context: Context) -> Version | None:
    """The version about which something waits for a decision, the newest first."""
    asked = {request.number for request in context.work.requests.open_of(contract.ref)}
    return next((one for one in reversed(contract.versions) if one.number in asked), None)


def editors_of(target: Target, context: Context) -> list[str]:
    """Everybody who wrote in it, its author first."""
    return context.work.editors.of(*target.key)


def demand_author_or_manager(target: Target, context: Context) -> None:
    """Raises NotTheirs for somebody who neither wrote in it nor manages (TERMS 6)."""
    actor = context.actor
    editors = editors_of(target, context)
    if Role.MANAGER not in actor.roles and actor.user_id not in editors:
        raise NotTheirs(hint=_("Ask one of them:") if editors else "", whom=editors)


def put(target: Target, version: Version, what: str, context: Context, **why: object) -> Contract:
    """Write *version* in the place of the target's; the contract as it is then.

    *what* and *why* stand in the journal.
    """
    new = replaced(target.contract, version)
    said = {name: value for name, value in why.items() if value}
    saved = Saved(target.contract, new, what, said)
    context.work.saver.change(saved, context.today_of(target.contract))
    context.work.record(SuccessorMoved(new.ref))
    return new


def moved(target: Target, verb: Verb) -> Target:
    """The target as it stands after *verb* was written."""
    version = target.after(verb)
    return Target(replaced(target.contract, version), version)
