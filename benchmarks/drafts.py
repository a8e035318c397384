"""Drafts in a store: of each the next version of a contract that runs, written by whoever asks."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.approvals import REQUESTS, RULES, decided_before, policy_of
from benchmarks.apps import introduce
from benchmarks.portfolio.building import url_of
from benchmarks.portfolio.stream import YEAR
from benchmarks.samples import contracts
from benchmarks.slash import USER
from bot.clock import now
from contracts.contract import Contract
from contracts.drafting import amendment
from contracts.people import Role
from contracts.requests import SEEN, submission_hash
from contracts.succession import replaced, running
from contracts.version import Version
from store import OPERATOR, Saved, Store, UnitOfWork, around, depends_on

MANAGER = "U0BENCH02"


@dataclass(frozen=True, slots=True)
class Draft:
    """A version to be submitted, and what the button on its card will say was seen."""

    ref: str  # ACME-1/4
    seen: str


@dataclass(frozen=True, slots=True)
class _Next:
    """A contract, and the draft of the version that follows."""

    contract: Contract
    version: Version

    @property
    def saved(self) -> Saved:
        return Saved(self.contract, replaced(self.contract, self.version), "drafted")

    def draft(self, work: UnitOfWork, today: date) -> Draft:
        beside = depends_on(around(work, self.contract, self.version, today))
        seen = submission_hash(self.contract, self.version)[:SEEN] + beside[:SEEN]
        return Draft(f"{self.contract.ref}/{self.version.number}", seen)


def laid(path: Path, number: int) -> list[Draft]:
    """*number* drafts by the rep who asks, each of another contract of the store at *path*.

    Fewer where it holds fewer. One manager is there to decide on them, by a policy of many rules of
    which one asks, and REQUESTS were decided before.
    """
    with closing(Store.at(url_of(path))) as store:
        introduce(store)
        introduce(store, MANAGER)
        with store.writing(OPERATOR, now()) as work:
            work.people.grant(USER, Role.REP)
            work.people.grant(MANAGER, Role.MANAGER)
            work.policies.apply(policy_of(RULES), OPERATOR, now())
            refs = contracts(path, number)
            found = work.contracts.by_ref(refs)
            drafts = list(_drafts((found[ref] for ref in refs), now().date()))
            work.saver.save([one.saved for one in drafts], now().date())
            for one in drafts:
                work.editors.add(one.contract.ref, one.version.number, USER)
        with store.reading() as work:
            laid_ones = [one.draft(work, now().date()) for one in drafts]
    decided_before(path, REQUESTS)
    return laid_ones


def _drafts(some: Iterable[Contract], today: date) -> Iterator[_Next]:
    for contract in some:
        runs = running(contract)
        if runs is not None:
            version = amendment(contract, runs, today)
            yield _Next(contract, version.model_copy(update={"end": today + YEAR}))
