"""Which channels are warned: started where it is typed, listed, stopped."""

from typing import Any

import pytest

from contracts.account import Account
from contracts.journal import HOUSE
from contracts.people import Role
from sandbox.cast import MARIA
from tests.examples import NOW

SALES = "<#C0SAL0001>"


@pytest.fixture(autouse=True)
def manager(slack, store) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(MARIA.id, Role.MANAGER)


def channels(store) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(one.channel_id, one.segment) for one in work.subscriptions.all()]


def an_account(code: str, segment: str) -> Account:
    return Account(code=code, name=f"{code} Ltd", segment=segment)


def test_a_channel_starts_to_be_warned_and_stops(types, slack, store) -> None:
    started = types("alerts here", by="maria")
    assert f"{SALES} is warned of deadlines from now on: every account." in started
    assert "2 accounts fit today." in started
    assert started.is_ephemeral
    listed = slack.person("maria").presses("All channels", on=started)
    assert f"• {SALES}: every account, since 16 Aug 2026, by <@U0MGR0001>" in listed
    stopped = slack.person("maria").presses("Stop it", on=started)
    assert f"{SALES} is no longer warned about every account." in stopped
    assert channels(store) == []


def test_once_more_changes_nothing_and_says_who_asked(types, store) -> None:
    types("alerts here --segment enterprise", by="maria")
    again = types("alerts here --segment Énterprise", by="ada")
    assert f"{SALES} is warned already about accounts of the segment “enterprise”" in again
    assert "as <@U0MGR0001> asked on 16 Aug 2026: nothing changed." in again
    assert channels(store) == [("C0SAL0001", "enterprise")]


def test_a_segment_says_how_many_accounts_it_has(types, slack, keeping, store) -> None:
    keeping(accounts=(an_account("A", "Retail"), an_account("B", "retail "), an_account("C", "x")))
    retail = types("alerts here --segment retail", by="maria")
    assert "2 accounts fit today." in retail
    assert "No account has that segment yet." in types("alerts here --segment retial", by="maria")
    stopped = slack.person("maria").presses("Stop it", on=retail)
    assert "is no longer warned about accounts of the segment “retail”." in stopped
    assert channels(store) == [("C0SAL0001", "retial")]


def test_stop_without_a_segment_stops_everything_in_this_channel_alone(types, store) -> None:
    types("alerts here", by="maria", in_="#renewals")
    types("alerts here", by="maria")
    types("alerts here --segment retail", by="maria")
    stopped = types("alerts stop", by="maria")
    assert "about every account." in stopped
    assert "about accounts of the segment “retail”." in stopped
    assert channels(store) == [("C0REN0001", "")]
    assert "This channel was not warned of that: nothing changed." in types(
        "alerts stop", by="maria"
    )


def test_the_journal_knows_who_started_and_stopped(types, store) -> None:
    types("alerts here --segment retail", by="maria")
    types("alerts stop", by="ada")
    with store.reading() as work:
        entries = [entry for entry in work.journal.of(HOUSE) if entry.what.startswith("alerts")]
    assert [(e.what, e.actor) for e in entries] == [
        ("alerts started", "U0MGR0001"),
        ("alerts stopped", "U0ADM0001"),
    ]
    where: dict[str, Any] = {"channel": "C0SAL0001", "segment": "retail"}
    assert entries[0].new == where == entries[1].old


def test_where_outsiders_read_nothing_is_started(types, store) -> None:
    said = types("alerts here", by="maria", in_="#acme-shared")
    assert "People from outside read this channel: nothing was changed." in said
    assert channels(store) == []


@pytest.mark.parametrize("line", ["alerts here", "alerts stop"])
def test_a_direct_message_is_no_channel(slack, line: str) -> None:
    said = slack.person("maria").types(f"/contract {line}")
    assert "Warnings go to a channel, and this is none." in said
    assert "Type it in the channel that should get them." in said


def test_without_any_the_list_says_how_to_begin(types) -> None:
    said = types("alerts", by="ada")
    assert "No channel asked for warnings yet." in said
    assert "`/contract alerts here`" in said


def test_reps_do_not_direct_alerts(types) -> None:
    assert "You may not direct alerts to channels." in types("alerts here")


def test_an_odd_segment_is_a_sentence(types) -> None:
    assert "ACTION cannot be “there”" in types("alerts there", by="ada")
    assert "as --segment" in types(f"alerts here --segment {'x' * 500}", by="ada")
