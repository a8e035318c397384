"""References for contracts whose files leave them out (see contracts.files.references)."""

from collections.abc import Sequence
from dataclasses import replace

from contracts.contract import Contract
from contracts.files.references import identity, number_in, prefix_of
from contracts.files.validation import NO_REF
from store.importing import Candidate, Run
from store.known import Alike
from store.unit_of_work import UnitOfWork


def with_references(work: UnitOfWork, run: Run, batch: Sequence[Candidate]) -> list[Candidate]:
    """*batch*, each contract with the reference of its file, of the store or a new one."""
    nameless = [c.value for c in batch if c.value.ref == NO_REF]
    _remember(run, batch)
    if not nameless:
        return list(batch)
    alike = work.known.alike(nameless)
    return [_named(run, alike, c) if c.value.ref == NO_REF else c for c in batch]


def _remember(run: Run, batch: Sequence[Candidate]) -> None:
    """Numbers that files give are taken, whether they are in the store yet or not."""
    for candidate in batch:
        contract: Contract = candidate.value
        prefix = prefix_of(contract.kind, contract.account, contract.contract)
        if number := number_in(contract.ref, prefix):
            run.highest[prefix] = max(run.highest.get(prefix, 0), number)


def _named(run: Run, alike: Alike, candidate: Candidate) -> Candidate:
    contract: Contract = candidate.value
    same = identity(contract)
    place = run.alike[same]
    run.alike[same] += 1
    known = alike.refs.get(same, [])
    ref = known[place] if place < len(known) else _next(run, alike, contract)
    named = contract.model_copy(update={"ref": ref})
    return replace(candidate, checked=replace(candidate.checked, value=named))


def _next(run: Run, alike: Alike, contract: Contract) -> str:
    prefix = prefix_of(contract.kind, contract.account, contract.contract)
    number = max(run.highest.get(prefix, 0), alike.highest.get(prefix, 0)) + 1
    run.highest[prefix] = number
    return f"{prefix}{number}"
