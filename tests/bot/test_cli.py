"""The command line: what it prints, and the code with which it ends."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import now
from bot.manifest import manifest
from contracts.people import Person
from sandbox.slack import Slack
from store import OPERATOR
from tests.bot.conftest import Ended, Run, open_store

pytestmark = pytest.mark.words


def test_ask_prints_the_answer_as_slack_shows_it(run: Run) -> None:
    answer = run("ask", "find", "acme")
    assert answer.code == 0
    assert answer.out.startswith("Found for “acme”\n")
    assert "  [Terms] terms ACME\n" in answer.out
    assert answer.err == ""


def test_ask_prints_the_message_as_slack_gets_it(run: Run) -> None:
    message = json.loads(run("ask", "--json", "find", "acme").out)
    assert set(message) == {"text", "blocks"}
    assert "ACME Industries" in str(message["blocks"])


@pytest.mark.parametrize(
    "words",
    [
        ("--as", "U0REP0001", "terms ACME --on 2026-01-01"),
        ("terms", "ACME", "--on", "2026-01-01", "--as", "U0REP0001"),
    ],
)
def test_ask_takes_the_flags_of_the_line_and_its_own(run: Run, words: tuple[str, ...]) -> None:
    assert "ACME Industries" in run("ask", *words, DEFAULT_ROLE="viewer").out


def test_ask_knows_nobody_but_by_the_settings(run: Run) -> None:
    refused = run("ask", "--as", "U0REP0001", "find", "acme")
    assert refused.code == 1
    assert refused.out.startswith("You may not look up contracts.")
    assert run("ask", "--as", "U0REP0001", "find", "acme", ADMINS="U0REP0001").code == 0


def test_a_role_that_was_granted_counts(run: Run) -> None:
    assert run("ask", "role", "grant", "<@U0REP0001>", "rep").code == 0
    assert run("ask", "--as", "U0REP0001", "find", "acme").code == 0


def test_a_guest_that_the_store_knows_is_refused(run: Run, database: str) -> None:
    with open_store(database) as store, store.writing(OPERATOR, now()) as work:
        work.people.put(Person("U0GST0001", "T1", guest=True), now())
    refused = run("ask", "--as", "U0GST0001", "find", "acme", DEFAULT_ROLE="viewer")
    assert (refused.code, refused.out) == (1, "I answer only full members of our own workspace.\n")


@pytest.mark.parametrize(
    "words", [("ask",), ("asks",), ("ask", "--as"), ("audit", "x"), ("serve", "x")]
)
def test_a_wrong_usage_ends_with_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).code == 2


def test_migrate_may_run_twice(run: Run, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    for _again in range(2):
        assert run("migrate", DATABASE_URL=url) == Ended(0, "The database is up to date.\n", "")


def test_a_database_that_cannot_be_opened_is_a_sentence(run: Run) -> None:
    refused = run("ask", "help", DATABASE_URL="sqlite:////nowhere/x.db")
    assert refused.code == 1
    assert "The database cannot be opened: unable to open database file." in refused.err
    assert "Check DATABASE_URL" in refused.err


def test_the_journal_is_verified(run: Run, database: str) -> None:
    sound = run("audit", "verify")
    assert sound.code == 0
    assert sound.out.startswith("The journal is as it was written")
    with open_store(database) as store, store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE journal SET actor = 'somebody' WHERE number = 2")
    faulty = run("audit", "verify")
    assert faulty.code == 1
    assert faulty.out.startswith("house 2: ")
    assert "fault" in faulty.out.splitlines()[-1]


def test_the_manifest_is_printed(run: Run) -> None:
    assert json.loads(run("manifest").out) == manifest()
    address = "https://bot.example.com"
    assert json.loads(run("manifest", "--url", address).out) == manifest(address)


def test_serve_tells_every_mistake_of_the_settings(run: Run) -> None:
    refused = run("serve", PORT="many")
    assert refused.code == 1
    assert [line.split(":")[0] for line in refused.err.splitlines()] == [
        "PORT",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


def test_settings_come_from_a_file_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DEFAULT_ROLE=viewer\n")
    assert run("ask", "--as", "U0REP0001", "find", "acme").code == 0


def test_doctor_finds_everything_in_place(run: Run, environ: dict[str, str]) -> None:
    healthy = run("doctor", **environ)
    assert (healthy.code, healthy.out.count("fine")) == (0, 3)


def test_doctor_names_what_is_wrong(run: Run, environ: dict[str, str], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    sick = run("doctor", **environ | {"DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-wrong"})
    assert sick.code == 1
    assert "not migrated" in sick.out
    assert "invalid_auth" in sick.out


def test_doctor_misses_a_scope(run: Run, environ: dict[str, str], slack: Slack) -> None:
    app = slack.world.app
    slack.world.app = replace(app, scopes=app.scopes - {"users:read"})
    sick = run("doctor", **environ)
    assert sick.code == 1
    assert "the bot token lacks the scope users:read" in sick.out
