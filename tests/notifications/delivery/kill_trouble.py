"""Whatever goes wrong on the way to Slack and back, everything is said, and nothing twice."""

from typing import Any

import pytest

from notifications.attempt import Result
from sandbox.cast import ANNA
from sandbox.faults import FaultKind
from sandbox.state.model import Draft
from store import NoticeState
from tests.notifications.delivery.house import RENEWALS, SALES, House, until

POST, UPDATE = "chat.postMessage", "chat.update"
MESSAGE = "ACME ends soon"

IN_DOUBT: list[dict[str, Any]] = [
    {"kind": FaultKind.REPLY_DROPPED},
    {"kind": FaultKind.CONNECTION_CLOSED},
    {"kind": FaultKind.SERVER_ERROR},
    {"kind": FaultKind.SERVER_ERROR, "stored": True},
    {"kind": FaultKind.HTML},
    {"kind": FaultKind.HTML, "stored": True},
    {"kind": FaultKind.ERROR},
    {"kind": FaultKind.ERROR, "stored": True},
    {"kind": FaultKind.ERROR, "error": "fatal_error", "stored": True},
]


QUESTIONS = ["users.info", "conversations.info", "conversations.members", "conversations.open"]


def named(fault: dict[str, Any]) -> str:
    return "-".join(map(str, fault.values()))


@pytest.mark.parametrize("fault", IN_DOUBT, ids=named)
@pytest.mark.parametrize("to", [SALES, ANNA.id])
def test_a_post_in_doubt_is_looked_for(house: House, fault: dict[str, Any], to: str) -> None:
    house.say(MESSAGE, to=to)
    house.broken(POST, **fault)
    assert house.deliver() == [Result.RETRIED]
    assert house.notice(MESSAGE).begun_at == house.clock()
    house.clock.advance(11)
    assert house.deliver() == []
    house.clock.advance(2)
    assert house.deliver() == [Result.SAID]
    assert house.said(to) == [MESSAGE]


@pytest.mark.parametrize("fault", IN_DOUBT, ids=named)
def test_a_look_that_fails_says_nothing(house: House, fault: dict[str, Any]) -> None:
    house.say(MESSAGE)
    house.broken(POST, FaultKind.REPLY_DROPPED)
    house.broken("conversations.history", **fault, times=2)
    assert house.settle() == [Result.RETRIED] * 3 + [Result.SAID]
    assert house.said() == [MESSAGE]


@pytest.mark.parametrize("fault", IN_DOUBT, ids=named)
def test_an_update_is_repeated(house: House, fault: dict[str, Any]) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.change("request:1", "decided")
    house.broken(UPDATE, **fault, times=2)
    assert house.settle() == [Result.RETRIED, Result.RETRIED, Result.UPDATED]
    assert house.said() == ["decided"]


@pytest.mark.parametrize("on", QUESTIONS)
@pytest.mark.parametrize("kind", [FaultKind.REPLY_DROPPED, FaultKind.HTML, FaultKind.ERROR])
def test_a_question_before_is_asked_again(house: House, kind: FaultKind, on: str) -> None:
    house.say(MESSAGE, to=SALES)
    house.say(MESSAGE, to=ANNA.id)
    house.broken(on, kind)
    assert sorted(house.settle()) == [Result.RETRIED, Result.SAID, Result.SAID]
    assert house.said(SALES) == house.said(ANNA.id) == [MESSAGE]


@pytest.mark.parametrize("on", [POST, "conversations.history", *QUESTIONS])
def test_a_reply_that_comes_late_is_not_waited_for(house: House, on: str) -> None:
    house.say(MESSAGE, to=SALES)
    house.say(MESSAGE, to=ANNA.id)
    if on == "conversations.history":
        house.broken(POST, FaultKind.REPLY_DROPPED)
    house.late(on)
    house.settle()
    assert house.said(SALES) == house.said(ANNA.id) == [MESSAGE]


