"""Bringing items into the store: many at once, each imported, unchanged or refused.

References between items are resolved against files and store, whatever order the files have.
Batches are transactions of their own, so that others may write in between; as an item that is
already there is left alone, an import that was interrupted is finished by running it again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime

from contracts.files.validation import checked
from store.importing import Candidate, Outcome, Result, Run, label_of
from store.importing_accounts import import_accounts
from store.importing_bases import import_bases
from store.importing_catalog import import_catalog
from store.importing_contracts import import_contracts
from store.spool import Rank, Spool, Waiting
from store.transactions import Store
from store.unit_of_work import OPERATOR, UnitOfWork

Handler = Callable[[UnitOfWork, Run, Sequence[Candidate]], list[Outcome]]

HANDLERS: Mapping[Rank, Handler] = {
    Rank.CATALOG: import_catalog,
    Rank.ACCOUNTS: import_accounts,
    Rank.BASES: import_bases,
    Rank.CONTRACTS: import_contracts,
    Rank.CONTRACTS_WITHOUT_REF: import_contracts,
    Rank.SUPPLEMENTS: import_contracts,
    Rank.SUPPLEMENTS_WITHOUT_REF: import_contracts,
}


def import_items(
    store: Store, spool: Spool, at: datetime, today: date, *, dry_run: bool = False
) -> Iterator[Outcome]:
    """Write what waits in *spool*; what became of each item, batch by batch.

    *at* (aware) goes into the journal, deadlines are those ahead of *today*. A dry run judges
    everything and writes nothing.
    """
    run = Run(at, today, dry_run)
    for rank, batch in spool.batches():
        sound, refused = _checked(batch)
        yield from refused
        with _working(store, run) as work:
            outcomes = HANDLERS[rank](work, run, sound) if sound else []
            if not run.dry_run:
                work.requests.look_soon(run.at)
        yield from outcomes


def _checked(batch: Iterable[Waiting]) -> tuple[list[Candidate], list[Outcome]]:
    """What is well formed, and what is refused because it is not."""
    sound, refused = [], []
    for waiting in batch:
        item = waiting.item
        found = checked(item)
        if found.problems:
            label = label_of(item.kind, item.data)
            refused.append(
                Outcome(
                    waiting.file, item.line, label, Result.REFUSED, found.problems, item.findings
                )
            )
        else:
            sound.append(Candidate(waiting.file, found))
    return sound, refused


def _working(store: Store, run: Run) -> AbstractContextManager[UnitOfWork]:
    return store.reading() if run.dry_run else store.writing(OPERATOR, run.at, alone=True)
