"""The portfolio itself: batches of accounts with their contracts, ACME and the bases first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from benchmarks.portfolio.acme import ACME, BASE, acme, base
from benchmarks.portfolio.names import Named, companies
from benchmarks.portfolio.terms import TermPool
from contracts.account import Account
from contracts.contract import Contract

CONTRACTS = (1,) * 11 + (2,) * 6 + (3,) * 3  # of an account
VERSIONS = (1,) * 7 + (2,) * 7 + (3,) * 4 + (4,) * 2  # of a contract
TITLES = ("Master supply agreement", "Framework agreement", "Service agreement", "Project terms")
ZONES = ("Europe/Amsterdam", "Europe/London", "America/New_York", "Asia/Singapore")
SEGMENTS = ("enterprise", "mid-market", "small")
RENEWALS: tuple[dict[str, Any], ...] = (
    {},
    {"renewal": {"kind": "automatic", "for": "12 months"}, "notice": {"period": "3 months"}},
    {
        "renewal": {"kind": "automatic", "for": "1 year", "times": 2},
        "notice": {"period": "90 days"},
    },
    {"renewal": {"kind": "evergreen"}, "notice": {"period": "6 weeks", "to": "month_end"}},
)
ALIASED, BASED = 0.3, 0.4  # which part of accounts has an alias, of contracts a base
BATCH = 500  # accounts
YEAR = timedelta(days=365)


@dataclass(slots=True)
class Batch:
    """Some accounts, and their contracts in an order in which they can be saved."""

    accounts: list[Account] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)

    @property
    def versions(self) -> int:
        return sum(len(contract.versions) for contract in self.contracts)


def portfolio(versions: int, today: date, seed: int = 1) -> Iterator[Batch]:
    """Batches with exactly that many *versions* in all, always the same for *seed* and *today*."""
    first = Batch([ACME], [base(today), *acme(today)])
    yield first
    left = versions - first.versions
    dealer = _Dealer(today, Random(seed))  # noqa: S311 - an example, not a secret
    named = companies()
    while left > 0:
        batch = dealer.batch(islice(named, BATCH), left)
        left -= batch.versions
        yield batch


class _Dealer:
    """Makes accounts and contracts up."""

    def __init__(self, today: date, chance: Random) -> None:
        self._today, self._chance, self._pool = today, chance, TermPool(chance)

    def batch(self, named: Iterator[Named], most: int) -> Batch:
        """One account after another, up to *most* versions."""
        batch = Batch()
        for company in named:
            batch.accounts.append(self._account(company))
            for number in range(1, self._chance.choice(CONTRACTS) + 1):
                versions = min(self._chance.choice(VERSIONS), most)
                most -= versions
                if versions:
                    batch.contracts.append(self._contract(company.code, number, versions))
            if not most:
                break
        return batch

    def _account(self, company: Named) -> Account:
        chance = self._chance
        return Account(
            code=company.code,
            name=company.name,
            aliases=(company.short,) if chance.random() < ALIASED else (),
            segment=chance.choice(SEGMENTS),
            currency="EUR",
            timezone=chance.choice(ZONES),
            owner=f"U0REP{chance.randint(1, 40):04}",
        )

    def _contract(self, code: str, number: int, versions: int) -> Contract:
        chance = self._chance
        started = self._today - versions * YEAR + timedelta(days=chance.randint(1, 360))
        fields = {
            "ref": f"{code}-{number}",
            "account": code,
            "base": BASE if chance.random() < BASED else None,
            "title": chance.choice(TITLES),
            "versions": [self._version(n, versions, started) for n in range(1, versions + 1)],
        }
        return Contract.model_validate(fields)

    def _version(self, number: int, last: int, started: date) -> dict[str, Any]:
        """One year each; the last one holds today."""
        start = started + (number - 1) * YEAR
        shared = {"number": number, "start": start, "end": start + YEAR - timedelta(days=1)}
        terms = {"terms": self._pool.deal(), "value": f"{self._chance.randint(1, 900)}000.00 EUR"}
        if number < last:
            return shared | terms | {"state": "superseded"}
        return shared | terms | {"state": "active"} | self._chance.choice(RENEWALS)
