"""The customer's acceptance: with it a version takes over on its start (TERMS 6)."""

from datetime import date

from contracts import catalog
from contracts.contract import Contract
from contracts.events import Accepted
from contracts.succession import accepted
from contracts.version import Acceptance, Version
from store.saving import Saved
from store.unit_of_work import UnitOfWork

BY_TYPE = "automatic, by the contract type"
"""How it was accepted where it needs no acceptance; in one language, whoever approves."""


def accept(
    work: UnitOfWork, contract: Contract, version: tuple[int, Acceptance], by: str, today: date
) -> Contract:
    """Record the acceptance of the *version* of that number; the contract as it is then."""
    number, acceptance = version
    new = accepted(contract, number, acceptance)
    why = {"acceptance": acceptance.model_dump(mode="json", exclude_none=True)}
    work.saver.change(Saved(contract, new, "accepted", why), today)
    work.record(Accepted(contract.ref, number, by))
    return new


def accepts_itself(work: UnitOfWork, contract: Contract, version: Version) -> bool:
    """Whether contracts of its type bind by our approval alone."""
    seller = work.catalog.seller()
    rules = seller.contract_types.get(version.type or contract.type) if seller else None
    return rules is not None and rules.acceptance is catalog.Acceptance.AUTOMATIC
