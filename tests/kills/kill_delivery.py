"""Whoever delivers is killed (SIGKILL) at any moment: nothing is lost, and nothing said twice."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random
from threading import Event
from time import monotonic

import pytest

from bot.clock import now
from bot.manifest import manifest
from sandbox.cast import COLLEAGUES, cast, installed_by
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from store import OPERATOR, NewNotice, Notice, NoticeState, Store
from tests.kills.deliverer import deliver, shown
from tests.kills.victims import pauses, victims

KILLS, NOTICES = 60, 120
READERS = [*(one.id for one in COLLEAGUES), "C0SAL0001", "C0REN0001"]
SLOW = Fault(kind=FaultKind.REPLY_LATE, on="chat.*", seconds=0.03, times=1_000_000)
"""Slack takes its time to say that it has taken a message: then most are killed."""


@pytest.fixture
def slack() -> Iterator[Slack]:
    with Slack.running(cast(installed_by(manifest()))) as running:
        running.inject(SLOW)
        yield running


def write(store: Store) -> None:
    with store.writing(OPERATOR, now()) as work:
        for number in range(NOTICES):
            reader = READERS[number % len(READERS)]
            subject = f"subject:{number % 5}"
            work.outbox.add(NewNotice(f"n{number}", "counted", reader, subject, {}), now())


def touch(store: Store, number: int) -> None:
    with store.writing(OPERATOR, now()) as work:
        work.outbox.touch(f"subject:{number % 5}", now())


def notices(store: Store) -> list[Notice]:
    with store.reading() as work:
        return work.outbox.listed(tuple(NoticeState), NOTICES)


def standing(slack: Slack) -> dict[str, list[str]]:
    """What stands in Slack, by the mark of its notice."""
    found: dict[str, list[str]] = {}
    for channel in slack.world.directory.channels():
        for message in slack.world.messages.public(channel.id):
            key = (message.metadata or {})["event_payload"]["key"]
            found.setdefault(key, []).append(message.text)
    return found


def unrecorded(store: Store, slack: Slack) -> int:
    """How many stand in Slack and are not known to."""
    there = standing(slack)
    return sum(one.ts is None and one.token in there for one in notices(store))


def in_the_midst(store: Store, slack: Slack) -> None:
    """Wait until something stands in Slack and is not known to, while there is anything to say."""
    deadline, pause = monotonic() + 5, Event()
    while is_waiting(store) and not unrecorded(store, slack) and monotonic() < deadline:
        pause.wait(0.005)


def settled(store: Store) -> None:
    deadline, pause = monotonic() + 120, Event()
    while is_waiting(store):
        assert monotonic() < deadline
        pause.wait(0.1)


def is_waiting(store: Store) -> bool:
    return any(one.state is NoticeState.WAITING for one in notices(store))


@pytest.mark.parametrize("count", [1, 2])
def test_killed_at_any_moment(store: Store, slack: Slack, database: str, count: int) -> None:
    write(store)
    caught = 0
    with victims(count, deliver, database, slack.url, slack.bot_token) as killed:
        random = Random(count)  # noqa: S311 - chance for pauses, not for secrets
        for number, _pause in enumerate(islice(pauses(random, 0.4), KILLS)):
            in_the_midst(store, slack)
            killed.kill_one(number)
            caught += unrecorded(store, slack) > 0
            if not number % 10:
                touch(store, number // 10)
        settled(store)
    there = standing(slack)
    for notice in notices(store):
        assert there[notice.token] == [shown(notice)]
    assert Counter(one.state for one in notices(store)) == {NoticeState.SAID: NOTICES}
    assert caught > KILLS / 10
