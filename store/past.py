"""Contracts as they were known on a day, by what the journal says was recorded since."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from contracts.account import Account
from contracts.as_known import accepted_by, account_before, recollected, undone
from contracts.contract import Contract, Family
from contracts.days import day_after, day_before
from contracts.terms.forms import canonical
from contracts.version import content_hash
from store.accounts import ACCOUNT_CHANGED
from store.changes import held
from store.contract_queries import FAMILY
from store.contracts import Contracts, Held, reached
from store.journal import Journal
from store.shelf import in_the_beginning


class Holding(Protocol):
    """Who can say what is in force: by what is known now, or by what was known on a day."""

    def of_account(self, code: str) -> list[Contract]: ...
    def held_by(self, code: str, around: date) -> list[Held]: ...
    def with_bases(
        self, code: str, around: date, day_of: Callable[[Family], date]
    ) -> tuple[list[Held], dict[str, Held]]: ...


@dataclass(frozen=True, slots=True)
class Past:
    """The contracts by what was known on *day*: what was recorded before *until*, its end.

    Of an account, and of a base, what was recorded first of all counts as known before, too, as
    far as it says itself since when: see ``recollected``.
    """

    contracts: Contracts
    journal: Journal
    day: date
    until: datetime  # aware

    def account(self, account: Account) -> Account:
        """*account* as it was known: its currency and its time zone may have been others."""
        later = self.journal.about(ACCOUNT_CHANGED, {"code": account.code}, self.until)
        return account_before(account, later)

    def of_account(self, code: str) -> list[Contract]:
        """Every contract of an account, by reference."""
        now = self.contracts.of_account(code)
        begun = self.journal.begun([contract.ref for contract in now])
        first = min(begun.values(), default=None)
        return list(self._known({contract.ref: contract for contract in now}, first))

    def held_by(self, code: str, around: date) -> list[Held]:
        """What may be in force for an account about *around*, as ``Contracts`` says it."""
        found = (one for contract in self.of_account(code) for one in _held(contract))
        return [one for one in found if _is_near(one, around)]

    def with_bases(
        self, code: str, around: date, day_of: Callable[[Family], date]
    ) -> tuple[list[Held], dict[str, Held]]:
        """What may be in force for an account, and the bases to which that refers."""
        held = self.held_by(code, around)
        running = (one for one in held if one.may_hold(day_of(one.contract)))
        refs = [one.contract.base for one in running if one.contract.base]
        return held, self._bases(refs, around, day_of)

    def _bases(
        self, refs: Iterable[str], around: date, day_of: Callable[[Family], date]
    ) -> dict[str, Held]:
        """The bases called *refs* and those that they refer to, where in force."""
        wanted = set(refs)
        found: dict[str, Held] = {}
        while new := wanted - found.keys():
            now = self.contracts.by_ref(sorted(new))
            begun = self.journal.begun(now)
            known = [one for ref in now for one in self._known({ref: now[ref]}, begun.get(ref))]
            near = [one for c in known for one in _held(c) if _is_near(one, around)]
            here = {one.contract.ref: one for one in near if one.may_hold(day_of(one.contract))}
            found |= here
            wanted = {one.contract.base for one in here.values() if one.contract.base}
        return reached(refs, found)

    def _known(self, now: Mapping[str, Contract], begun: datetime | None) -> Iterator[Contract]:
        """*now* as it was; *begun* is when the first of it was recorded."""
        until = in_the_beginning(self.until, begun) or self.until
        entries = self.journal.since(sorted(now), until)
        later = {ref: list(group) for ref, group in groupby(entries, key=attrgetter("chain"))}
        for ref, contract in now.items():
            before = undone(contract, later.get(ref, ()))
            if before is not None:
                yield (accepted_by if until == self.until else recollected)(before, self.day)


def _held(contract: Contract) -> Iterator[Held]:
    """The versions that were in force, with the widest days on which they were."""
    family = Family.model_construct(**{name: getattr(contract, name) for name in FAMILY})
    for version in contract.versions:
        first, last = held(contract, version)
        if first is not None and last is not None:
            digest = content_hash(version.facts(), canonical(version.terms))
            yield Held(family, version, digest, first, last)


def _is_near(one: Held, around: date) -> bool:
    """As near as ``Contracts.held_by`` looks: a contract may live where it is another day."""
    first, last = day_before(day_before(around)), day_after(day_after(around))
    return one.held_from <= last and one.held_to >= first
