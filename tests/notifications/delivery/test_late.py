"""What is said long after it was due says so, in small type, and shows what is so today."""

from datetime import timedelta

import pytest

from blocks.kit import Message, text
from notifications.lateness import marked
from sandbox.cast import ANNA
from sandbox.faults import FaultKind
from store import Late, Priority
from tests.notifications.delivery.house import SALES, House

DUE = "Late: this was due on 21 Sep, 16:13"  # where the house is


def small(house: House, to: str = SALES) -> list[str]:
    """What stands in small type below the one message."""
    [message] = house.messages(to)
    return [part["text"] for block in message.blocks if block["type"] == "context"
            for part in block["elements"]]  # fmt: skip


def test_what_comes_in_time_says_nothing_of_it(house: House) -> None:
    house.say("ACME ends soon")
    house.clock.advance(3600)
    house.settle()
    assert small(house) == []


def test_what_slack_did_not_take_for_long_says_so(house: House) -> None:
    house.say("ACME ends soon", subject="deadline:ACME-1/3")
    house.broken("*", FaultKind.ERROR, error="invalid_auth")
    house.deliver()
    house.clock.advance(3700)
    house.settle()
    assert small(house) == [f"{DUE}; Slack could not be reached."]


def test_what_waited_behind_it_says_so_too(house: House) -> None:
    for word in ("first", "second"):
        house.say(word, subject=word)
    house.broken("*", FaultKind.ERROR, error="invalid_auth")
    house.deliver()
    house.clock.advance(3700)
    house.settle()
    why = [f"{DUE}; Slack could not be reached." in str(m.blocks) for m in house.messages(SALES)]
    assert why == [True, True]


def test_what_nobody_was_there_to_say_says_so(house: House) -> None:
    house.say("ACME ends soon")
    house.clock.advance(7 * 86_400)
    house.settle(delivery=house.another())
    assert small(house) == [f"{DUE}; I was not running."]


def test_where_nobody_knows_why_it_only_says_since_when(house: House) -> None:
    house.say("ACME ends soon")
    house.clock.advance(3601)
    house.settle()
    assert small(house) == [f"{DUE}."]


def test_it_shows_what_is_so_today_and_stays_marked(house: House) -> None:
    house.say("decide", subject="request:1")
    house.today["request:1"] = "decide today"
    house.clock.advance(7200)
    house.settle()
    house.clock.advance(2)
    house.change("request:1", "decided")
    house.settle()
    assert house.said() == ["decided"]
    assert small(house) == [f"{DUE}."]


def test_what_was_found_after_a_crash_stays_as_it_was_said(house: House) -> None:
    house.say("decide", subject="request:1")
    house.broken("chat.postMessage", FaultKind.REPLY_DROPPED)
    house.deliver()
    house.clock.advance(7200)
    house.change("request:1", "decided")
    house.settle()
    assert house.said() == ["decided"]
    assert small(house) == []


@pytest.mark.parametrize(
    ("priority", "late"), [(Priority.WARNING, True), (Priority.WAITED_FOR, False)]
)
def test_a_warning_that_comes_on_the_next_day_is_late(
    house: House, priority: Priority, *, late: bool
) -> None:
    house.clock.advance(7 * 3600 + 40 * 60)  # 23:53 in Amsterdam
    house.say("ACME ends soon", priority=priority)
    house.clock.advance(600)
    house.settle()
    assert bool(small(house)) is late


def test_a_person_reads_it_by_their_own_clock(house: House) -> None:
    house.slack.office.change_user(ANNA.id, tz="America/New_York")
    house.say("hello", to=ANNA.id)
    house.settle()
    house.clock.advance(60)
    house.say("please decide", to=ANNA.id)
    house.clock.advance(7200)
    house.settle()
    shown = str(house.messages(ANNA.id)[-1].blocks)
    assert "this was due on 21 Sep, 10:14" in shown


def test_a_full_message_is_not_cut_for_it(house: House) -> None:
    """Fifty blocks are all that Slack takes."""
    full = Message("full", tuple(text(f"{number}") for number in range(50)))
    at = house.clock() - timedelta(days=1)
    assert marked(full, Late.DOWN, at, "UTC") == full
