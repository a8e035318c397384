"""Whatever an answer about an odd customer offers to press is answered, and what that offers."""

from collections.abc import Iterator

import pytest

from blocks.kit import Message
from blocks.unique import buttons
from commands.dispatch import Dispatcher
from tests.commands.test_any_line import answered, odd_door

pytestmark = pytest.mark.words


@pytest.fixture(scope="module")
def door(module_database: str) -> Iterator[Dispatcher]:
    with odd_door(module_database) as door:
        yield door


def lines_of(message: Message) -> list[str]:
    """What its buttons would type."""
    return [button["value"] for block in message.blocks for button in buttons(block)]


@pytest.mark.parametrize("code", ["FIND", "a%_*", "مرحبا"])
def test_whatever_an_answer_offers_to_press_is_answered(door: Dispatcher, code: str) -> None:
    waiting, seen = [f"terms {code}", f"account {code}", f"terms {code} --on 2026-03-01"], set()
    while waiting:
        line = waiting.pop()
        if line not in seen:
            seen.add(line)
            message = answered(door, line)
            assert message or line == f"show {code}-E", line  # it has no versions yet
            waiting.extend(lines_of(message) if message else ())
    assert len(seen) > 20
