"""Whoever delivers may die at any moment, or be slower than somebody else."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from notifications.attempt import Result
from sandbox.faults import FaultKind
from store import NoticeState
from tests.notifications.delivery.house import SALES, House
from tests.notifications.delivery.interrupted import Interrupted, Killed, die, nothing

MESSAGE = "ACME ends soon"


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
        house.another(Interrupted(house.postbox, after=die), lease=3.0, grace=1.0).step()
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


def test_whoever_stood_still_before_posting_posts_nothing(house: House) -> None:
    """It is stopped (SIGSTOP) after it began to post, and goes on when another one has posted."""
    house.say(MESSAGE)
    stopped = Interrupted(house.postbox)
    store = Stopping(house)
    assert house.another(stopped, store=store).step() is Result.POSTPONED
    assert stopped.calls == []
    assert house.said() == [MESSAGE]
    assert house.states() == {NoticeState.SAID: 1}


class Stopping:
    """A store whose process stands still for long once it has written that it begins to post."""

    def __init__(self, house: House) -> None:
        self.house, self.stopped = house, False

    def __getattr__(self, name: str) -> object:
        return getattr(self.house.store, name)

    @contextmanager
    def writing(self, *who: object) -> Iterator[object]:
        with self.house.store.writing(*who) as work:
            yield work
        if self.house.notice(MESSAGE).begun_at and not self.stopped:
            self.stopped = True
            self.house.clock.advance(45)
            assert self.house.deliver() == [Result.SAID]


def test_what_was_said_twice_all_the_same_is_withdrawn(house: House) -> None:
    """It stands still in the moment between its last look at the clock and the call."""
    house.say(MESSAGE)

    def another_one() -> None:
        house.clock.advance(45)
        assert house.deliver() == [Result.SAID]
        assert house.said() == [MESSAGE]

    slow = Interrupted(house.postbox, before=another_one)
    assert house.another(slow).step() is Result.WITHDRAWN
    assert slow.calls == ["post", "withdraw"]
    assert house.said() == [MESSAGE]
    [there] = house.messages(SALES)
    assert house.notice(MESSAGE).ts == there.ts


def test_of_two_the_one_that_was_written_down_stays(house: House) -> None:
    """The other one was not there yet when it was looked for, and is written down first."""
    house.say(MESSAGE)
    first = Interrupted(house.postbox)
    other = Interrupted(house.postbox)

    def posts_too() -> None:
        house.clock.advance(45)
        second = house.another(other)
        other.before = lambda: None
        other.after = nothing
        notice = second.claim()
        assert notice
        held.append((second, notice))

    held: list = []
    first.before = posts_too
    assert house.another(first).step() is Result.SAID
    [(second, notice)] = held
    house.clock.advance(1)
    assert second.deliver(notice) is Result.SAID  # it looks, and finds it
    assert other.calls == ["look"]
    assert house.said() == [MESSAGE]


def test_what_slack_does_not_let_us_withdraw_is_told(house: House) -> None:
    house.say(MESSAGE)

    def another_one() -> None:
        house.clock.advance(45)
        house.deliver()

    house.broken("chat.delete", FaultKind.ERROR, error="compliance_exports_prevent_deletion")
    slow = Interrupted(house.postbox, before=another_one)
    assert house.another(slow).step() is Result.TWICE


def test_a_clock_that_is_set_back_by_a_day_holds_nothing_up(house: House) -> None:
    house.say("before")
    house.settle()
    house.clock.advance(1)
    house.say("in flight")
    with pytest.raises(Killed):
        house.another(Interrupted(house.postbox, after=die)).step()
    house.say("waiting")
    house.broken("chat.postMessage", FaultKind.ERROR, error="invalid_auth")
    house.clock.advance(-86_400)
    house.say("after")
    house.settle(60)
    assert house.said() == ["before", "in flight", "waiting", "after"]
