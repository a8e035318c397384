"""The ladder of warnings: said once each, however long nobody looks, and at last it ends."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.ladder import Ladder

LADDER = Ladder((90, 60, 30, 14, 7, 1))
DEADLINE = date(2026, 9, 30)
LADDERS = st.lists(st.integers(0, 3650), min_size=1, max_size=8).map(lambda s: Ladder(tuple(s)))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
GAPS = st.lists(st.integers(1, 400), min_size=1, max_size=40)


def before(days: int) -> date:
    return DEADLINE - timedelta(days=days)


def test_steps_are_kept_the_longest_first_and_each_once() -> None:
    assert Ladder.read("1, 7,90,7").steps == (90, 7, 1)
    assert Ladder.read(LADDER.written) == LADDER


@pytest.mark.parametrize("text", ["", "90,", "ninety", "-1", "1.5", "3651", "99999", "٣", "90;60"])
def test_rubbish_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="0 to 3650"):
        Ladder.read(text)


@pytest.mark.parametrize(
    ("left", "entry", "step", "following"),
    [
        (200, before(90), None, before(90)),
        (91, before(90), None, before(90)),
        (90, before(90), 90, before(60)),
        (89, before(89), 90, before(60)),
        (60, before(60), 60, before(30)),
        (20, before(20), 30, before(14)),
        (2, before(2), 7, before(1)),
        (1, before(1), 1, before(-1)),
        (0, before(0), 1, before(-1)),
        (-1, before(-1), None, before(-1)),
        (-9, before(-9), None, before(-1)),
    ],
)
def test_a_day_on_the_ladder(left, entry, step, following) -> None:
    today = before(left)
    assert LADDER.entry(DEADLINE, today) == entry
    assert LADDER.reached(DEADLINE, today) == step
    assert LADDER.following(DEADLINE, today) == following


@pytest.mark.parametrize(
    ("due", "said"),
    [(before(7), 1), (before(1), 1), (before(0), 1), (before(-1), None), (before(-3), None)],
)
def test_after_the_deadline_only_what_was_due_before_is_said(due, said) -> None:
    assert LADDER.reached(DEADLINE, before(-3), due) == said


def test_there_is_an_answer_at_both_ends_of_the_calendar() -> None:
    assert LADDER.entry(date(1, 1, 5), date.min) == date.min
    assert LADDER.following(date(1, 1, 5), date.min) == date(1, 1, 4)
    assert LADDER.following(date.max, date.max) == date.max


def walked(ladder: Ladder, day: date, entered: date, later: Callable[[int], int]) -> list[int]:
    """The steps that are said, by somebody who looks when it is due, or so many days later."""
    said, due = [], ladder.entry(day, entered)
    for turn in count():
        assert turn <= len(ladder.steps) + 1, "it does not end"
        if due > day:
            break
        today = due + timedelta(days=later(turn))
        step = ladder.reached(day, today, due)
        said += [] if step is None else [step]
        assert ladder.following(day, today) > due
        due = ladder.following(day, today)
    assert ladder.reached(day, due, due) is None
    return said


@given(LADDERS, DAYS, st.integers(0, 4000))
def test_who_looks_in_time_says_every_step_that_is_ahead(ladder, day, early) -> None:
    said = walked(ladder, day, day - timedelta(days=early), lambda _turn: 0)
    assert set(said) >= {step for step in ladder.steps if step <= early}
    assert said == sorted(set(said), reverse=True)


@given(LADDERS, DAYS, st.integers(0, 4000), GAPS)
def test_however_long_nobody_looks_each_step_is_said_once_and_the_last_one_is(
    ladder, day, early, gaps
) -> None:
    entered = day - timedelta(days=early)
    said = walked(ladder, day, entered, lambda turn: gaps[turn % len(gaps)])
    assert said == sorted(set(said), reverse=True)
    assert said[-1] == ladder.steps[-1]


@given(LADDERS, DAYS, st.integers(1, 4000))
def test_a_deadline_that_was_past_when_it_became_known_is_never_warned_about(
    ladder, day, late
) -> None:
    assert walked(ladder, day, day + timedelta(days=late), lambda _turn: 0) == []
