"""Pages with Slack's cursors."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import TypeVar

from sandbox.state.errors import SlackError

Item = TypeVar("Item")
MOST = 1000


def page(items: Sequence[Item], limit: int, cursor: str) -> tuple[list[Item], str]:
    """One page and the cursor of the next, empty at the end. Refuses with `invalid_cursor`."""
    if not 1 <= limit <= MOST:
        raise SlackError("invalid_limit")
    start = _place(cursor)
    end = start + limit
    following = b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), following


def _place(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(b64decode(cursor).decode().removeprefix("next:"))
    except (binascii.Error, ValueError):
        raise SlackError("invalid_cursor") from None
