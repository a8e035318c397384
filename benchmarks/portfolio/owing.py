"""Contracts of one version each that owe something: five deadlines each on average."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from benchmarks.portfolio.names import Named, companies
from benchmarks.portfolio.stream import BATCH, RENEWALS, SEGMENTS, YEAR, ZONES, Batch
from contracts.account import Account
from contracts.contract import Contract
from contracts.terms import TERMS, Terms

VARIETY = 60  # of each kind of term
OF_AN_ACCOUNT = 2  # contracts; there are names for fewer accounts than a million
TERMS_EACH = (3, 4, 4, 4, 4)
PRICE: Mapping[str, Any] = {"kind": "master_catalog_price", "percent": -5}

Maker = Callable[[Random, date], Mapping[str, Any]]


def _ahead(chance: Random, today: date) -> str:
    return str(today + timedelta(days=chance.randint(1, 360)))


def _yearly(chance: Random, today: date) -> Mapping[str, Any]:
    due = {"due": _ahead(chance, today), "every": "12 months"}
    return {"kind": "obligation", "who": "them", "what": "Send the forecast"} | due


def _quarterly(chance: Random, today: date) -> Mapping[str, Any]:
    due = {"due": _ahead(chance, today), "every": "3 months"}
    return {"kind": "obligation", "who": "us", "what": "Report the service levels"} | due


def _review(chance: Random, _today: date) -> Mapping[str, Any]:
    return {"kind": "price_review", "every": "6 months", "cap": chance.randint(2, 6)}


def _commitment(chance: Random, _today: date) -> Mapping[str, Any]:
    amount = f"{chance.randint(1, 90)}0000.00 EUR"
    return {"kind": "purchase_commitment", "amount": amount, "per": "quarter"}


MAKERS: tuple[Maker, ...] = (_yearly, _quarterly, _review, _commitment)


def owing(contracts: int, today: date, seed: int = 1) -> Iterator[Batch]:
    """Batches with exactly that many *contracts*, always the same for *seed* and *today*."""
    dealer = _Dealer(today, Random(seed))  # noqa: S311 - an example, not a secret
    named = companies()
    left = contracts
    while left > 0:
        batch = dealer.batch(islice(named, BATCH), left)
        left -= len(batch.contracts)
        yield batch


class _Dealer:
    """Makes accounts and contracts up; the terms were read once and never change."""

    def __init__(self, today: date, chance: Random) -> None:
        self._today, self._chance = today, chance
        self._price = TERMS.validate_python([PRICE])
        self._pool = [self._variants(maker) for maker in MAKERS]

    def _variants(self, maker: Maker) -> Terms:
        made = [maker(self._chance, self._today) for _ in range(VARIETY)]
        return TERMS.validate_python(made)

    def batch(self, named: Iterator[Named], most: int) -> Batch:
        """One account after another, up to *most* contracts."""
        batch = Batch()
        for company in named:
            batch.accounts.append(self._account(company))
            for number in range(min(OF_AN_ACCOUNT, most - len(batch.contracts))):
                batch.contracts.append(self._contract(f"{company.code}-{number + 1}", company.code))
            if len(batch.contracts) == most:
                break
        return batch

    def _account(self, company: Named) -> Account:
        return Account(
            code=company.code,
            name=company.name,
            segment=self._chance.choice(SEGMENTS),
            currency="EUR",
            timezone=self._chance.choice(ZONES),
            owner=f"U0REP{self._chance.randint(1, 40):04}",
        )

    def _contract(self, ref: str, account: str) -> Contract:
        """A year that holds today, with three or four terms that make something due."""
        chance = self._chance
        start = self._today - timedelta(days=chance.randint(1, 360))
        chosen = chance.sample(self._pool, chance.choice(TERMS_EACH))
        version = {
            "number": 1,
            "state": "active",
            "start": start,
            "end": start + YEAR - timedelta(days=1),
            "value": f"{chance.randint(1, 900)}000.00 EUR",
            "terms": (*self._price, *(chance.choice(variants) for variants in chosen)),
        } | chance.choice(RENEWALS)
        return Contract.model_validate({"ref": ref, "account": account, "versions": [version]})
