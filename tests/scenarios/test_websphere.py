"""Contracts of WebSphere Commerce come in, are answered, and what was left out is reported."""

import json
from pathlib import Path
from typing import Any

import pytest

from store import Store
from tests.contracts.files.websphere.reading import PACKAGE, TRADING
from tests.scenarios.terminal import Terminal, last

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
