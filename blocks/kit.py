"""Our few words of Block Kit, over plain dicts. Everything else in the code speaks these."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """What Slack shows: blocks, and the text for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...] = ()
