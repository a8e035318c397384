"""The stores that are measured hold what the real code wrote of what a real seller might have."""

from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from benchmarks.portfolio.building import built, url_of
from benchmarks.portfolio.names import companies
from benchmarks.portfolio.owing import owing
from benchmarks.portfolio.stream import portfolio
from contracts.contract import Contract
from store import Store

TODAY = date(2026, 8, 16)
NOW = datetime(2026, 8, 16, 9, tzinfo=UTC)


def test_names_and_codes_are_distinct() -> None:
    some = list(islice(companies(), 20_000))
    assert len({company.name for company in some}) == 20_000
    assert len({company.code for company in some}) == 20_000


def test_a_portfolio_has_as_many_versions_as_were_wanted_and_a_real_spread() -> None:
    contracts = [contract for batch in portfolio(3_000, TODAY) for contract in batch.contracts]
    of_accounts = Counter(Counter(contract.account for contract in contracts).values())
    terms = [len(version.terms) for contract in contracts for version in contract.versions]
    assert len(terms) == 3_000
    assert of_accounts[1] > of_accounts[2] > of_accounts[3] > 0
    assert {5, 10} <= set(terms)


def test_the_same_is_made_again() -> None:
    assert list(portfolio(500, TODAY)) == list(portfolio(500, TODAY))


def test_the_database_holds_the_portfolio_and_a_sound_journal(tmp_path: Path) -> None:
    heard: list[int] = []
    store = Store.at(url_of(built(tmp_path / "300.db", 300, NOW, heard.append)))
    contracts = [contract for batch in portfolio(300, TODAY) for contract in batch.contracts]
    assert sum(heard) == 300
    with store.reading() as work:
        read = work.contracts.by_ref(contract.ref for contract in contracts)
        assert [*map(_as_read, contracts)] == [read[contract.ref] for contract in contracts]
        assert list(work.journal.faults()) == []
        assert [held.ref for held in work.contracts.held_by("ACME", TODAY)] == [
            "ACME-1/3",
            "ACME-1-S1/1",
            "ACME-A/1",
        ]
    store.close()


def _as_read(contract: Contract) -> Contract:
    return Contract.model_validate(contract.model_dump())


def test_what_is_swept_has_five_deadlines_a_contract(tmp_path: Path) -> None:
    path = built(tmp_path / "owing.db", 400, NOW, lambda _versions: None, owing)
    with closing(Store.at(url_of(path))) as store, store.reading() as work:
        found = work.warnings.due(date(2030, 1, 1), None, 10_000)
    assert len({one.contract for one in found}) == 400
    assert 4.5 < len(found) / 400 < 5.5
