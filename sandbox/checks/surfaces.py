"""Whole messages, modals and Home tabs: counts, unique ids, totals."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from blocks.limits import (
    BLOCKS_IN_MESSAGE,
    BLOCKS_IN_VIEW,
    IDENTIFIER,
    MARKDOWN_PER_PAYLOAD,
    METADATA_BYTES,
    MODAL_TITLE,
    PRIVATE_METADATA,
    TABLE_CHARACTERS,
    TABLES_IN_MESSAGE,
    VIEW_BYTES,
)
from sandbox.checks.blocks import IN_MESSAGE, IN_VIEW
from sandbox.checks.objects import plain
from sandbox.checks.shapes import Flag, Kinds, Many, Problem, Record, Shape, Text
from sandbox.state.errors import SlackError
from sandbox.state.model import Json
from sandbox.state.named import elements_of

MESSAGE: Final = Many(IN_MESSAGE, BLOCKS_IN_MESSAGE, least=0)
_COMMON: Final[dict[str, Shape]] = {
    "private_metadata": Text(PRIVATE_METADATA, least=0),
    "callback_id": Text(IDENTIFIER, least=0),
    "external_id": Text(IDENTIFIER, least=0),
}
_BLOCKS: Final = Many(IN_VIEW, BLOCKS_IN_VIEW)
MODAL: Final = Kinds(
    {
        "modal": Record(
            {"title": plain(MODAL_TITLE), "blocks": _BLOCKS},
            {
                **_COMMON,
                "submit": plain(MODAL_TITLE),
                "close": plain(MODAL_TITLE),
                "clear_on_close": Flag(),
                "notify_on_close": Flag(),
                "submit_disabled": Flag(),
            },
        )
    }
)
HOME: Final = Kinds({"home": Record({"blocks": _BLOCKS}, _COMMON)})


def check_message(blocks: object) -> tuple[Json, ...]:
    """The blocks of a message, or `invalid_blocks` with every problem."""
    problems = list(MESSAGE.problems(blocks, "/blocks"))
    if not problems and isinstance(blocks, list):
        problems = list(_whole(blocks, "/blocks"))
    if problems or not isinstance(blocks, list):
        raise SlackError("invalid_blocks", [str(problem) for problem in problems])
    return tuple(blocks)


def check_view(view: object, shape: Kinds) -> Json:
    """A modal or a Home tab, or `invalid_arguments` with every problem."""
    if len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES:
        raise SlackError("view_too_large")
    problems = list(shape.problems(view, "/view"))
    if not problems and isinstance(view, dict):
        problems = [*_whole(view["blocks"], "/view/blocks"), *_submittable(view)]
    if problems or not isinstance(view, dict):
        raise SlackError("invalid_arguments", [str(problem) for problem in problems])
    return view


def check_metadata(metadata: object) -> Json:
    """The metadata of a message: a type and a payload."""
    if not isinstance(metadata, dict) or metadata.keys() != {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata["event_payload"], dict) or not metadata["event_type"]:
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata, ensure_ascii=False).encode()) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return metadata


def _whole(blocks: Sequence[Json], at: str) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(blocks, at)


def _twice(names: Iterator[str | None]) -> list[str]:
    return [name for name, times in Counter(filter(None, names)).items() if times > 1]


def _unique_blocks(blocks: Sequence[Json], at: str) -> Iterator[Problem]:
    for name in _twice(block.get("block_id") for block in blocks):
        yield Problem(at, f"block_id {name!r} already exists")


def _unique_actions(blocks: Sequence[Json], at: str) -> Iterator[Problem]:
    """Slack wants an action_id once in its block; another block may have the same."""
    for place, block in enumerate(blocks):
        for name in _twice(element.get("action_id") for element in elements_of(block)):
            yield Problem(f"{at}/{place}", f"action_id {name!r} already exists")


def _one_focus(blocks: Sequence[Json], at: str) -> Iterator[Problem]:
    elements = (element for block in blocks for element in elements_of(block))
    if sum(bool(element.get("focus_on_load")) for element in elements) > 1:
        yield Problem(at, "only one element may have focus_on_load")


def _markdown(blocks: Sequence[Json], at: str) -> Iterator[Problem]:
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > (
        MARKDOWN_PER_PAYLOAD
    ):
        yield Problem(at, f"markdown must be less than {MARKDOWN_PER_PAYLOAD + 1} characters")


def _tables(blocks: Sequence[Json], at: str) -> Iterator[Problem]:
    tables = [block for block in blocks if block["type"] == "table"]
    if len(tables) > TABLES_IN_MESSAGE:
        yield Problem(at, "only_one_table_allowed")
    if sum(map(_characters, tables)) > TABLE_CHARACTERS:
        yield Problem(at, f"tables must be less than {TABLE_CHARACTERS + 1} characters")


def _characters(value: Any) -> int:
    """All the text within a table, however deep."""
    if isinstance(value, list):
        return sum(map(_characters, value))
    if isinstance(value, dict):
        inner = (value.get(name, []) for name in ("rows", "elements"))
        return len(value.get("text", "")) + sum(map(_characters, inner))
    return 0


def _submittable(view: Json) -> Iterator[Problem]:
    asks = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and asks and "submit" not in view:
        yield Problem("/view", "missing required field: submit")


RULES: Final[tuple[Callable[[Sequence[Json], str], Iterator[Problem]], ...]] = (
    _unique_blocks,
    _unique_actions,
    _one_focus,
    _markdown,
    _tables,
)
