"""Somebody takes a deadline, puts it off or deals with it; and the ladders that admins set."""

from datetime import date, timedelta
from typing import Any

import pytest

from contracts.people import Role
from notifications.kind import Moment
from notifications.kinds import put_off, warning
from sandbox.cast import ANNA, BEN, FARID, MARIA
from store import NoticeState, Store
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep
from tests.notifications.sweeping import HERE, noon, said, swept, waiting

NOTICE = date(2026, 9, 30)
REPORT = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-10-31"}
RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
}


@pytest.fixture(autouse=True)
def office(slack, store) -> None:
    terms = [REPORT | {"every": "3 months"}]
    version = a_version(7, start="2026-01-01", terms=terms, **RENEWING)
    keep(store, a_contract("ZETA-1", version))
    with store.writing("operator", NOW) as work:
        for user, role in ((ANNA, Role.REP), (BEN, Role.REP), (MARIA, Role.MANAGER)):
            work.people.grant(user.id, role)
        work.people.grant(FARID.id, Role.VIEWER)
        work.people.report(ANNA.id, MARIA.id)


def test_whoever_takes_it_stands_on_every_warning(types, store) -> None:
    swept(store, TODAY)
    assert "looks after it from now on" in types("take ZETA-1")
    [notice, *_] = [one for one in waiting(store) if one.facts.get("contract") == "ZETA-1"]
    with store.reading() as work:
        message = warning.warning.message(notice, work, Moment(NOW, HERE))
    assert message
    assert f"<@{ANNA.id}> looks after it." in str(message.blocks)
    assert "I take it" not in str(message.blocks)
    again = types("take ZETA-1 --kind notice")
    assert "ACME Industries, ZETA-1/7: you look after it already. Nothing was changed." in again
    assert f"Until now <@{ANNA.id}> did." in types("take ZETA-1", by="ben")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("terminate ZETA-1 --reason They closed", "*Settled.* Terminated: They closed."),
        ("notice ZETA-1 received", "*Settled.* Notice received on 16 Aug 2026"),
    ],
)
def test_what_a_manager_reads_of_it_says_once_it_is_settled(
    types, slack, deliver, line, says
) -> None:
    types("snooze ZETA-1 --until 2026-09-10 --reason They decide in September")
    deliver()
    maria = slack.person("maria")
    assert maria.reads("put it off until 10 Sep 2026")
    types("take ZETA-1 --kind notice")
    deliver()
    taken = maria.reads(f"<@{ANNA.id}> looks after it.")
    assert "I take it" not in str(taken.blocks)
    types(line, by="maria")
    deliver()
    settled = str(maria.reads(says).blocks)
    assert "*ACME Industries* · ZETA-1/7" in settled
    assert "else it renews" not in settled
    assert "I take it" not in settled


def test_who_may_only_look_takes_nothing(types) -> None:
    assert "You may not look after deadlines" in types("take ZETA-1", by="farid", in_="#renewals")


def test_what_is_put_off_comes_back_on_its_day_and_the_manager_sees_why(types, store) -> None:
    assert ("ZETA-1/7", "notice", NOTICE, 60) in said(swept(store, TODAY))
    answer = types("snooze ZETA-1 --until 2026-09-10 --reason They decide in September")
    assert "The warning comes back on 10 Sep 2026; until then nobody is warned of it." in answer
    told = [one for one in waiting(store) if one.kind == "put_off"]
    assert [one.recipient for one in told] == [MARIA.id]
    with store.reading() as work:
        message = put_off.put_off.message(told[0], work, Moment(NOW, HERE))
    assert message
    assert "They decide in September" in str(message.blocks)
    days = [TODAY + timedelta(days=n) for n in range(1, 25)]
    assert [one for day in days for one in of_zeta(store, day)] == []
    assert of_zeta(store, date(2026, 9, 10)) == [("ZETA-1/7", "notice", NOTICE, 30)]
    assert of_zeta(store, date(2026, 9, 16)) == [("ZETA-1/7", "notice", NOTICE, 14)]


