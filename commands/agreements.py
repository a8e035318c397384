"""Which contracts of an account are in force on a day, and what counts with each of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blocks.agreement import Agreement
from blocks.kit import Message
from blocks.no_contract import no_contract_message
from commands.spec import Context
from commands.when import When
from contracts.account import Account
from contracts.contract import Family, Kind
from contracts.days import day_after
from contracts.effective import Stack, in_scope, stacked
from contracts.errors import NotFound
from contracts.i18n import _, quoted
from store import Held, Holding


@dataclass(frozen=True, slots=True)
class Question:
    """Of which day, by what was known when, for which project or site."""

    when: When
    wanted: str | None  # the project or site, if one was named
    again: Callable[[str | None], str]  # asks the same for the project of another contract


class NothingForThat(NotFound):
    """No contract in force is for the project or site that was named."""

    def __init__(self, account: Account, question: Question, scoped: Sequence[Family]) -> None:
        words = "No contract of {name} in force is for {wanted} alone."
        super().__init__(
            _(words, name=account.name, wanted=quoted(question.wanted or "")),
            hint=_("There are some for:") if scoped else _("Ask without --for."),
            offers=offers_for(scoped, question) or {_("Without --for"): question.again(None)},
        )


def offers_for(scoped: Sequence[Family], question: Question) -> dict[str, str]:
    """The question again for each of *scoped*: “ACME-2 · Rhine Bridge”."""
    return {
        " · ".join([one.ref, *(one.scope or {}).values()]): question.again(one.ref)
        for one in scoped
    }


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force for an account: what counts for the question, and what only elsewhere."""

    agreements: Sequence[Agreement]
    elsewhere: Sequence[Held]  # contracts for a project or site that the question does not name


def in_force_for(account: Account, question: Question, context: Context) -> InForce:
    """The contracts of *account* in force on the day that is asked about.

    Raises NothingForThat where what the question names is none's.
    """
    return _Looking(account, question, context).found()


def nothing_in_force(account: Account, when: When, page: int, context: Context) -> Message:
    """What there was of *account*, and what is coming."""
    contracts = when.contracts(context).of_account(account.code)
    day = when.on or context.today(account.timezone)
    return no_contract_message(account, contracts, (day, when.known), page, context.line)


@dataclass(frozen=True, slots=True)
class _Looking:
    """One look for what is in force."""

    account: Account
    question: Question
    context: Context

    def found(self) -> InForce:
        question = self.question
        near, bases = self.known.with_bases(self.account.code, self.around, self.day_of)
        held = [one for one in near if one.may_hold(self.day_of(one.contract))]
        scoped = [one.contract for one in held if one.contract.scope]
        if question.wanted and not any(in_scope(one, question.wanted) for one in scoped):
            raise NothingForThat(self.account, question, scoped)
        mains = _mains(held)
        count = [one for one in mains if in_scope(one.contract, question.wanted)]
        found = [self.agreement(one, held, bases) for one in count]
        return InForce(found, [one for one in mains if one not in count])

    @property
    def known(self) -> Holding:
        return self.question.when.contracts(self.context)

    @property
    def around(self) -> date:
        """About which day it is, wherever a contract lives."""
        return self.question.when.on or self.context.today(self.account.timezone)

    def day_of(self, contract: Family) -> date:
        """The day that is asked about; today where the contract lives."""
        zone = contract.timezone or self.account.timezone
        return self.question.when.on or self.context.today(zone)

    def agreement(self, main: Held, held: Sequence[Held], bases: Mapping[str, Held]) -> Agreement:
        """What counts with *main*."""
        stack, missing = _stack(main, held, bases, self.question.wanted)
        day = self.day_of(main.contract)
        catalog = self.question.when.catalog(day, self.context)
        terms = self.context.work.entitlements.of(stack, day, catalog.policies)
        return Agreement(
            stack=stack,
            entitled=terms,
            day=day,
            holidays=self.account.holidays,
            missing_base=missing,
            replaced=self.replaced(main),
            seller=catalog.seller(),
            catalog=catalog,
        )

    def replaced(self, main: Held) -> date | None:
        """The day on which another version of the contract takes over from *main*."""
        if main.until is None:
            return None
        after = day_after(main.until)
        coming = self.known.held_by(self.account.code, after)
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
