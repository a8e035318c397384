"""Many at once: at Slack's pace, by several who deliver, through all kinds of faults."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest

from bot.manifest import manifest
from notifications.attempt import Result
from sandbox.cast import ANNA, BOT, COLLEAGUES, cast, installed_by
from sandbox.faults import FaultKind
from sandbox.slack import Slack
from sandbox.state.model import Channel
from store import NoticeState, Store
from tests.notifications.delivery.house import SALES, House, Turned

CHANNELS = [f"C0MANY{number:03}" for number in range(20)]
FAULTS = [
    (FaultKind.REPLY_DROPPED, {}),
    (FaultKind.CONNECTION_CLOSED, {}),
    (FaultKind.RATE_LIMITED, {"seconds": 3}),
    (FaultKind.SERVER_ERROR, {}),
    (FaultKind.SERVER_ERROR, {"stored": True}),
    (FaultKind.HTML, {}),
    (FaultKind.HTML, {"stored": True}),
    (FaultKind.ERROR, {}),
    (FaultKind.ERROR, {"stored": True}),
]


@pytest.fixture
def slack(clock: Turned) -> Iterator[Slack]:
    """A Slack with twenty channels more."""
    plan = cast(installed_by(manifest()))
    many = (Channel(channel, channel.lower(), {ANNA.id, BOT.id}) for channel in CHANNELS)
    with Slack.running(replace(plan, channels=(*plan.channels, *many)), clock=clock) as running:
        yield running


@pytest.fixture
def two_hundred(house: House) -> dict[str, set[str]]:
    """Ten notices in each of twenty channels."""
    expected = {channel: {f"{channel} {n}" for n in range(10)} for channel in CHANNELS}
    house.say_all((text, channel) for channel, texts in expected.items() for text in sorted(texts))
    return expected


def arrived(house: House, expected: dict[str, set[str]]) -> None:
    """Everything, and nothing twice."""
    for channel, texts in expected.items():
        assert sorted(house.said(channel)) == sorted(texts)


def test_two_hundred_arrive_at_slacks_pace_and_no_slower(
    house: House, two_hundred: dict[str, set[str]]
) -> None:
    house.slack.pace.enforced = True
    started = house.clock.now()
    house.settle()
    arrived(house, two_hundred)
    assert house.clock.now() - started <= 30
    assert house.slack.pace.refused["chat.postMessage"] == 0


def test_two_hundred_arrive_through_all_kinds_of_faults(
    house: House, two_hundred: dict[str, set[str]]
) -> None:
    house.slack.faults.seed(1)
    for kind, more in FAULTS:
        house.broken("*", kind, probability=0.1, times=25, **more)
    started = house.clock.now()
    results = house.settle()
    assert results.count(Result.RETRIED) > 50
    arrived(house, two_hundred)
    assert house.states() == {NoticeState.SAID: 200}
    assert house.clock.now() - started <= 900  # what is in doubt holds up the rest of its channel


def test_several_who_deliver_say_nothing_twice(
    house: House, two_hundred: dict[str, set[str]], database: str
) -> None:
    """Three threads: two by one engine, one by an engine of its own, as another process has."""
    with closing(Store.at(database)) as other, ThreadPoolExecutor(3) as threads:
        deliveries = [house.another(pace=0.0) for _one in range(2)]
        deliveries.append(house.another(store=other, pace=0.0))
        results = []
        while house.states()[NoticeState.WAITING]:  # whoever finds all readers held ends early
            results += [list(done) for done in threads.map(house.deliver, deliveries)]
    arrived(house, two_hundred)
    assert sum(map(len, results)) == 200
    assert all(result is Result.SAID for done in results for result in done)


def test_several_bring_a_message_up_to_date_and_the_last_change_is_shown(
    house: House, database: str
) -> None:
    for colleague in COLLEAGUES:
        house.say("decide", to=colleague.id, subject="request:1")
    house.settle()
    house.clock.advance(1)
    with closing(Store.at(database)) as other, ThreadPoolExecutor(3) as threads:
        deliveries = [house.another(), house.another(store=other)]
        for number in range(5):
            house.change("request:1", f"change {number}")
            list(threads.map(house.deliver, deliveries))
            house.settle()
            house.clock.advance(1)
    for colleague in COLLEAGUES:
        assert house.said(colleague.id) == ["change 4"]


def test_a_channel_gets_one_message_a_second(house: House) -> None:
    house.slack.pace.enforced = True
    for number in range(20):
        house.say(f"{number}")
    started = house.clock.now()
    house.settle()
    assert sorted(house.said(SALES), key=int) == [str(number) for number in range(20)]
    assert 19 <= house.clock.now() - started <= 21
    assert house.slack.pace.refused["chat.postMessage"] == 0
