"""Items that come in: in any order, once, and refused with a reason where they do not fit."""

import io
from collections import Counter
from datetime import timedelta

import pytest

from contracts.deadlines import DeadlineKind
from contracts.files.items import ItemKind
from contracts.files.yaml_reader import read_yaml
from store import Result, Spool, Store, import_items
from store.spool import BATCH
from tests.store.importing import AT, TODAY, contract, entries, importing, reasons, results

ACCOUNTS = """
accounts:
  - {code: ACME, name: ACME Industries}
  - {code: GLOBEX, name: Globex}
"""
IN_ANY_ORDER = (
    """
contracts:
  - {ref: ACME-1-S1, kind: supplement, account: ACME, contract: ACME-1, title: Side letter}
  - {ref: ACME-1, account: ACME, base: BASE-NL,
     versions: [{number: 1, state: active, start: 2026-01-01, end: 2026-12-31,
                 renewal: {kind: automatic, for: 12 months}, notice: {period: 3 months}}]}
  - {ref: BASE-NL, kind: base, base: BASE-EU}
  - {ref: BASE-EU, kind: base}
"""
    + ACCOUNTS
)


def test_the_order_of_a_file_does_not_matter(store: Store) -> None:
    outcomes = importing(store, IN_ANY_ORDER)
    assert {outcome.result for outcome in outcomes} == {Result.IMPORTED}
    assert contract(store, "ACME-1-S1").contract == "ACME-1"
    assert contract(store, "BASE-NL").base == "BASE-EU"


def test_references_reach_across_files_and_into_the_store(store: Store) -> None:
    importing(store, "contracts: [{ref: ACME-1, account: ACME}]", ACCOUNTS)
    outcomes = importing(
        store, "contracts: [{ref: S, kind: supplement, account: ACME, contract: ACME-1}]"
    )
    assert results(outcomes) == {"contract S": "imported"}


def test_what_is_ahead_is_known_by_the_day_that_it_is_where_the_account_is(store: Store) -> None:
    west = ACCOUNTS.replace("name: ACME Industries", "name: ACME, timezone: Pacific/Pago_Pago")
    late = f"{TODAY - timedelta(days=1)}"  # it is that day still, there
    both = "".join(
        f"  - {{ref: {code}-1, account: {code}, versions:"
        f" [{{number: 1, state: active, start: 2026-01-01, end: {late}}}]}}\n"
        for code in ("ACME", "GLOBEX")
    )
    importing(store, f"contracts:\n{both}{west}", at=AT - timedelta(hours=3))
    with store.reading() as work:
        assert [one.contract for one in work.warnings.due(TODAY, None, 10)] == ["ACME-1"]


def test_a_second_time_changes_nothing(store: Store) -> None:
    importing(store, IN_ANY_ORDER)
    before = [entries(store, chain) for chain in ("house", "ACME-1", "BASE-NL")]
    outcomes = importing(store, IN_ANY_ORDER)
    assert {outcome.result for outcome in outcomes} == {Result.UNCHANGED}
    assert [entries(store, chain) for chain in ("house", "ACME-1", "BASE-NL")] == before


def test_the_journal_says_that_the_operator_imported(store: Store) -> None:
    importing(store, IN_ANY_ORDER)
    assert entries(store, "ACME-1") == [("operator", "contract added")]
    importing(store, IN_ANY_ORDER.replace("2026-12-31", "2027-12-31"))
    assert entries(store, "ACME-1")[-1] == ("operator", "contract changed")
    with store.reading() as work:
        assert list(work.journal.faults()) == []


def test_deadlines_are_kept_as_rows(store: Store) -> None:
    importing(store, IN_ANY_ORDER)
    with store.reading() as work:
        due = work.deadlines.between(TODAY, TODAY.replace(year=2027)).found
    assert [(one.deadline.kind, str(one.deadline.day)) for one in due] == [
        (DeadlineKind.NOTICE, "2026-09-30"),
        (DeadlineKind.RENEWAL, "2027-01-01"),
    ]


def test_a_version_that_a_file_does_not_have_stays(store: Store) -> None:
    text = ACCOUNTS + "contracts: [{ref: A, account: ACME, versions: [%s]}]"
    importing(store, text % "{number: 1}, {number: 2, summary: two}")
    importing(store, text % "{number: 1, summary: one}, {number: 3}")
    versions = contract(store, "A").versions
    assert [(v.number, v.summary) for v in versions] == [(1, "one"), (2, "two"), (3, None)]


def test_a_dry_run_judges_everything_and_writes_nothing(store: Store) -> None:
    text = IN_ANY_ORDER + "  - {code: DELTA}\n"
    outcomes = importing(store, text, dry_run=True)
    assert sorted(results(outcomes).values()) == ["imported"] * 6 + ["refused"]
    with store.reading() as work:
        assert work.accounts.by_code(["ACME"]) == {}
        assert work.journal.of("house") == []


