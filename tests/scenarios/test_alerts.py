"""Which channels are warned, and of what: started where it is typed, listed, tested, stopped."""

from typing import Any

import pytest

from contracts.account import Account
from contracts.journal import HOUSE
from contracts.people import Role
from sandbox.cast import MARIA
from tests.examples import ACME, NOW

SALES, RENEWALS = "<#C0SAL0001>", "<#C0REN0001>"


@pytest.fixture(autouse=True)
def manager(slack, store) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(MARIA.id, Role.MANAGER)


def channels(store) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(one.channel_id, one.filters.segment) for one in work.subscriptions.all()]


def an_account(code: str, segment: str) -> Account:
    return Account(code=code, name=f"{code} Ltd", segment=segment)


def test_a_channel_starts_to_be_warned_and_stops(types, slack, store) -> None:
    started = types("alerts here", by="maria")
    assert f"{SALES} is warned of deadlines from now on: every account." in started
    assert "There are 2 accounts today." in started
    assert started.is_ephemeral
    listed = slack.person("maria").presses("All channels", on=started)
    assert f"*1* · {SALES}: every account, since 16 Aug 2026, by <@U0MGR0001>" in listed
    stopped = slack.person("maria").presses("Stop it", on=started)
    assert f"{SALES} is not warned any more: every account." in stopped
    assert channels(store) == []


def test_a_segment_with_a_quote_in_it_is_stopped_by_its_button(types, slack, store) -> None:
    started = types('alerts here --segment 7"', by="maria")
    stopped = slack.person("maria").presses("Stop it", on=started)
    assert 'is not warned any more: accounts of the segment “7"”' in stopped
    assert channels(store) == []


def test_filters_are_said_in_plain_words_and_stop_what_they_started(types, slack, store) -> None:
    line = 'alerts here --segment "big fish" --kind NOTICE --min-value 100,000 EUR --within 30'
    started = types(line, by="maria")
    wanted = (
        "accounts of the segment “big fish”, worth 100,000 EUR or more, only notice deadlines,"
        " at most 30 days ahead"
    )
    assert f"from now on: {wanted}." in started
    assert "or with one in another currency than EUR, are included." in started
    types("alerts here --kind end", by="maria")
    assert "only end deadlines" in types("alerts list", by="maria")
    stopped = slack.person("maria").presses("Stop it", on=started)
    assert f"is not warned any more: {wanted}." in stopped
    assert "only end deadlines" not in stopped
    assert len(channels(store)) == 1


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ("--kind party", "“party” is no kind of deadline."),
        ("--kind party", "There are: notice,"),
        ("--min-value 100", "Say in which currency, such as 100 EUR."),
        ("--within soon", "--within takes a whole number"),
        ("--within 0", "The last warning comes 1 day before a deadline: none would come."),
        ("--weekly --on someday", "“someday” is no day of the week."),
        ("--weekly --at noon", "“noon” is not an hour."),
    ],
)
def test_what_cannot_be_read_starts_nothing(types, store, flags: str, said: str) -> None:
    assert said in types(f"alerts here {flags}", by="maria")
    assert channels(store) == []


def test_once_more_changes_nothing_and_says_who_asked(types, store) -> None:
    types("alerts here --segment enterprise", by="maria")
    again = types("alerts here --segment Énterprise", by="ada")
    assert f"{SALES} is warned already: accounts of the segment “enterprise”" in again
    assert "as <@U0MGR0001> asked on 16 Aug 2026. Nothing changed." in again
    assert channels(store) == [("C0SAL0001", "enterprise")]


def test_a_segment_says_how_many_accounts_it_has(types, slack, keeping, store) -> None:
    keeping(accounts=(an_account("A", "Retail"), an_account("B", "retail "), an_account("C", "x")))
    retail = types("alerts here --segment retail", by="maria")
    assert "2 accounts are of that segment today." in retail
    assert "No account has that segment yet." in types("alerts here --segment retial", by="maria")
    stopped = slack.person("maria").presses("Stop it", on=retail)
    assert "is not warned any more: accounts of the segment “retail”." in stopped
    assert channels(store) == [("C0SAL0001", "retial")]


