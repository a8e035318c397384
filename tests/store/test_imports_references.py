"""References that files leave out: chosen once, known again, never given twice."""

import io

from contracts.files.csv_reader import read_csv
from contracts.files.mapping import read_mapping
from store import Outcome, Spool, Store, import_items
from tests.store.importing import AT, TODAY, contract, importing, results

HEAD = "accounts: [{code: ACME, name: A}, {code: GLOBEX, name: G}]\ncontracts:\n"


def test_the_next_free_number_is_chosen_and_kept(store: Store) -> None:
    text = HEAD + (
        "  - {account: ACME, title: One}\n"
        "  - {ref: ACME-7, account: ACME, title: Seven}\n"
        "  - {account: ACME, title: Two}\n"
        "  - {account: GLOBEX, title: One}\n"
    )
    first = importing(store, text)
    assert set(results(first)) >= {f"contract {ref}" for ref in ("ACME-8", "ACME-9", "GLOBEX-1")}
    assert contract(store, "ACME-8").title == "One"
    again = importing(store, text)
    assert set(results(again)) == set(results(first))
    assert {outcome.result.value for outcome in again} == {"unchanged"}


def test_contracts_that_are_alike_are_told_apart_by_their_order(store: Store) -> None:
    text = HEAD + "  - {account: ACME, title: One}\n" * 3
    importing(store, text)
    outcomes = importing(store, text + "  - {account: ACME, title: One}\n")
    found = {label: result for label, result in results(outcomes).items() if "contract" in label}
    assert found == {
        "contract ACME-1": "unchanged",
        "contract ACME-2": "unchanged",
        "contract ACME-3": "unchanged",
        "contract ACME-4": "imported",
    }


def test_each_kind_has_references_of_its_own(store: Store) -> None:
    text = HEAD + (
        "  - {kind: base, title: Terms}\n"
        "  - {account: ACME, title: One}\n"
        "  - {kind: account, account: ACME}\n"
        "  - {kind: supplement, account: ACME, contract: ACME-1, title: Letter}\n"
    )
    assert set(results(importing(store, text))) >= {
        f"contract {ref}" for ref in ("BASE-1", "ACME-1", "ACME-A1", "ACME-1-S1")
    }


def test_the_start_of_the_first_version_counts(store: Store) -> None:
    version = "  - {account: ACME, title: One, versions: [{number: 1, start: %s}]}\n"
    importing(store, HEAD + version % "2026-01-01")
    outcomes = importing(store, HEAD + version % "2027-01-01" + version % "2026-01-01")
    assert results(outcomes)["contract ACME-1"] == "unchanged"
    assert results(outcomes)["contract ACME-2"] == "imported"


MAPPING = """
account: {code: {column: Code}, name: {column: Name}, aliases: {column: Alias, parse: words}}
contract: {title: {column: Title}}
"""


def from_csv(store: Store, *rows: str) -> list[Outcome]:
    text = "\n".join(["Code,Name,Alias,Title", *rows])
    with Spool() as spool:
        spool.add("a.csv", read_csv(io.StringIO(text), read_mapping(io.StringIO(MAPPING))))
        return list(import_items(store, spool, AT, TODAY))


def test_rows_of_one_company_share_its_account(store: Store) -> None:
    rows = ["A,Acme,Ac,One", "A,ACME,acme corp,Two", "A,Acme,,Three"]
    assert len(results(from_csv(store, *rows))) == 3
    with store.reading() as work:
        account = work.accounts.by_code(["A"])["A"]
    assert (account.name, account.aliases) == ("Acme", ("Ac", "acme corp"))
    assert set(results(from_csv(store, *rows)).values()) == {"unchanged"}


def test_a_row_adds_to_an_account_and_overwrites_nothing(store: Store) -> None:
    importing(store, "accounts: [{code: A, name: The one, aliases: [first], owner: U0REP0001}]")
    from_csv(store, "A,Other name,second,One")
    with store.reading() as work:
        account = work.accounts.by_code(["A"])["A"]
    assert (account.name, account.owner) == ("The one", "U0REP0001")
    assert account.aliases == ("first", "Other name", "second")


def test_a_refused_row_brings_no_account(store: Store) -> None:
    importing(store, "accounts: [{code: B, name: B}]")
    [outcome] = from_csv(store, "b,B again,,One")
    assert "The store has this account as B." in outcome.problems[0].sentence
    with store.reading() as work:
        assert work.accounts.by_code(["b"]) == {}