REFUSED = [
    ("{ref: A, account: NOBODY}", 5, "account", "There is no account NOBODY"),
    ("{ref: A, account: acme}", 5, "account", "The store has this account as ACME."),
    ("{ref: A, account: ACME, base: B}", 5, "base", "There is no contract B"),
    ("{ref: A, account: ACME, base: FIRST}", 5, "base", "FIRST is a contract of kind customer"),
    (
        "{ref: A, kind: supplement, account: ACME, contract: BASE}",
        5,
        "contract",
        "BASE is a contract of kind base.",
    ),
    (
        "{ref: A, kind: supplement, account: GLOBEX, contract: FIRST}",
        5,
        "contract",
        "FIRST is a contract with ACME.",
    ),
    ("{ref: FIRST, kind: base}", 5, "kind", "The store has it as a contract of kind customer."),
    ("{ref: first, account: ACME}", 5, "ref", "The store has this contract as FIRST."),
    ("{ref: A, kind: base, base: A}", 5, "base", "in a circle: A → A."),
    ("{ref: BASE, kind: base, base: BASE}", 5, "base", "in a circle: BASE → BASE."),
]


@pytest.mark.parametrize(("text", "line", "field", "said"), REFUSED)
def test_what_does_not_fit_is_refused(
    store: Store, text: str, line: int, field: str, said: str
) -> None:
    importing(store, ACCOUNTS + "contracts: [{ref: FIRST, account: ACME}, {ref: BASE, kind: base}]")
    found = list(reasons(importing(store, "\n\n\ncontracts:\n  - " + text)))
    [(at, where, sentence)] = found
    assert (at, where) == (line, field)
    assert said in sentence


def test_a_circle_of_bases_is_refused_and_named(store: Store) -> None:
    text = """
contracts:
  - {ref: A, kind: base, base: B}
  - {ref: B, kind: base, base: C}
  - {ref: C, kind: base, base: A}
  - {ref: D, kind: base, base: A}
  - {ref: E, kind: base}
"""
    outcomes = importing(store, text)
    assert results(outcomes) == {f"contract {ref}": "refused" for ref in "ABCD"} | {
        "contract E": "imported"
    }
    assert "A → B → C → A" in next(iter(reasons(outcomes)))[2]


def test_what_stands_twice_is_refused_the_second_time(store: Store) -> None:
    text = (
        ACCOUNTS
        + "  - {code: acme, name: Again}\ncontracts:\n"
        + "  - {ref: A, account: ACME}\n" * 2
    )
    outcomes = importing(store, text)
    said = [sentence for _line, _field, sentence in reasons(outcomes)]
    assert said == ["acme stands twice; it is in 1.yaml, line 3.",
                    "A stands twice; it is in 1.yaml, line 7."]  # fmt: skip


def test_findings_do_not_keep_a_contract_out(store: Store) -> None:
    text = ACCOUNTS + (
        "contracts: [{ref: A, account: ACME, versions: [{number: 1, state: active,\n"
        "  start: 2026-05-01,\n  end: 2026-04-01}]}]"
    )
    [*_accounts, outcome] = importing(store, text)
    assert outcome.result is Result.IMPORTED
    [finding] = outcome.findings
    assert (finding.line, finding.field) == (7, "versions[0].end")


CATALOG = """
seller: {name: Example Ltd}
policies: [{name: Standard, from: 2026-01-01, term: {kind: payment_terms, net_days: 30}},
           {name: Standard, from: 2027-01-01, term: {kind: payment_terms, net_days: 45}}]
products: [{sku: BOLT-M8, name: Bolt, prices: ["100.00 EUR"]}]
price_lists: [{name: Partner, prices: [{sku: BOLT-M8, price: "95.00 EUR"}]}]
product_sets: [{name: All, categories: [Fasteners]}]
"""


def test_the_catalog_is_kept_with_its_dates(store: Store) -> None:
    assert {o.result for o in importing(store, CATALOG)} == {Result.IMPORTED}
    assert {o.result for o in importing(store, CATALOG)} == {Result.UNCHANGED}
    with store.reading() as work:
        seller = work.catalog.seller()
        since = [str(policy.since) for policy in work.catalog.all(ItemKind.POLICY)]
    assert seller is not None
    assert seller.name == "Example Ltd"
    assert since == ["2026-01-01", "2027-01-01"]
    changed = importing(store, CATALOG.replace("net_days: 45", "net_days: 60"))
    assert [o.label for o in changed if o.result is Result.IMPORTED] == ["policy Standard"]


def test_an_import_that_was_interrupted_is_finished_by_running_it_again(store: Store) -> None:
    text = (
        ACCOUNTS
        + "contracts:\n"
        + "".join(f"  - {{ref: A-{number}, account: ACME}}\n" for number in range(BATCH + 10))
    )
    with Spool() as spool:
        spool.add("1.yaml", read_yaml(io.StringIO(text)))
        outcomes = import_items(store, spool, AT, TODAY)
        for _outcome in range(5):
            next(outcomes)
        outcomes.close()
    again = Counter(outcome.result for outcome in importing(store, text))
    assert again == {Result.UNCHANGED: 2 + BATCH, Result.IMPORTED: 10}
    with store.reading() as work:
        assert list(work.journal.faults()) == []
