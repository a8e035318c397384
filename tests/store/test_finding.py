"""Names are found with typing errors and by parts, clauses by their words."""

import pytest

from contracts.account import Account
from store import Store
from tests.examples import keep, keep_examples

OTHERS = (
    Account(code="LOREAL", name="L'Oréal Nederland B.V."),
    Account(code="BERG", name="van den Broek Logistics"),
    Account(code="GLOBEX", name="Globex Corporation", aliases=("Globex Europe",)),
    Account(code="MUELLER", name="Müller & Söhne GmbH"),
)


@pytest.fixture
def found(store: Store):
    keep_examples(store)
    keep(store, accounts=OTHERS)

    def find(words: str) -> list[str]:
        with store.reading() as work:
            return [account.code for _, account in work.finder.accounts(words, 5)]

    return find


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("acme", "ACME"),
        ("ACEM", "ACME"),
        ("amce", "ACME"),
        ("acme industires", "ACME"),
        ("Industrie", "ACME"),
        ("acme inc", "ACME"),
        ("O'Neil", "ONEIL"),
        ("O’Neil", "ONEIL"),
        ("oneil", "ONEIL"),
        ("loreal", "LOREAL"),
        ("L’Oréal", "LOREAL"),
        ("van den broek", "BERG"),
        ("Logstics", "BERG"),
        ("globx corporation", "GLOBEX"),
        ("globex europe", "GLOBEX"),
        ("muller", "MUELLER"),
    ],
)
def test_the_account_that_was_meant_comes_first(found, words: str, code: str) -> None:
    assert found(words)[:1] == [code]


@pytest.mark.parametrize("words", ["zzzzzz", "", "  ", '"', "* OR *", "NEAR(", "a", "\u200b", "'"])
def test_nothing_is_found_for_nothing(found, words: str) -> None:
    assert found(words) == []


def test_contracts_by_reference_and_clauses_by_word(store: Store) -> None:
    keep_examples(store)
    with store.reading() as work:
        assert [f.ref for _, f in work.finder.contracts("acme-1", 5)] == ["ACME-1"]
        assert [f.ref for _, f in work.finder.contracts("european base", 5)] == ["BASE-EU"]
        [clause] = work.finder.clauses("laws netherlands", 5)
        assert (clause.contract, clause.number) == ("ACME-1", 3)
        assert "Netherlands" in clause.part
        assert work.finder.clauses("laws germany", 5) == []
