"""What would count with a version, and what is sold on its day: read for whoever judges it."""

from collections.abc import Iterator
from datetime import date

from contracts.account import Account
from contracts.contract import Contract, Family, Kind
from contracts.days import NEVER
from contracts.deadlines import last_day
from contracts.effective import Stack, stacked
from contracts.in_force import interval
from contracts.outlook import Outlook, Proposed, Shop
from contracts.pricing import Rules
from contracts.submission import Around
from contracts.version import Version
from store.unit_of_work import UnitOfWork


def outlook_of(
    work: UnitOfWork, family: Family, version: Version, within: Around, day: date
) -> Outlook:
    """The terms and prices of *day* with *version* in force beside what is *within*."""
    stack = _stack(work, family, version, within, day)
    return Outlook(stack, within.policies, shop_on(work, within.account, day))


def shop_on(work: UnitOfWork, account: Account | None, day: date) -> Shop:
    """What is sold on *day*, in the currency of *account*, else in the seller's."""
    catalog = work.catalog.on(day)
    seller = catalog.seller()
    own = account.currency if account else None
    currency = own or (seller.currency if seller else None) or ""
    return Shop(catalog, Rules.of(seller, day, brief=True), currency)


def _stack(work: UnitOfWork, family: Family, version: Version, within: Around, day: date) -> Stack:
    """*version* with everything above and beside it, whatever that is only for."""
    above = [Proposed(other, one) for other, one in within.above]
    beside = [Proposed(other, one) for other, one in _supplements(work, family, day)]
    return stacked(Proposed(family, version), (*beside, *above))


def _supplements(work: UnitOfWork, family: Family, day: date) -> Iterator[tuple[Family, Version]]:
    if family.kind is not Kind.CUSTOMER or family.account is None:
        return
    for held in work.contracts.held_by(family.account, day):
        if held.contract.contract == family.ref and held.may_hold(day):
            yield held.contract, held.version


def bases_that_end(work: UnitOfWork, within: Around, version: Version) -> dict[str, date]:
    """The bases that are no longer in force on the last day of *version*, and their last days."""
    refs = [family.ref for family, _version in within.above if family.kind is Kind.BASE]
    ends = {ref: _end(base) for ref, base in work.contracts.by_ref(refs).items()}
    own = last_day(version)
    last = own if isinstance(own, date) else NEVER
    return {ref: end for ref, end in ends.items() if end < last}


def _end(base: Contract) -> date:
    """The last day on which any of its versions is in force."""
    spans = (interval(one, base.versions) for one in base.versions)
    ends = [span.end if isinstance(span.end, date) else NEVER for span in spans if span]
    return max(ends, default=NEVER)
