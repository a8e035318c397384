"""Identifiers that are unique in a message or view, as Slack wants them."""

from collections.abc import Iterable
from typing import cast

from blocks import limits
from blocks.element_shapes import Pressable
from blocks.shapes import Actions, Block, Section


def unique_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """*blocks*, a repeated ``action_id`` numbered (``run:show X#2``) in a copy of its block.

    ValueError where two inputs have one name: only one of them would come back.
    """
    _each_once(block["block_id"] for block in blocks if block["type"] == "input")
    ids = [one["action_id"] for block in blocks for one in buttons(block)]
    if len(ids) == len(set(ids)):
        return blocks
    seen: set[str] = set()
    return tuple(_renamed(block, seen) if buttons(block) else block for block in blocks)


def buttons(block: Block) -> list[Pressable]:
    """Everything in *block* that can be pressed: buttons and menus of command lines."""
    if block["type"] == "actions":
        return block["elements"]
    if block["type"] == "section" and "accessory" in block:
        return [block["accessory"]]
    return []


def _each_once(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"two inputs are called {name!r}; Slack takes each name once")
        seen.add(name)


def _renamed(block: Block, seen: set[str]) -> Block:
    renamed = [_numbered(button, seen) for button in buttons(block)]
    if block["type"] == "actions":
        return Actions(type="actions", elements=renamed)
    return cast(Section, {**block, "accessory": renamed[0]})


def _numbered(button: Pressable, seen: set[str]) -> Pressable:
    wanted = action_id = button["action_id"]
    number = 1
    while action_id in seen:
        number += 1
        suffix = f"#{number}"
        action_id = f"{wanted[: limits.IDENTIFIER - len(suffix)]}{suffix}"
    seen.add(action_id)
    return cast(Pressable, {**button, "action_id": action_id})
