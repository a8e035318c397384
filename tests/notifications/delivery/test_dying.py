"""Whoever delivers may die at any moment, or be slower than somebody else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from blocks.kit import Message
from bot.slack_post import SlackPost
from notifications.attempt import Result
from store import NoticeState
from tests.notifications.delivery.house import SALES, House

MESSAGE = "ACME ends soon"


class Killed(BaseException):
    """The process is gone: nothing of it handles this."""


def die() -> None:
    raise Killed


def nothing() -> None:
    """Go on."""


@dataclass
class Interrupted:
    """The way to Slack, and what happens around a call: before it, or when it was done."""

    real: SlackPost
    before: Callable[[], None] = nothing
    after: Callable[[], None] = nothing
    calls: list[str] = field(default_factory=list)

    def is_inside(self, recipient: str) -> bool:
        return self.real.is_inside(recipient)

    def direct(self, user_id: str) -> str:
        return self.real.direct(user_id)

    def look(self, channel: str, token: str, since: datetime) -> str | None:
        self.calls.append("look")
        return self.real.look(channel, token, since)

    def post(self, channel: str, message: Message, token: str) -> str:
        self.calls.append("post")
        self.before()
        ts = self.real.post(channel, message, token)
        self.after()
        return ts

    def update(self, channel: str, ts: str, message: Message) -> None:
        self.calls.append("update")
        self.before()
        self.real.update(channel, ts, message)
        self.after()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_whoever_dies_around_a_post_leaves_it_to_the_next(house: House, moment: str) -> None:
    house.say(MESSAGE)
    postbox = Interrupted(house.postbox, **{moment: die})
    with pytest.raises(Killed):
        house.another(postbox).step()
    assert house.deliver() == []
    house.clock.advance(31)
    assert house.deliver() == [Result.SAID]
    assert house.said() == [MESSAGE]


def test_who_dies_before_a_post_is_begun_leaves_no_doubt(house: House) -> None:
    house.say(MESSAGE)
    postbox = Interrupted(house.postbox)
    postbox.is_inside = lambda _recipient: die()
    with pytest.raises(Killed):
        house.another(postbox).step()
    house.clock.advance(31)
    seen = Interrupted(house.postbox)
    assert house.deliver(house.another(seen)) == [Result.SAID]
    assert seen.calls == ["post"]


def test_a_lease_may_end_before_the_grace_does(house: House) -> None:
    house.say(MESSAGE)
    with pytest.raises(Killed):
        house.another(Interrupted(house.postbox, after=die), lease=3.0).step()
    house.clock.advance(4)
    assert house.deliver() == [Result.POSTPONED]
    assert house.notice(MESSAGE).due_at > house.clock()
    house.settle()
    assert house.said() == [MESSAGE]


def test_a_change_after_a_crash_is_shown(house: House) -> None:
    house.say("decide", subject="request:1")
    with pytest.raises(Killed):
        house.another(Interrupted(house.postbox, after=die)).step()
    house.change("request:1", "decided")
    assert house.settle() == [Result.SAID, Result.UPDATED]
    assert house.said() == ["decided"]


def test_a_change_while_the_post_is_in_flight_is_shown(house: House) -> None:
    house.say("decide", subject="request:1")
    postbox = Interrupted(house.postbox, after=lambda: house.change("request:1", "decided"))
    delivery = house.another(postbox)
    assert house.deliver(delivery) == [Result.SAID]
    postbox.after = nothing
    house.clock.advance(1)
    assert house.deliver(delivery) == [Result.UPDATED]
    assert house.said() == ["decided"]


def test_a_change_while_an_update_is_in_flight_is_shown(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.change("request:1", "recalled")
    postbox = Interrupted(house.postbox, after=lambda: house.change("request:1", "decided"))
    house.clock.advance(1)
    assert house.deliver(house.another(postbox)) == [Result.UPDATED]
    assert house.settle() == [Result.UPDATED]
    assert house.said() == ["decided"]


def test_who_dies_in_an_update_leaves_it_to_the_next(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.clock.advance(1)
    house.change("request:1", "decided")
    with pytest.raises(Killed):
        house.another(Interrupted(house.postbox, after=die)).step()
    assert house.settle() == [Result.UPDATED]
    assert house.said() == ["decided"]


def test_whoever_was_too_slow_posts_nothing(house: House) -> None:
    """Its questions took longer than the lease: another one has posted meanwhile."""
    house.say(MESSAGE)
    slow = Interrupted(house.postbox)

    def inside(recipient: str) -> bool:
        house.clock.advance(31)
        assert house.deliver() == [Result.SAID]
        return house.postbox.is_inside(recipient)

    slow.is_inside = inside
    assert house.another(slow).step() is Result.LOST
    assert slow.calls == []
    assert house.said() == [MESSAGE]


def test_a_post_that_was_too_slow_counts_all_the_same(house: House) -> None:
    house.say(MESSAGE)
    slow = Interrupted(house.postbox, after=lambda: house.clock.advance(31))
    assert house.another(slow).step() is Result.SAID
    assert house.deliver() == []
    assert house.states() == {NoticeState.SAID: 1}


def test_an_update_that_was_too_slow_shows_nothing_old(house: House) -> None:
    """It arrives after that of another one, who had taken the notice over."""
    house.say("decide", subject="request:1")
    house.settle()
    house.clock.advance(1)
    house.change("request:1", "recalled")

    def overtaken() -> None:
        house.clock.advance(31)
        house.change("request:1", "approved")
        assert house.deliver() == [Result.UPDATED]
        assert house.said() == ["approved"]

    house.another(Interrupted(house.postbox, before=overtaken)).step()
    assert house.said() == ["recalled"]
    house.settle()
    assert house.said() == ["approved"]


def test_what_was_dropped_while_it_was_in_flight_is_said_nonetheless(house: House) -> None:
    house.say(MESSAGE)

    def dropped() -> None:
        with house.store.writing("operator", house.clock()) as work:
            assert work.outbox.drop(1, "not needed")

    house.another(Interrupted(house.postbox, before=dropped)).step()
    assert house.said() == [MESSAGE]
    assert house.states() == {NoticeState.SAID: 1}


def test_whoever_ends_lets_go_of_what_it_has(house: House) -> None:
    house.say(MESSAGE)
    postbox = Interrupted(house.postbox)
    delivery = house.another(postbox)

    def inside(recipient: str) -> bool:
        delivery.stop()
        return house.postbox.is_inside(recipient)

    postbox.is_inside = inside
    assert delivery.step() is Result.POSTPONED
    assert delivery.step() is None
    assert house.deliver() == [Result.SAID]
    assert house.said(SALES) == [MESSAGE]
