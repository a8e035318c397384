"""Slack's pace: each channel a message a second, the workspace a few hundred a minute, in all."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import pairwise

import pytest

from notifications.attempt import Result
from notifications.delivery import Delivery
from sandbox.cast import COLLEAGUES
from sandbox.faults import FaultKind
from store import Store
from tests.notifications.delivery.house import RENEWALS, SALES, House
from tests.notifications.delivery.test_dying import Interrupted

READERS = [*(one.id for one in COLLEAGUES), SALES, RENEWALS]


@pytest.fixture
def three(house: House, database: str) -> Iterator[list[Delivery]]:
    """Three processes that deliver: each has an engine of its own."""
    with closing(Store.at(database)) as one, closing(Store.at(database)) as other:
        yield [house.another(store=store, workspace=0.25) for store in (house.store, one, other)]


def posted(house: House) -> list[tuple[str, float]]:
    """Where something was posted and when, by Slack's clock."""
    changes = house.slack.world.journal.since(0)
    said = [one.message for one in changes if one.kind == "posted" and one.message]
    return [(one.channel, round(float(one.ts), 3)) for one in said]


def gaps(times: list[float]) -> list[float]:
    return [round(later - earlier, 2) for earlier, later in pairwise(sorted(times))]


def test_however_many_deliver_a_reader_is_told_one_thing_a_second(
    house: House, three: list[Delivery]
) -> None:
    for number in range(6):
        house.say(f"{number}")
    for _eighth in range(48):
        for delivery in three:
            house.deliver(delivery)
        house.clock.advance(0.125)
    assert house.said() == [f"{number}" for number in range(6)]
    assert gaps([at for _channel, at in posted(house)]) == [1.0] * 5


def test_however_many_deliver_the_workspace_is_told_four_things_a_second(
    house: House, three: list[Delivery]
) -> None:
    house.say_all((f"{number}", to) for number in range(4) for to in READERS)
    started = house.clock.now()
    while house.states().keys() != {"said"}:
        for delivery in three:
            house.deliver(delivery)
        house.clock.advance(0.125)
    times = [at for _channel, at in posted(house)]
    assert len(times) == 4 * len(READERS)
    assert house.clock.now() - started >= (len(times) - 5) / 4
    assert house.clock.now() - started <= 1.05 * len(times) / 4
    for start in times:
        assert sum(start <= at < start + 5 for at in times) <= 5 * 4 + 5


def test_what_needs_no_message_takes_no_part_of_the_pace(house: House) -> None:
    delivery = house.another(workspace=60.0, credit=0.0)
    house.say_all([(f"{number}", SALES) for number in range(5)], subject="nothing")
    house.today["nothing"] = None
    house.clock.advance(1)
    house.say("something", to=RENEWALS)
    assert sorted(house.deliver(delivery)) == [Result.MOOT] * 5 + [Result.SAID]
    house.say("more")
    assert house.deliver(delivery) == []


def test_what_is_brought_up_to_date_does_not_wait_for_the_workspace(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.clock.advance(2)
    delivery = house.another(workspace=60.0, credit=0.0)
    house.say("new", to=RENEWALS)
    assert house.deliver(delivery) == [Result.SAID]
    house.say("newer", to=RENEWALS)
    house.change("request:1", "decided")
    assert house.deliver(delivery) == [Result.UPDATED]
    assert house.said() == ["decided"]


def test_where_all_of_posting_is_limited_nobody_asks_slack(
    house: House, three: list[Delivery]
) -> None:
    house.say_all(("hello", to) for to in READERS)
    house.broken("chat.postMessage", FaultKind.RATE_LIMITED, seconds=20, times=2)
    assert house.deliver(three[0])[:2] == [Result.POSTPONED] * 2
    assert house.slack.faults.waiting() == []
    for delivery in three:
        assert house.deliver(delivery) == []
    house.clock.advance(19)
    assert house.deliver(three[1]) == []
    house.settle(delivery=three[2])
    assert sorted(posted(house)) == sorted(set(posted(house)))


def test_a_reply_that_takes_long_counts_from_its_end(house: House) -> None:
    slow = Interrupted(house.postbox, after=lambda: house.clock.advance(3))
    house.say("one")
    house.say("two")
    assert house.deliver(house.another(slow)) == [Result.SAID]
    assert house.deliver() == []
    house.clock.advance(0.9)
    assert house.deliver() == []
    house.clock.advance(0.1)
    assert house.deliver() == [Result.SAID]


def test_while_one_delivers_to_a_reader_no_other_does(house: House, three: list[Delivery]) -> None:
    found: list[list[Result]] = []

    def others() -> None:
        found.extend(house.deliver(delivery) for delivery in three[1:])

    house.say("one")
    house.say("two")
    house.say("elsewhere", to=RENEWALS)
    assert house.another(Interrupted(house.postbox, before=others)).step() is Result.SAID
    assert found == [[Result.SAID], []]
    assert house.said() == ["one"]


@contextmanager
def threads(count: int) -> Iterator[Callable[[list[Callable[[], object]]], list[object]]]:
    with ThreadPoolExecutor(count) as pool:
        yield lambda acts: list(pool.map(lambda act: act(), acts))


def test_several_steps_of_one_delivery_run_side_by_side(house: House) -> None:
    """As the threads of a process do: in each channel the order stays."""
    delivery = house.another(pace=0.0)
    house.say_all((f"{number}", to) for number in range(10) for to in READERS)
    with threads(6) as at_once:
        done = at_once([lambda: house.deliver(delivery)] * 6)
    assert sum(map(len, done)) == 10 * len(READERS)
    for to in READERS:
        assert house.said(to) == [f"{number}" for number in range(10)]