def test_stop_alone_stops_everything_in_this_channel_alone(types, store) -> None:
    types("alerts here", by="maria", in_="#renewals")
    types("alerts here", by="maria")
    types("alerts here --segment retail", by="maria")
    stopped = types("alerts stop", by="maria")
    assert "not warned any more: every account." in stopped
    assert "not warned any more: accounts of the segment “retail”." in stopped
    assert channels(store) == [("C0REN0001", "")]
    assert "This channel did not ask for such warnings: nothing changed." in types(
        "alerts stop", by="maria"
    )


def test_one_is_stopped_by_its_number_from_anywhere(types, store) -> None:
    types("alerts here", by="maria", in_="#renewals")
    types("alerts here", by="maria")
    assert f"{RENEWALS} is not warned any more" in types("alerts stop 1", by="ada")
    assert channels(store) == [("C0SAL0001", "")]
    refused = types("alerts stop 1", by="ada")
    assert "There is no alert with the number 1." in refused
    assert "`/contract alerts list` shows their numbers." in refused


def test_the_journal_knows_who_started_and_stopped(types, store) -> None:
    types("alerts here --segment retail --within 30", by="maria")
    types("alerts stop", by="ada")
    with store.reading() as work:
        entries = [entry for entry in work.journal.of(HOUSE) if entry.what.startswith("alerts")]
    assert [(e.what, e.actor) for e in entries] == [
        ("alerts started", "U0MGR0001"),
        ("alerts stopped", "U0ADM0001"),
    ]
    where: dict[str, Any] = {"channel": "C0SAL0001", "segment": "retail", "within": 30}
    assert entries[0].new == where == entries[1].old


def test_a_test_posts_the_next_warning_marked_as_one(types, slack, watch, deliver) -> None:
    types("alerts here --kind notice", by="maria")
    said = types("alerts test", by="maria")
    assert f"A test is on its way to {SALES}: *ACME Industries*, ACME-1/3, notice" in said
    assert "30 Sep 2026" in said
    deliver()
    [card] = [one for one in slack.person("anna").sees("#sales") if "ACME-1/3" in str(one.blocks)]
    assert "*This is a test* that <@U0MGR0001> asked for" in str(card.blocks[0])
    assert card.text == "A test: ACME Industries: notice is possible until 30 Sep 2026"
    assert "Notice must arrive by 30 Sep (in 45 days)" in str(card.blocks)
    watch.turn(minutes=1)
    types("alerts test", by="maria")
    deliver()
    assert len(slack.person("anna").sees("#sales")) == 2


def test_a_test_says_when_nothing_would_come(types, keeping, store) -> None:
    said = types("alerts test", by="maria")
    assert f"Nothing of the coming year would come to {SALES}." in said
    assert "It asked for no warnings: type `/contract alerts here`." in said
    types("alerts here --segment nowhere", by="maria")
    assert "No deadline fits what it asked for" in types("alerts test", by="maria")
    keeping(accounts=(ACME.model_copy(update={"channel": "C0SAL0001"}),))
    assert "A test is on its way" in types("alerts test", by="maria")


def test_a_channel_gathers_its_warnings_once_a_week(types, slack, store) -> None:
    said = types("alerts here --segment retail --weekly --on fri --at 16:30", by="maria")
    assert "This channel gets them gathered, each Friday at 16:30" in said
    assert "each Friday at 16:30" in types("alerts list", by="maria")
    changed = types("alerts here --weekly", by="maria")
    assert f"{SALES} gets its warnings gathered from now on, each Monday at 09:00" in changed
    assert "The next one comes on 17 Aug, 09:00" in changed
    assert channels(store) == [("C0SAL0001", "retail")]
    ended = slack.person("maria").presses("One by one again", on=changed)
    assert "The weekly digest has ended: warnings come one by one again." in ended
    assert "nothing changed" in types("alerts stop --weekly", by="maria")


@pytest.mark.parametrize("line", ["alerts here", "alerts test", "alerts here --weekly"])
def test_where_outsiders_read_nothing_is_started(types, store, line: str) -> None:
    said = types(line, by="maria", in_="#acme-shared")
    assert "People from outside read this channel: nothing was changed." in said
    assert channels(store) == []


@pytest.mark.parametrize("line", ["alerts here", "alerts stop", "alerts test"])
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