def test_an_update_whose_reply_comes_late_is_repeated(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.change("request:1", "decided")
    house.late(UPDATE)
    house.settle()
    assert house.said() == ["decided"]


@pytest.mark.parametrize("kind", [FaultKind.REPLY_DROPPED, FaultKind.SERVER_ERROR])
def test_a_post_that_takes_effect_late_is_found(house: House, kind: FaultKind) -> None:
    house.say(MESSAGE)
    house.broken(POST, kind, stored_late=True, seconds=10)
    house.deliver()
    assert house.said() == []
    house.clock.advance(10)
    until(lambda: house.said() == [MESSAGE])
    assert house.settle() == [Result.SAID]
    assert house.said() == [MESSAGE]


def test_an_update_that_takes_effect_late_shows_nothing_old(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.change("request:1", "recalled")
    house.broken(UPDATE, FaultKind.SERVER_ERROR, stored_late=True, seconds=10)
    house.clock.advance(1)
    assert house.deliver() == [Result.RETRIED]
    house.change("request:1", "approved")
    assert house.deliver() == []
    house.clock.advance(10)
    until(lambda: house.said() == ["recalled"])
    house.settle()
    assert house.said() == ["approved"]


def test_a_storm_of_limits_delays_and_counts_as_no_failure(house: House) -> None:
    house.say(MESSAGE)
    house.broken(POST, FaultKind.RATE_LIMITED, seconds=20, times=3)
    started = house.clock.now()
    assert house.settle() == [Result.POSTPONED] * 3 + [Result.SAID]
    assert 60 <= house.clock.now() - started <= 63
    assert house.said() == [MESSAGE]


def test_a_channel_that_wants_a_pause_does_not_delay_another(house: House) -> None:
    house.say("one")
    house.broken(POST, FaultKind.RATE_LIMITED, seconds=20)
    assert house.deliver() == [Result.POSTPONED]
    house.say("two")
    house.say("three", to=RENEWALS)
    assert house.deliver() == [Result.SAID]
    assert house.said(RENEWALS) == ["three"]
    house.settle()
    assert sorted(house.said(SALES)) == ["one", "two"]


def test_a_channel_of_which_slack_does_not_say_who_reads_it_delays_no_other(house: House) -> None:
    house.broken("users.info", FaultKind.RATE_LIMITED, seconds=30)
    house.say("one")
    assert house.deliver() == [Result.POSTPONED]
    house.say("two", to=RENEWALS)
    assert house.deliver() == [Result.SAID]
    assert house.settle() == [Result.SAID]


def test_where_all_of_posting_is_limited_slack_is_not_asked(house: House) -> None:
    for to in (SALES, RENEWALS, ANNA.id):
        house.say("hello", to=to)
    house.broken(POST, FaultKind.RATE_LIMITED, seconds=20, times=2)
    assert house.deliver() == [Result.POSTPONED] * 2
    assert house.slack.faults.waiting() == []
    assert house.said(ANNA.id) == []
    assert house.settle() == [Result.SAID] * 3


def test_updates_wait_for_each_other_where_they_are_limited(house: House) -> None:
    for to in (SALES, RENEWALS):
        house.say("decide", to=to, subject="request:1")
    house.settle()
    house.clock.advance(2)
    house.change("request:1", "decided")
    house.broken(UPDATE, FaultKind.RATE_LIMITED, seconds=20)
    assert house.deliver() == [Result.POSTPONED] * 2
    assert house.settle() == [Result.UPDATED] * 2


def test_what_was_never_sent_is_tried_again_at_growing_intervals(house: House) -> None:
    house.say(MESSAGE)
    house.broken("*", FaultKind.ERROR, error="invalid_auth", times=9)
    waits = []
    for _try in range(9):
        [failed] = house.deliver()
        assert failed is Result.RETRIED
        notice = house.notice(MESSAGE)
        assert notice.begun_at is None
        waits.append((notice.due_at - house.clock()).total_seconds())
        house.clock.advance(waits[-1] + 0.001)
    for wait, plain in zip(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300], strict=True):
        assert 0.75 * plain <= wait <= 1.25 * plain
    assert house.deliver() == [Result.SAID]


def test_in_doubt_without_a_way_to_look_it_is_left_to_an_admin(house: House) -> None:
    had = house.slack.world.app.scopes
    house.slack.office.allow(*(had - {"channels:history"}))
    house.say(MESSAGE)
    house.broken(POST, FaultKind.REPLY_DROPPED)
    assert house.settle() == [Result.RETRIED, Result.SET_ASIDE, Result.SAID]
    assert house.states() == {NoticeState.UNCERTAIN: 1, NoticeState.SAID: 1}
    house.slack.office.allow(*had)
    house.retry(MESSAGE)
    assert house.settle() == [Result.SAID]
    assert house.said() == [MESSAGE]


def test_an_earlier_message_of_the_same_words_is_not_taken_for_it(house: House) -> None:
    house.say(MESSAGE)
    house.settle()
    house.say(MESSAGE + "!", subject="other")
    house.today["other"] = MESSAGE
    house.broken(POST, FaultKind.CONNECTION_CLOSED)
    house.settle()
    assert house.said() == [MESSAGE, MESSAGE]


def test_a_message_is_found_behind_many_others(house: House) -> None:
    house.say(MESSAGE)
    house.broken(POST, FaultKind.REPLY_DROPPED)
    house.deliver()
    for number in range(250):
        house.slack.world.messages.post(SALES, ANNA.id, Draft(f"chat {number}", ()))
    assert house.settle() == [Result.SAID]
    assert house.said().count(MESSAGE) == 1
