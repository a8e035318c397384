"""Whoever delivers dies at each step of it in turn: what was due is said once."""

from collections.abc import Callable
from itertools import count

import pytest

from benchmarks.trouble.steps import FragilePost, FragileStore, Steps
from notifications.attempt import Result
from sandbox.cast import ANNA
from sandbox.faults import FaultKind
from store import NoticeState
from tests.notifications.delivery.house import SALES, House
from tests.notifications.delivery.test_dying import Killed

POST = "chat.postMessage"
Trouble = Callable[[House], None]


class Victim:
    """Delivers all that is due, until step number *last*."""

    def __init__(self, house: House, last: int) -> None:
        self.died_at = ""
        steps = Steps("", lambda _step, count: count == last, self._dies)
        store = FragileStore(house.store.engine, steps.passed)
        self._delivery = house.another(FragilePost(lambda: house.postbox, steps.passed), store)
        self._house = house

    def _dies(self, step: str) -> None:
        self.died_at = step
        raise Killed

    def delivers(self) -> str:
        """The step at which it died; empty where it had fewer."""
        try:
            self._house.deliver(self._delivery)
        except Killed:
            self._house.clock.advance(31)  # its lease is over
        return self.died_at


def all_well(_house: House) -> None:
    """Slack works."""


def reply_dropped(house: House) -> None:
    house.broken(POST, FaultKind.REPLY_DROPPED)


def not_let_in(house: House) -> None:
    house.broken(POST, FaultKind.ERROR, error="invalid_auth")


def limited(house: House) -> None:
    house.broken(POST, FaultKind.RATE_LIMITED, seconds=5)


def refused(house: House) -> None:
    """Whom it is for is none of ours: admins are told."""
    house.say(f"never {house.clock.now()}", to="U0NOBODY1")


STEPS_OF_A_POST = {
    f"{what}: {when}"
    for what, times in {
        "claim": ("before it", "before its commit", "after its commit"),
        "readers": ("before it", "after it"),
        "begin": ("before it", "before its commit", "after its commit"),
        "post": ("before it", "after it"),
        "said": ("before it", "before its commit", "after its commit"),
    }.items()
    for when in times
}
TROUBLES: list[tuple[Trouble, set[str]]] = [
    (all_well, STEPS_OF_A_POST),
    (reply_dropped, {"again: before its commit", "again: after its commit"}),
    (not_let_in, {"again: before it", "again: after its commit"}),
    (limited, {"again: before it", "again: before its commit"}),
    (refused, {"set_aside: before it", "set_aside: before its commit"}),
]


@pytest.mark.parametrize(
    ("trouble", "steps"), TROUBLES, ids=[trouble.__name__ for trouble, _steps in TROUBLES]
)
def test_whoever_dies_at_any_step_loses_nothing_and_repeats_nothing(
    house: House, trouble: Trouble, steps: set[str]
) -> None:
    died_at: set[str] = set()
    for last in count(1):
        trouble(house)
        house.say_all([(f"{last}, first", SALES), (f"{last}, second", SALES), (f"{last}", ANNA.id)])
        step = Victim(house, last).delivers()
        house.slack.faults.clear()
        house.settle()
        assert house.said(SALES)[-2:] == [f"{last}, first", f"{last}, second"]
        if not step:
            break
        died_at.add(step)
    assert steps <= died_at
    assert house.said(SALES) == [f"{n}, {what}" for n in range(1, last + 1)
                                 for what in ("first", "second")]  # fmt: skip
    assert house.said(ANNA.id) == [f"{n}" for n in range(1, last + 1)]


def test_whoever_dies_at_any_step_of_looking_for_it_says_it_once(house: House) -> None:
    died_at: set[str] = set()
    for last in count(1):
        house.clock.advance(1)
        house.say(f"{last}")
        house.broken(POST, FaultKind.REPLY_DROPPED)
        assert house.deliver()[-1] is Result.RETRIED
        house.clock.advance(13)
        step = Victim(house, last).delivers()
        house.settle()
        if not step:
            break
        died_at.add(step)
    assert {"look: before it", "look: after it", "said: before its commit"} <= died_at
    assert house.said() == [f"{n}" for n in range(1, last + 1)]


def test_whoever_dies_at_any_step_of_an_update_leaves_it_to_the_next(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    died_at: set[str] = set()
    for last in count(1):
        house.clock.advance(2)
        house.change("request:1", f"change {last}")
        step = Victim(house, last).delivers()
        house.settle()
        assert house.said() == [f"change {last}"]
        if not step:
            break
        died_at.add(step)
    assert {"update: before it", "update: after it", "said: before its commit"} <= died_at
    assert house.states() == {NoticeState.SAID: 1}


def test_whoever_dies_finding_that_there_is_nothing_to_say_leaves_it_so(house: House) -> None:
    died_at: set[str] = set()
    for last in count(1):
        house.say(f"{last}", subject=f"{last}")
        house.today[f"{last}"] = None
        step = Victim(house, last).delivers()
        house.settle()
        if not step:
            break
        died_at.add(step)
    assert {"moot: before it", "moot: before its commit", "moot: after its commit"} <= died_at
    assert house.said() == []
    assert house.states() == {NoticeState.MOOT: last}
