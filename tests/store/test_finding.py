"""Names are found with typing errors and by parts, clauses by their words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from contracts.account import Account
from contracts.ranking import one_error_away
from contracts.succession import without
from store import OPERATOR, Saved, Store
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep, keep_examples

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


def test_a_contract_is_found_by_what_it_says_now_and_as_before_where_it_says_the_same(
    store: Store,
) -> None:
    keep(store, a_contract(), accounts=(ACME,))
    keep(store, a_contract("ACME-1", a_version(value="1000.00 EUR")))
    assert clauses(store, "netherlands") == ["ACME-1"]
    assert contracts(store, "master supply") == ["ACME-1"]
    german = [{"kind": "clause", "title": "Governing law", "text": "The laws of Germany govern."}]
    keep(store, a_contract("ACME-1", a_version(terms=german), title="Spare parts"))
    assert (clauses(store, "netherlands"), clauses(store, "germany")) == ([], ["ACME-1"])
    assert (contracts(store, "master supply"), contracts(store, "spare parts")) == ([], ["ACME-1"])


def test_a_contract_is_still_found_after_one_of_its_versions_is_gone(store: Store) -> None:
    both = a_contract("ACME-1", a_version(1), a_version(2, state="draft", terms=[]))
    keep(store, both, accounts=(ACME,))
    with store.writing(OPERATOR, NOW) as work:
        work.saver.change(Saved(both, without(both, 2), "deleted", removed=(2,)), TODAY)
    assert clauses(store, "netherlands") == contracts(store, "master supply") == ["ACME-1"]


def clauses(store: Store, words: str) -> list[str]:
    with store.reading() as work:
        return [found.contract for found in work.finder.clauses(words, 5)]


def contracts(store: Store, words: str) -> list[str]:
    with store.reading() as work:
        return [family.ref for _, family in work.finder.contracts(words, 5)]


SHARED = tuple(Account(code=f"N{n}", name=f"No. {n} Industries Ltd") for n in range(2_500))
RARE = tuple(
    Account(code=f"{root[:3].upper()}{number}", name=f"{root}bach Industries GmbH")
    for number, root in enumerate(("Kron", "Bran", "Oster", "Lind", "Halme", "Vander"), 100)
)


@pytest.fixture
def in_a_crowd(store: Store):
    keep(store, accounts=SHARED + RARE)

    def first(words: str) -> str:
        with store.reading() as work:
            [(_, account)] = work.finder.accounts(words, 1)
            return account.name

    return first


@pytest.mark.parametrize(
    "words",
    [
        "kornbach industries",
        "kronbach industires",
        "kronbch industires gmbh",
        "industires kronbach",
        "kronbahc",
        "krxnbach",
        "KRO010",
    ],
)
def test_thousands_who_share_a_word_do_not_hide_the_one_that_was_meant(
    in_a_crowd, words: str
) -> None:
    assert in_a_crowd(words) == "Kronbach Industries GmbH"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=some.sampled_from(sorted(one_error_away("vanderbach"))))
def test_one_mistake_anywhere_in_a_word_is_forgiven(in_a_crowd, typed: str) -> None:
    assert in_a_crowd(typed) == "Vanderbach Industries GmbH"
