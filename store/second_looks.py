"""What deserves a second look in contracts that came in: judged beside all else in the store."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from contracts.cautions import cautions
from contracts.contract import Contract
from contracts.files.items import Problem
from contracts.in_force import in_force
from contracts.succession import open_version
from contracts.version import Version
from store.bulk import in_chunks
from store.dossier import around, seen_beside
from store.importing import Outcome
from store.transactions import Store
from store.unit_of_work import UnitOfWork

A_LOOK = 50  # products of each contract that are looked at


def second_looks(store: Store, imported: Iterable[Outcome], today: date) -> Iterator[Outcome]:
    """*imported* again, each with what whoever decides on it would be shown, if that is anything.

    Of each contract the version that is still to be decided is looked at, else the one in force.
    """
    for some in in_chunks(imported):
        with store.reading() as work:
            contracts = work.contracts.by_ref(one.contract for one in some if one.contract)
            for outcome in some:
                contract = contracts.get(outcome.contract)
                found = tuple(_looked_at(work, contract, outcome, today)) if contract else ()
                yield replace(outcome, findings=found)


def _looked_at(
    work: UnitOfWork, contract: Contract, outcome: Outcome, today: date
) -> Iterator[Problem]:
    version = open_version(contract) or in_force(contract.versions, today)
    if version is None:
        return
    place = f"versions[{_place(contract, version)}]"
    within = around(work, contract, version, today)
    beside = replace(seen_beside(work, contract, version, within, today), most=A_LOOK)
    for caution in cautions(version, beside, today):
        yield Problem(outcome.line, place, str(caution))


def _place(contract: Contract, version: Version) -> int:
    return [one.number for one in contract.versions].index(version.number)
