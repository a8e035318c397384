"""Contracts of WebSphere Commerce come in, are answered, and what was left out is reported."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from contracts.files.websphere.writer import NotInPackage
from store import Store
from tests.contracts.files.websphere.reading import PACKAGE, TRADING
from tests.scenarios.terminal import Terminal, last

pytestmark = pytest.mark.words

BASE = (
    '<Package><BuyerContract state="Active" startTime="2020-01-01T00:00:00">'
    '<ContractUniqueKey name="Industry base" majorVersionNumber="1" minorVersionNumber="0"/>'
    "<PaymentTC><PaymentMethod><PaymentPolicyRef policyName='Visa'/></PaymentMethod></PaymentTC>"
    "</BuyerContract></Package>"
)
ACTIVE = PACKAGE.replace('state="Draft"', 'state="Active"')


@pytest.fixture
def terminal(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    return Terminal(tmp_path)


def report(terminal: Terminal) -> list[dict[str, Any]]:
    text = (terminal.folder / "report.jsonl").read_text(encoding="utf-8")
    return [json.loads(row) for row in text.splitlines()]


def test_the_sample_comes_in_once_its_base_is_there_and_is_answered(terminal: Terminal) -> None:
    alone = terminal.imports(ACTIVE, name="acme.xml")
    assert (alone.exit_code, last(alone)) == (1, "4 read, 3 imported, 0 unchanged, 1 refused")
    assert "acme.xml:17: base: There is no contract INDUSTRY-BASE, here or in the" in alone.stdout
    base = terminal.writes(BASE, "base.xml")
    words = ("import", base, terminal.folder / "acme.xml", "--report", "report.jsonl")
    done = terminal.runs(*words)
    assert (done.exit_code, last(done)) == (0, "5 read, 2 imported, 3 unchanged, 0 refused")
    answer = terminal.runs("ask", "terms ACME --on 2026-06-01").stdout
    assert "−5 % on the whole catalog" in answer
    assert "Shipping is paid to the carrier" in answer
    assert "Payment by Visa" in answer
    again = terminal.runs(*words)
    assert (again.exit_code, last(again)) == (0, "5 read, 0 imported, 5 unchanged, 0 refused")
    rows = report(terminal)
    assert {row["severity"] for row in rows} == {"finding"}
    [comment] = [row for row in rows if row["field"] == "BuyerContract/OrderTCOrderComment"]
    assert (comment["line"], comment["item"]) == (62, "contract ACME-2026")
    assert comment["reason"] == "OrderTCOrderComment has no counterpart and was left out."


def test_the_older_dialect_brings_its_account_along(terminal: Terminal, store: Store) -> None:
    done = terminal.imports(TRADING, "--report", "report.jsonl", name="acme.xml")
    assert (done.exit_code, last(done)) == (0, "1 read, 1 imported, 0 unchanged, 0 refused")
    again = terminal.imports(TRADING, name="acme.xml")
    assert last(again) == "1 read, 0 imported, 1 unchanged, 0 refused"
    with store.reading() as work:
        [account] = work.accounts.by_code(["ACME"]).values()
        [contract] = work.contracts.of_account("ACME")
    assert (account.name, contract.ref) == ("ACME", "ACME-2005")
    reasons = {row["reason"] for row in report(terminal)}
    assert "This returns is not complete." in reasons


def test_an_account_that_nobody_knows_is_refused(terminal: Terminal) -> None:
    text = TRADING.replace('<Participant role="Buyer">', '<Participant role="Payer">')
    done = terminal.imports(text, name="acme.xml")
    assert (done.exit_code, last(done)) == (1, "1 read, 0 imported, 0 unchanged, 1 refused")
    assert "acme.xml:4: account: There is no account ACME, here or in the store." in done.stdout


def test_a_dry_run_judges_and_writes_nothing(terminal: Terminal, store: Store) -> None:
    done = terminal.imports(TRADING, "--dry-run", name="acme.xml")
    assert last(done) == "1 read, 1 imported, 0 unchanged, 0 refused"
    with store.reading() as work:
        assert work.contracts.of_account("ACME") == []


BAD_FILES = [
    ('<!DOCTYPE Package [<!ENTITY a "b">]>\n<Package>&a;</Package>', "acme.xml:1: entities"),
    (ACTIVE[: ACTIVE.index("<POTCBlanket")], "acme.xml:76: the XML breaks here"),
    ("<Orders/>", "the root is “Orders” instead of Package or Trading."),
]


@pytest.mark.parametrize(("text", "said"), BAD_FILES)
def test_a_file_that_cannot_be_read_changes_nothing(
    terminal: Terminal, text: str, said: str
) -> None:
    done = terminal.imports(text, name="acme.xml")
    assert (done.exit_code, last(done)) == (1, "0 read, 0 imported, 0 unchanged, 0 refused")
    assert said in done.stdout
    assert "Nothing was imported." in done.stdout


CONTRACTS = """\
accounts: [{code: ACME, name: ACME Industries, owner: U0REP0001, timezone: Europe/Amsterdam}]
contracts:
  - ref: BASE-EU
    kind: base
    title: General terms
    versions:
      - number: 1
        state: active
        start: 2020-01-01
        terms:
          - {kind: shipping_charge, paid_to: free}
          - {kind: payment_terms, net_days: 30, locked: true}
  - ref: ACME-1
    account: ACME
    base: BASE-EU
    scope: {project: Rhine Bridge}
    title: Master supply agreement
    versions:
      - {number: 1, state: superseded, start: 2025-01-01, end: 2025-12-31, title: First agreement}
      - number: 2
        state: suspended
        start: 2026-01-01
        end: 2026-12-31
        renewal: {kind: automatic, for: 12 months, times: 2}
        notice: {period: 3 months}
        suspensions: [{from: 2026-03-01, reason: Invoices overdue}]
        value: "240000.00 EUR"
        summary: "Free freight & a rebate\\nin two lines"
        terms:
          - {kind: master_catalog_price, percent: -5}
          - kind: rebate
            basis: turnover
            method: slice
            period: year
            tiers: [{from: 0 EUR, percent: 1}]
          - {kind: clause, title: Law, text: "<The> laws of the Netherlands\\n\\tand no others"}
  - {ref: ACME-1-S1, kind: supplement, account: ACME, contract: ACME-1}
  - {ref: ACME-A1, kind: account, account: ACME}
