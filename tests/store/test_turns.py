"""Writers of one process take turns, as they came."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import TimeoutError as TooLong

from store.turns import Turns
from tests.bot.patience import until

LONG = 10.0  # seconds


@pytest.fixture
def turns() -> Turns:
    return Turns()


def test_they_come_one_after_the_other_in_the_order_in_which_they_asked(turns: Turns) -> None:
    came: list[int] = []

    def come(number: int) -> None:
        with turns.turn(LONG):
            came.append(number)

    with ThreadPoolExecutor(8) as pool:
        with turns.turn(LONG):
            for number in range(8):
                pool.submit(come, number)
                until(lambda: len(turns._queue) == number + 2)  # noqa: B023 - called at once
            assert came == []
        until(lambda: not turns._queue)
    assert came == list(range(8))


def test_whoever_waits_too_long_is_told_so_and_holds_up_nobody(turns: Turns) -> None:
    def left_over() -> float:
        with turns.turn(LONG) as left:
            return left

    with ThreadPoolExecutor(1) as pool:
        with turns.turn(LONG):
            with pytest.raises(TooLong), turns.turn(0.01):
                pytest.fail("it is somebody else's turn")
            late = pool.submit(left_over)
            until(lambda: len(turns._queue) == 2)
        assert 0 < late.result() < LONG


def test_a_turn_ends_with_an_error_too(turns: Turns) -> None:
    with pytest.raises(ValueError, match="mine"), turns.turn(LONG):
        raise ValueError("mine")
    with turns.turn(0.0) as left:
        assert left == 0.0
