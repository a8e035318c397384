"""Once after an upgrade: the deadlines that an older program did not know get their rows."""

from datetime import date, datetime

from store.transactions import Store
from store.unit_of_work import UnitOfWork

PAGE = 200


def fill_in(store: Store, by: str, now: datetime, today: date) -> None:
    """Go through all contracts once, page by page; whoever dies meanwhile goes on from there."""
    with store.reading() as work:
        missing = work.warnings.filled_until() is not None
    while missing:
        with store.writing(by, now, alone=True) as work:
            missing = _page(work, today)


def _page(work: UnitOfWork, today: date) -> bool:
    """The next contracts, behind those of whoever else does the same; whether there were any."""
    after = work.warnings.filled_until()
    if after is None:
        return False
    refs = work.known.refs_after(after, PAGE)
    work.warnings.fill_in(work.contracts.by_ref(refs).values(), today)
    work.warnings.filled(refs[-1] if refs else None)
    return bool(refs)
