"""The bases of an import in an order in which each comes after the one it refers to."""

from collections.abc import Iterator, Mapping, Sequence

from contracts.i18n import _
from store.importing import Candidate, Outcome, Run
from store.importing_contracts import import_contracts
from store.unit_of_work import UnitOfWork


def import_bases(work: UnitOfWork, run: Run, batch: Sequence[Candidate]) -> list[Outcome]:
    """Write all bases of the files; those that refer to each other in a circle are refused."""
    refers = work.known.bases()
    refers |= {candidate.value.ref: candidate.value.base for candidate in batch}
    outcomes, sound = [], []
    for candidate in batch:
        if circle := _circle(candidate.value.ref, refers):
            shown = " → ".join(circle)
            sentence = _("Bases refer to each other in a circle: {circle}.", circle=shown)
            outcomes.append(candidate.refused(candidate.problem(("base",), sentence)))
        else:
            sound.append(candidate)
    sound.sort(key=lambda candidate: sum(1 for _ref in _above(candidate.value.ref, refers)))
    return [*outcomes, *import_contracts(work, run, sound)]


def _above(ref: str, refers: Mapping[str, str | None]) -> Iterator[str]:
    """The bases that *ref* refers to, nearest first, each once."""
    seen = {ref}
    above = refers.get(ref)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = refers.get(above)


def _circle(ref: str, refers: Mapping[str, str | None]) -> list[str]:
    """The way from *ref* back to itself, or nothing."""
    way = [ref, *_above(ref, refers)]
    return [*way, ref] if refers.get(way[-1]) == ref else []
