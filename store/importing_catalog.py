"""Entries of the catalog that come in."""

from collections.abc import Sequence
from datetime import date

from store.catalog import body_of, key_of
from store.importing import Candidate, Outcome, Result, Run
from store.unit_of_work import UnitOfWork


def import_catalog(work: UnitOfWork, run: Run, batch: Sequence[Candidate]) -> list[Outcome]:
    """Write the seller, policies, products, price lists and product sets of *batch*."""
    known = work.catalog.known(candidate.value for candidate in batch)
    outcomes, fresh = [], []
    for candidate in batch:
        key = key_of(candidate.value)
        if problem := run.twice(candidate, _name(*key[1:])):
            outcomes.append(candidate.refused(problem))
            continue
        changed = known.get(key) != body_of(candidate.value)
        outcomes.append(candidate.outcome(Result.IMPORTED if changed else Result.UNCHANGED))
        fresh += [candidate.value] if changed else []
    if not run.dry_run:
        work.catalog.save(fresh)
    return outcomes


def _name(name: str, since: date) -> str:
    """What an entry is known by among its kind: ``Standard``, ``Standard from 2026-01-01``."""
    return name if since == date.min else f"{name} from {since.isoformat()}"