"""


def test_an_export_comes_in_elsewhere_as_the_same(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert last(terminal.imports(CONTRACTS)) == "5 read, 5 imported, 0 unchanged, 0 refused"
    chosen = ("export", "--account", "ACME")
    done = terminal.runs(*chosen, "--format", "package", "--output", "acme.xml")
    assert done.exit_code == 0
    again = terminal.runs("import", "acme.xml", "--report", "report.jsonl")
    assert last(again) == "5 read, 0 imported, 5 unchanged, 0 refused"
    before = terminal.runs(*chosen).stdout
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{terminal.folder / 'elsewhere.db'}")
    terminal.runs("migrate")
    assert last(terminal.runs("import", "acme.xml")) == "5 read, 5 imported, 0 unchanged, 0 refused"
    assert terminal.runs(*chosen).stdout == before


def test_one_contract_is_written_with_what_it_needs(terminal: Terminal) -> None:
    terminal.imports(CONTRACTS)
    text = terminal.runs("export", "--contract", "ACME-1", "--format", "package").stdout
    assert text.count("<Account>") == 1
    assert re.findall(r'<ContractUniqueKey name="([^"]*)" majorVersionNumber="(.)', text) == [
        ("ACME-1", "1"),
        ("ACME-1", "2"),
        ("BASE-EU", "1"),
    ]


def test_a_catalog_is_refused_before_a_file_is_touched(terminal: Terminal) -> None:
    terminal.imports("seller: {name: Example Ltd}\n")
    kept = terminal.writes("as it was", "all.xml")
    with pytest.raises(NotInPackage):
        terminal.runs("export", "--format", "package", "--output", kept)
    assert kept.read_text() == "as it was"
