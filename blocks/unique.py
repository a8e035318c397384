"""Identifiers that are unique in a message, as Slack wants them."""

from typing import cast

from blocks import limits
from blocks.shapes import Actions, Block, Button, Section


def unique_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """*blocks*, a repeated ``action_id`` numbered (``run:show X#2``) in a copy of its block."""
    ids = [button["action_id"] for block in blocks for button in buttons(block)]
    if len(ids) == len(set(ids)):
        return blocks
    seen: set[str] = set()
    return tuple(_renamed(block, seen) if buttons(block) else block for block in blocks)


def buttons(block: Block) -> list[Button]:
    """Everything in *block* that can be pressed."""
    if block["type"] == "actions":
        return block["elements"]
    if block["type"] == "section" and "accessory" in block:
        return [block["accessory"]]
    return []


def _renamed(block: Block, seen: set[str]) -> Block:
    renamed = [_numbered(button, seen) for button in buttons(block)]
    if block["type"] == "actions":
        return Actions(type="actions", elements=renamed)
    return cast(Section, {**block, "accessory": renamed[0]})


def _numbered(button: Button, seen: set[str]) -> Button:
    wanted = action_id = button["action_id"]
    number = 1
    while action_id in seen:
        number += 1
        suffix = f"#{number}"
        action_id = f"{wanted[: limits.IDENTIFIER - len(suffix)]}{suffix}"
    seen.add(action_id)
    return {**button, "action_id": action_id}
