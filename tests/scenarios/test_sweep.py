"""The operator sweeps by hand: what would be due on a day is written, and printed line by line."""

import pytest

from bot.cli.environment import opened, settings
from store import NoticeState
from tests.scenarios.terminal import Terminal, last

CONTRACTS = """
accounts:
  - {code: ACME, name: ACME Industries, segment: enterprise, owner: U0REP0001}
  - {code: ISLE, name: Isles Ltd, channel: C0ISL0001}
contracts:
  - ref: ACME-1
    account: ACME
    versions:
      - {number: 1, state: active, start: 2093-01-01, end: 2093-12-31, value: "240000.00 EUR",
         renewal: {kind: automatic, for: 12 months}, notice: {period: 3 months}}
  - ref: ISLE-1
    account: ISLE
    versions:
      - {number: 2, state: active, start: 2093-01-01, end: 2093-10-15}
"""


@pytest.fixture
def shell(tmp_path, monkeypatch, database) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ADMINS", "U0ADM0001")
    terminal = Terminal(tmp_path)
    assert terminal.imports(CONTRACTS).exit_code == 0
    return terminal


def test_what_would_be_due_is_written_and_printed(shell: Terminal) -> None:
    done = shell.runs("sweep", "--on", "2093-09-20")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "ACME Industries · ACME-1/1 · notice until 30 Sep 2093 → U0REP0001",
        "Isles Ltd · ISLE-1/2 · ends on 15 Oct 2093 → C0ISL0001",
        "2 deadlines looked at, 2 warnings written.",
    ]
    with opened(settings()) as store, store.reading() as work:
        waiting = work.outbox.listed([NoticeState.WAITING], 10)
    assert [one.recipient for one in waiting] == ["U0REP0001", "C0ISL0001"]


def test_the_same_day_again_writes_nothing(shell: Terminal) -> None:
    shell.runs("sweep", "--on", "2093-09-20")
    assert last(shell.runs("sweep", "--on", "2093-09-20")).endswith("0 warnings written.")
    assert last(shell.runs("sweep")) == "0 deadlines looked at, 0 warnings written."


def test_the_settings_say_where_warnings_go_and_how_early(shell: Terminal, monkeypatch) -> None:
    monkeypatch.setenv("ALERT_CHANNEL", "C0ALR0001")
    monkeypatch.setenv("WARN_DAYS", "5")
    early = shell.runs("sweep", "--on", "2093-09-20")
    assert early.stdout.endswith(" looked at, 0 warnings written.\n")
    assert "→ C0ALR0001" in shell.runs("sweep", "--on", "2093-09-25").stdout


def test_a_day_that_is_none_is_a_usage_error(shell: Terminal) -> None:
    assert shell.runs("sweep", "--on", "soon").exit_code == 2
