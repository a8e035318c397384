"""Which contracts of an account are in force on a day, and what counts with each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from blocks.agreement import Agreement
from commands.spec import Context
from contracts.account import Account
from contracts.contract import Family, Kind
from contracts.days import day_after
from store import Held


def agreements(account: Account, on: date | None, context: Context) -> list[Agreement]:
    """The contracts of *account* in force on *on* (None: today where the contract lives)."""
    zone = account.timezone or context.zone

    def day_of(contract: Family) -> date:
        return on or context.today(contract.timezone or zone)

    around = on or context.today(zone)
    near = context.work.contracts.held_by(account.code, around)
    held = [one for one in near if one.may_hold(day_of(one.contract))]
    bases = context.work.contracts.bases(_bases(held), around, day_of)
    mains = _mains(held)
    found = (_agreement(one, held, bases, day_of(one.contract), account) for one in mains)
    days = (_replaced(one, account, context) for one in mains)
    return [replace(one, replaced=day) for one, day in zip(found, days, strict=True)]


def _bases(held: Iterable[Held]) -> set[str]:
    return {one.contract.base for one in held if one.contract.base}


def _replaced(main: Held, account: Account, context: Context) -> date | None:
    """The day on which another version of the contract takes over from *main*."""
    if main.until is None:
        return None
    after = day_after(main.until)
    coming = context.work.contracts.held_by(account.code, after)
    follows = any(one.contract == main.contract and one.held_from == after for one in coming)
    return after if follows else None


def _mains(held: Sequence[Held]) -> list[Held]:
    """Customer contracts; what stands alone speaks for itself."""
    customers = {one.contract.ref for one in held if one.contract.kind is Kind.CUSTOMER}
    alone = [one for one in held if one.contract.kind is Kind.ACCOUNT and not customers]
    orphans = [
        one
        for one in held
        if one.contract.kind is Kind.SUPPLEMENT and one.contract.contract not in customers
    ]
    return [*(one for one in held if one.contract.ref in customers), *alone, *orphans]


def _agreement(
    main: Held, held: Sequence[Held], bases: Mapping[str, Held], day: date, account: Account
) -> Agreement:
    supplements = [one for one in held if one.contract.contract == main.contract.ref]
    above = [one for one in held if one.contract.kind is Kind.ACCOUNT and one is not main]
    chain, missing = _chain(main, bases)
    layers = (*supplements, main, *above, *chain)
    return Agreement(main, layers, day, account.holidays, missing)


def _chain(main: Held, bases: Mapping[str, Held]) -> tuple[list[Held], str | None]:
    """The bases under *main*, nearest first, and the one that is named but not in force."""
    chain: list[Held] = []
    ref = main.contract.base
    while ref is not None and ref in bases and bases[ref] not in chain:
        chain.append(bases[ref])
        ref = bases[ref].contract.base
    return chain, ref if ref not in bases else None