def of_zeta(store: Store, day: date) -> list[Any]:
    """What is said of the notice on *day*."""
    found = said(swept(store, day))
    return [one for one in found if one[0] == "ZETA-1/7" and one[1] == "notice"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("snooze ZETA-1 --until 2026-09-30 --reason Later", "29 Sep 2026, is the latest"),
        ("snooze ZETA-1 --until yesterday --reason Later", "is not ahead"),
        ("snooze ZETA-1 --kind end", "has no such deadline ahead"),
        ("snooze ZETA-9", "There is no contract"),
        ("done ZETA-1 --kind notice", "Only a fact settles that"),
        ("done ZETA-1 --kind obligation --on tomorrow", "is still to come"),
    ],
)
def test_what_cannot_be_is_said(types, line, answer) -> None:
    assert answer in types(line)


def test_what_is_dealt_with_is_not_said_any_more_but_the_next_time_is(types, store) -> None:
    assert "It is dealt with" in types("done ZETA-1 --kind obligation --note Sent by mail")
    days = [TODAY + timedelta(days=n) for n in range(0, 180, 5)]
    found = {one[2] for day in days for one in said(swept(store, day)) if one[1] == "obligation"}
    assert date(2026, 10, 31) not in found
    assert date(2027, 1, 31) in found
    history = types("history ZETA-1")
    assert "Sent by mail" in history


def test_what_is_dealt_with_is_nobodys_to_take_or_to_put_off(types) -> None:
    types("done ZETA-1 --kind obligation")
    for verb in ("take", "done", "snooze"):
        assert "ACME Industries, ZETA-1/7: that is dealt with already" in types(
            f"{verb} ZETA-1 --kind obligation"
        )
    assert "last day for notice" in types("take ZETA-1")


def test_with_the_right_name_it_is_done_as_it_was_said(types, slack, store) -> None:
    wrong = types("done ZETB-1 --kind obligation --note Sent by post")
    assert "It is dealt with" in slack.person("anna").presses("ZETA-1", on=wrong)
    with store.reading() as work:
        [matter] = work.matters.of(["ZETA-1"]).values()
    assert matter.note == "Sent by post"


def test_with_the_right_name_a_ladder_is_for_what_was_said(types, slack) -> None:
    wrong = types("ladder 45,10 --kind notice --contract ZETB-1", by="maria")
    found = slack.person("maria").presses("ZETA-1", on=wrong)
    assert "Last day for notice, ZETA-1: people are warned 45 and 10 days before." in found


def test_a_matter_that_is_dealt_with_says_so_where_it_was_warned_of(types, store) -> None:
    swept(store, date(2026, 10, 20))
    [notice, *_] = [one for one in waiting(store) if one.facts.get("kind") == "obligation"]
    types("done ZETA-1 --kind obligation --note Sent by mail")
    with store.reading() as work:
        assert warning.warning.message(notice, work, Moment(noon(date(2026, 10, 21)), HERE)) is None
        row = work.outbox.find(notice.id)
    assert row
    assert row.state is NoticeState.WAITING
    assert row.wanted == 2


def test_an_admin_sets_ladders_and_takes_them_away(types, store) -> None:
    assert "Usually 90, 60, 30, 14, 7 and 1 days" in types("ladder", by="maria")
    answer = types("ladder 120,100 --kind notice --min-value 200000 EUR", by="maria")
    assert "people are warned 120 and 100 days before" in answer
    assert "from 200,000 EUR on" in types("ladder", by="maria")
    assert "Say for which deadlines" in types("ladder 10", by="maria")
    assert "is not a number of days" in types("ladder 10,x --kind notice", by="maria")
    assert "There is no ladder for exactly those" in types("ladder off --kind end", by="maria")
    large = types("ladder off --kind notice --min-value 200000 EUR", by="maria")
    assert "as usual again" in large
    assert "You may not direct alerts" in types("ladder 10 --kind notice")


def test_a_ladder_of_one_contract_counts_from_the_next_look_on(types, store) -> None:
    keep(store, a_contract("ETA-1", a_version(1, **RENEWING)), accounts=(ACME,))
    swept(store, date(2026, 8, 18))
    types("ladder 40,20 --contract ETA-1 --kind notice", by="maria")
    days = [date(2026, 8, 19) + timedelta(days=n) for n in range(40)]
    steps = {
        one[3]: one[0] for day in days for one in said(swept(store, day)) if one[0] == "ETA-1/1"
    }
    assert {40, 20} <= steps.keys()
    assert not {30, 14, 7} & steps.keys()
