"""The version of a contract that runs, and the notice that ends it (TERMS 6)."""

from dataclasses import dataclass
from datetime import date

from commands.resolve import Again, contract_called
from commands.spec import Context
from contracts.account import Account
from contracts.contract import Contract
from contracts.ending import noticed
from contracts.errors import NotFound
from contracts.events import NoticeRecorded
from contracts.i18n import _
from contracts.lifecycle import Verb, after
from contracts.renewal import NoticeGiven
from contracts.renewing import agreed, without_terms_after
from contracts.succession import numbered, replaced, running
from contracts.version import Version
from store import Saved

RECORDED, ARRIVED = "notice recorded", "receipt of the notice recorded"


class NothingRuns(NotFound):
    """A contract has no version that could be ended."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(
            _("{ref} has no version in force.", ref=contract.ref),
            hint=_("Its history says what became of it."),
            offers={_("History of {ref}", ref=contract.ref): f"history {contract.ref}"},
        )


@dataclass(frozen=True, slots=True)
class Running:
    """The version of a contract that runs on, whose it is, and the day where it lives."""

    contract: Contract
    version: Version
    account: Account | None
    today: date

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"

    @property
    def unnoticed(self) -> Version:
        """What was agreed, before any notice: a second one takes the place of the first.

        A notice may have been given before the term began that has renewed by itself since.
        """
        return agreed(self.contract, self.version).model_copy(update={"notice_given": None})


def running_called(ref: str, context: Context, again: Again, *, to_change: bool) -> Running:
    """What runs of the contract called *ref*; with *to_change*, nobody else changes it meanwhile.

    Raises a Refusal where nothing runs, or no notice can be recorded of it as it stands.
    """
    found = contract_called(ref, context, again)
    return running_of(found, context, to_change=to_change)


def running_of(found: Contract, context: Context, *, to_change: bool) -> Running:
    """The same of the contract *found*."""
    contract = context.work.contracts.locked(found.ref) if to_change else None
    contract = contract or found
    version = running(contract)
    if version is None:
        raise NothingRuns(contract)
    after(version.state, Verb.NOTICE, f"{contract.ref}/{version.number}")
    account = context.work.accounts.of(contract)
    zone = contract.timezone or (account.timezone if account else None)
    return Running(contract, version, account, context.today(zone))


def record(one: Running, given: NoticeGiven, context: Context, what: str = RECORDED) -> Version:
    """Write *given* in the place of whatever notice was recorded before; the version then.

    *what* is the journal's word for it.
    """
    contract, number = without_terms_after(one.contract, one.version, given.ends)
    version = noticed(numbered(contract, number).model_copy(update={"notice_given": None}), given)
    before = one.version.notice_given
    why = {} if before is None else {"replaces": before.model_dump(mode="json")}
    saved = Saved(one.contract, replaced(contract, version), what, why)
    context.work.saver.change(saved, one.today)
    by = context.actor.user_id
    context.work.record(NoticeRecorded(one.contract.ref, version.number, by))
    return version
