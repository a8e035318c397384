"""Long answers on pages: everything once, in order, turned by buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks import kit, limits
from blocks.kit import Block, Message
from blocks.paging import COMFORTABLE_BLOCKS, paged
from blocks.unique import buttons

HEAD = [kit.header("ACME")]


def groups_of(*sizes: int) -> list[list[Block]]:
    return [[kit.text(f"{g}.{n}") for n in range(size)] for g, size in enumerate(sizes)]


def page(number: int, groups: list[list[Block]]) -> Message:
    return paged(HEAD, groups, number, "terms ACME", "Terms of ACME")


def read(message: Message) -> list[str]:
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


def pressable(message: Message) -> list[tuple[str, str]]:
    return [(b["text"]["text"], b["value"]) for block in message.blocks for b in buttons(block)]


def pages(groups: list[list[Block]]) -> list[Message]:
    """Every page, found as a reader finds it: by pressing Next."""
    found = [page(1, groups)]
    while "Next" in dict(pressable(found[-1])):
        line = dict(pressable(found[-1]))["Next"]
        found.append(page(int(line.removeprefix("terms ACME --page ")), groups))
    return found


def test_a_short_answer_has_no_pages() -> None:
    message = page(1, groups_of(3, 3))
    assert message.blocks == (*HEAD, *groups_of(3, 3)[0], *groups_of(3, 3)[1])
    assert page(1, []).blocks == tuple(HEAD)


def test_the_middle_page_turns_both_ways() -> None:
    message = page(2, groups_of(*[10] * 6))
    assert read(message)[0] == "2.0"
    assert "Page 2 of 3" in str(message.blocks)
    assert pressable(message) == [
        ("Previous", "terms ACME --page 1"),
        ("Next", "terms ACME --page 3"),
    ]


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-3, 1), (4, 3), (10**9, 3)])
def test_a_page_that_is_not_there_is_the_nearest(asked: int, shown: int) -> None:
    groups = groups_of(*[10] * 6)
    assert page(asked, groups) == page(shown, groups)


def test_long_texts_fill_a_page_sooner() -> None:
    groups: list[list[Block]] = [[kit.text("x" * 2900)] for _ in range(3)]
    assert [len(read(message)) for message in pages(groups)] == [2, 1]


@given(st.lists(st.integers(0, 60), max_size=12))
def test_everything_stands_on_one_page_in_order(sizes: list[int]) -> None:
    groups = groups_of(*sizes)
    found = pages(groups)
    together = [text for message in found for text in read(message)]
    assert together == [block["text"]["text"] for group in groups for block in group]
    assert all(len(message.blocks) <= limits.BLOCKS_IN_MESSAGE for message in found)


@given(st.lists(st.integers(1, COMFORTABLE_BLOCKS - 1), min_size=1, max_size=12))
def test_a_group_that_fits_is_never_broken(sizes: list[int]) -> None:
    for message in pages(groups_of(*sizes)):
        shown = [text.split(".")[0] for text in read(message)]
        assert all(shown.count(group) == sizes[int(group)] for group in shown)
