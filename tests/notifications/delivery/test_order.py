"""Who waits comes first, and in one channel what is older stands above what is newer."""

import pytest

from notifications.attempt import Result
from sandbox.cast import ANNA, BEN, MARIA
from sandbox.faults import FaultKind
from store import NoticeState, Priority
from tests.notifications.delivery.house import RENEWALS, SALES, House

POST = "chat.postMessage"
URGENCY = (Priority.DIGEST, Priority.WARNING, Priority.WAITED_FOR)


def texts(house: House) -> list[str]:
    """All that was posted, in the order in which Slack took it."""
    changes = house.slack.world.journal.since(0)
    return [one.message.text for one in changes if one.kind == "posted" and one.message]


def test_who_waits_comes_before_warnings_and_these_before_digests(house: House) -> None:
    for number, to in enumerate((SALES, ANNA.id, RENEWALS)):
        for priority in URGENCY:
            house.say(f"{priority.name} {number}", to=to, priority=priority)
        house.clock.advance(1)
    house.settle()
    said = [text.split()[0] for text in texts(house)]
    assert said == ["WAITED_FOR"] * 3 + ["WARNING"] * 3 + ["DIGEST"] * 3


def test_within_a_priority_whoever_waits_longest_comes_first(house: House) -> None:
    for number, to in enumerate((MARIA.id, ANNA.id, SALES, BEN.id)):
        house.say(f"{number}", to=to)
        house.clock.advance(1)
    house.deliver()
    assert texts(house) == ["0", "1", "2", "3"]


def test_what_is_new_comes_before_what_is_brought_up_to_date(house: House) -> None:
    for to in (SALES, RENEWALS):
        house.say("decide", to=to, subject="request:1")
    house.settle()
    house.clock.advance(2)
    house.change("request:1", "decided")
    house.say("a digest", priority=Priority.DIGEST)
    assert house.deliver() == [Result.SAID, Result.UPDATED]
    assert (house.said(SALES), house.said(RENEWALS)) == (["decide", "a digest"], ["decided"])
    house.settle()
    assert house.said(SALES) == ["decided", "a digest"]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": FaultKind.REPLY_DROPPED},
        {"kind": FaultKind.CONNECTION_CLOSED},
        {"kind": FaultKind.RATE_LIMITED, "seconds": 7},
        {"kind": FaultKind.ERROR, "error": "invalid_auth"},
        {"kind": FaultKind.SERVER_ERROR, "stored_late": True, "seconds": 5},
    ],
)
def test_what_comes_after_a_message_that_is_tried_again_waits_for_it(house: House, fault) -> None:
    for number in range(4):
        house.say(f"{number}")
    house.clock.advance(1)
    house.say("elsewhere", to=RENEWALS)
    house.broken(POST, **fault)
    results = house.deliver()
    assert results[1:] == [Result.SAID]
    assert house.said(RENEWALS) == ["elsewhere"]
    house.settle()
    assert house.said() == ["0", "1", "2", "3"]


def test_somebody_who_waits_is_not_held_up_by_a_warning_that_is_tried_again(house: House) -> None:
    house.broken(POST, FaultKind.SERVER_ERROR)
    house.say("a warning")
    house.deliver()
    house.clock.advance(1)
    house.say("an answer", priority=Priority.WAITED_FOR)
    assert house.deliver() == [Result.SAID]
    house.settle()
    assert house.said() == ["an answer", "a warning"]


def test_what_is_set_aside_or_dropped_holds_nobody_up(house: House) -> None:
    for number in range(3):
        house.say(f"{number}", subject=f"{number}")
    house.mistakes.add("0")
    house.broken(POST, FaultKind.ERROR, error="invalid_auth", times=1, skip=0)
    assert house.deliver()[:2] == [Result.SET_ASIDE, Result.RETRIED]
    with house.store.writing("operator", house.clock()) as work:
        assert work.outbox.drop(house.notice("1").id, "not needed")
    house.clock.advance(1)
    assert Result.SAID in house.deliver()
    assert house.said() == ["2"]


def test_what_slack_never_answers_is_left_to_an_admin_at_last(house: House) -> None:
    """Else nothing would ever be said in its channel again."""
    delivery = house.another(tries=3)
    house.broken(POST, FaultKind.SERVER_ERROR, times=3)
    for text in ("poison", "wholesome"):
        house.say(text)
    house.settle(delivery=delivery)
    assert house.said() == ["wholesome"]
    assert house.notice("poison").state is NoticeState.UNCERTAIN
