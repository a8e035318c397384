"""Everything that the store holds, or all that belongs to some of it, page by page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from contracts.contract import Contract
from contracts.errors import NotFound
from contracts.files.items import SECTIONS, ItemKind
from contracts.files.validation import Value
from contracts.i18n import _
from store.bulk import in_chunks
from store.unit_of_work import UnitOfWork

PAGE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """The codes and references to export: their contracts, and what those refer to."""

    accounts: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        return not (self.accounts or self.contracts)


def exported(work: UnitOfWork, wanted: Wanted) -> Iterator[Value]:
    """What is *wanted*, section by section; NotFound, at once, where there is none of that name."""
    if wanted.everything:
        codes, refs = _pages(work.known.codes_after), _pages(work.known.refs_after)
        return chain(_catalog(work), _values(work, codes, refs))
    found = _chosen(work, wanted)
    codes_of = {contract.account for contract in found.values() if contract.account is not None}
    return _values(work, sorted(codes_of.union(wanted.accounts)), sorted(found))


def _values(work: UnitOfWork, codes: Iterable[str], refs: Iterable[str]) -> Iterator[Value]:
    for some in in_chunks(codes):
        yield from work.accounts.by_code(some).values()
    for some in in_chunks(refs):
        yield from work.contracts.by_ref(some).values()


def _catalog(work: UnitOfWork) -> Iterator[Value]:
    for kind in SECTIONS.values():
        if kind not in {ItemKind.ACCOUNT, ItemKind.CONTRACT}:
            yield from work.catalog.all(kind)


def _pages(after: Callable[[str, int], list[str]]) -> Iterator[str]:
    """Every name, looked up page by page, so that never all are held."""
    last = ""
    while page := after(last, PAGE):
        yield from page
        last = page[-1]


def _chosen(work: UnitOfWork, wanted: Wanted) -> dict[str, Contract]:
    """The contracts that are wanted, with the bases and the contracts that they refer to."""
    known = work.accounts.by_code(wanted.accounts)
    for code in wanted.accounts:
        if code not in known:
            raise NotFound(_("There is no account {code}.", code=code))
    of_accounts = (contract for code in known for contract in work.contracts.of_account(code))
    found = {contract.ref: contract for contract in of_accounts}
    missing = (set(wanted.contracts) | _referred(found.values())) - found.keys()
    while missing:
        more = work.contracts.by_ref(sorted(missing))
        for ref in sorted(missing - more.keys()):
            raise NotFound(_("There is no contract {ref}.", ref=ref))
        found |= more
        missing = _referred(more.values()) - found.keys()
    return found


def _referred(contracts: Iterable[Contract]) -> set[str]:
    return {ref for c in contracts for ref in (c.base, c.contract) if ref is not None}
