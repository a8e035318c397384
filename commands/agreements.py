"""Which contracts of an account are in force on a day, and what counts with each of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blocks.agreement import Agreement
from commands.spec import Context
from contracts.account import Account
from contracts.contract import Family, Kind
from contracts.days import day_after
from contracts.effective import Stack, in_scope, stacked
from contracts.errors import NotFound
from contracts.i18n import _, quoted
from store import Held


@dataclass(frozen=True, slots=True)
class Wanted:
    """The project or site that a question names, if any; *again* asks it for another contract's."""

    name: str | None
    again: Callable[[str | None], str]


class NothingForThat(NotFound):
    """No contract in force is for the project or site that was named."""

    def __init__(self, account: Account, wanted: Wanted, scoped: Sequence[Family]) -> None:
        words = "No contract of {name} in force is for {wanted} alone."
        super().__init__(
            _(words, name=account.name, wanted=quoted(wanted.name or "")),
            hint=_("There are some for:") if scoped else _("Ask without --for."),
            offers=offers_for(scoped, wanted) or {_("Without --for"): wanted.again(None)},
        )


def offers_for(scoped: Sequence[Family], wanted: Wanted) -> dict[str, str]:
    """The question again for each of *scoped*: “ACME-2 · Rhine Bridge”."""
    return {
        " · ".join([one.ref, *(one.scope or {}).values()]): wanted.again(one.ref) for one in scoped
    }


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force for an account: what counts for the question, and what only elsewhere."""

    agreements: Sequence[Agreement]
    elsewhere: Sequence[Held]  # contracts for a project or site that the question does not name


def in_force_for(account: Account, on: date | None, wanted: Wanted, context: Context) -> InForce:
    """The contracts of *account* in force on *on* (None: today where the contract lives).

    Raises NothingForThat where what the question names is none's.
    """
    zone = account.timezone or context.zone

    def day_of(contract: Family) -> date:
        return on or context.today(contract.timezone or zone)

    around = on or context.today(zone)
    near = context.work.contracts.held_by(account.code, around)
    held = [one for one in near if one.may_hold(day_of(one.contract))]
    bases = context.work.contracts.bases(_bases(held), around, day_of)
    scoped = [one.contract for one in held if one.contract.scope]
    if wanted.name and not any(in_scope(contract, wanted.name) for contract in scoped):
        raise NothingForThat(account, wanted, scoped)
    mains = _mains(held)
    count = [one for one in mains if in_scope(one.contract, wanted.name)]
    found = []
    for one in count:
        stack, missing = _stack(one, held, bases, wanted.name)
        day = day_of(one.contract)
        policies = context.work.catalog.on(day).policies
        terms = context.work.entitlements.of(stack, day, policies)
        replaced = _replaced(one, account, context)
        found.append(Agreement(stack, terms, day, account.holidays, missing, replaced))
    return InForce(found, [one for one in mains if one not in count])


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


def _stack(
    main: Held, held: Sequence[Held], bases: Mapping[str, Held], wanted: str | None
) -> tuple[Stack, str | None]:
    """*main* with its levels, and the base that is named but not in force."""
    supplements = [one for one in held if one.contract.contract == main.contract.ref]
    above = [one for one in held if one.contract.kind is Kind.ACCOUNT and one is not main]
    chain, missing = _chain(main, bases)
    return stacked(main, (*supplements, *above, *chain), wanted), missing


def _chain(main: Held, bases: Mapping[str, Held]) -> tuple[list[Held], str | None]:
    """The bases under *main*, nearest first, and the one that is named but not in force."""
    chain: list[Held] = []
    ref = main.contract.base
    while ref is not None and ref in bases and bases[ref] not in chain:
        chain.append(bases[ref])
        ref = bases[ref].contract.base
    return chain, ref if ref not in bases else None
