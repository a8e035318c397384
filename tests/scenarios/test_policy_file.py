"""The operator applies a policy from a file, looks at it, and tries another one on the past."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.environment import opened, settings
from contracts.approval.reading import BadPolicy
from tests.scenarios.terminal import Terminal, last

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
SHIPS = Path(__file__).parents[2] / "docs" / "approvals" / "sales.yaml"
POLICY = """
name: Ours
rules:
  - name: Manager
    approvers: [{role: manager}]
  - name: Finance on payment
    when: payment_days > 45
    approvers: [{role: finance}]
    mode: 50 %
    escalate: {after: 16, to: {role: admin}}
"""
CONTRACTS = """
accounts: [{code: ACME, name: ACME Industries, currency: EUR}]
contracts:
  - ref: ACME-1
    account: ACME
    versions:
      - number: 1
        state: draft
        start: 2093-01-01
        end: 2093-12-31
        terms:
          - {kind: payment_terms, net_days: 60}
          - {kind: master_catalog_price, percent: -5}
          - {kind: shipping_charge, paid_to: carrier}
"""


@pytest.fixture
def shell(tmp_path, monkeypatch, database) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ADMINS", "U0ADM0001")
    terminal = Terminal(tmp_path)
    assert terminal.imports(CONTRACTS).exit_code == 0
    for user, role in (("U0REP0001", "rep"), ("U0MGR0001", "manager")):
        granted = terminal.runs("ask", "--as", "U0ADM0001", "role", "grant", f"<@{user}>", role)
        assert "now has the role" in granted.stdout
    return terminal


def current() -> tuple[int, str]:
    with opened(settings()) as store, store.reading() as work:
        applied = work.policies.current()
    return applied.number, applied.policy.name


def test_a_policy_is_checked_compared_and_applied(shell: Terminal) -> None:
    file = shell.writes(POLICY, "ours.yaml")
    tried = shell.runs("policy", "apply", file, "--dry-run")
    assert tried.stdout.splitlines() == [
        "Ours: 2 rules",
        "+ Manager",
        "+ Finance on payment",
        "− Any one manager",
        "It can be applied. Nothing was changed.",
    ]
    assert "Note: Finance on payment finds nobody for role finance today." in tried.stderr
    assert current() == (0, "Any one manager")
    assert last(shell.runs("policy", "apply", file)) == "Ours is policy 1 from now on."
    assert last(shell.runs("policy", "apply", file)) == "It holds already: nothing was changed."
    assert current() == (1, "Ours")


def test_what_is_shown_can_be_applied_again(shell: Terminal) -> None:
    assert shell.runs("policy", "show").stdout.startswith("# Policy 0, as it ships\n")
    shell.runs("policy", "apply", SHIPS)
    shown = shell.runs("policy", "show").stdout
    assert shown.startswith("# Policy 1, applied on ")
    again = shell.runs("policy", "apply", shell.writes(shown, "again.yaml"))
    assert last(again) == "It holds already: nothing was changed."
    assert "Any one manager" in shell.runs("policy", "show", "--number", "0").stdout
    assert shell.runs("policy", "show", "--number", "7").exit_code == 2


def test_all_that_is_wrong_is_refused_with_its_line(shell: Terminal) -> None:
    wrong = POLICY.replace("payment_days > 45", "payment_dais > 45").replace("50 %", "most")
    with pytest.raises(BadPolicy, match="2 things are wrong") as refused:
        shell.runs("policy", "apply", shell.writes(wrong, "wrong.yaml"))
    assert "line 7, rules[1].when" in str(refused.value)
    assert "Is “payment_days” meant?" in str(refused.value)
    assert "line 9, rules[1].mode: “most” is no mode" in str(refused.value)
    assert current() == (0, "Any one manager")


def test_a_replay_tells_what_would_have_gone_another_way(shell: Terminal) -> None:
    with opened(settings()) as store, store.writing("operator", AT) as work:
        work.editors.add("ACME-1", 1, "U0REP0001")
    submitted = shell.runs("ask", "--as", "U0REP0001", "submit", "ACME-1")
    assert "is submitted" in submitted.stdout
    file = shell.writes(POLICY, "ours.yaml")
    said = shell.runs("policy", "replay", file)
    assert "Any one manager" in said.stdout
    assert "Finance on payment" in said.stdout.replace("\n", " ")
    assert last(said) == "1 submission looked at, 1 would go another way."
    with_less = shell.writes(
        POLICY.replace("> 45", "> 90").replace("Manager", "Any one manager", 1), "less.yaml"
    )
    assert last(shell.runs("policy", "replay", with_less)) == (
        "1 submission looked at, 0 would go another way."
    )
    assert current() == (0, "Any one manager")
